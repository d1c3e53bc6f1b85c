// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/wiring.h"

#include "sim/metro_m4.h"
#include "sim/tomlfields.h"
#include "sim/wiringtable.h"

#include <algorithm>

namespace sim {

namespace {

const std::vector<std::string_view> kinds{"led", "button"};
const std::vector<std::string_view> colours{"red", "orange", "yellow", "green", "blue", "white"};
const std::vector<std::string_view> levels{"high", "low"};
const std::vector<std::string_view> rails{"ground", "3V3"};
const std::vector<std::string_view> pulls{"none", "up", "down"};

core::PinId pinFrom(TomlFields &fields)
{
    const std::string name = fields.string("pin");
    const std::optional<core::PinId> pin = metro_m4::pinNamed(name);
    if (!pin && fields.good()) {
        fields.fail("The board has no pin \"" + name + "\". Use one of its names: A0 to A5, D0 to D13, "
                        + "SDA, SCL, SCK, MOSI, MISO.",
                    "pin");
    } else if (pin && metro_m4::pin(*pin).held != metro_m4::Held::Free) {
        fields.fail("The board itself uses the pin \"" + name + "\". Use another.", "pin");
    }
    return pin.value_or(core::PinId{0});
}

std::string nameFrom(TomlFields &fields, std::string_view kind, core::PinId pin)
{
    std::string name
        = fields.string("name", std::string{kind} + " on " + std::string{metro_m4::pin(pin).label()});
    if (name.empty()) {
        fields.fail("\"name\" must not be empty. Leave the line out for a name made of kind and pin.",
                    "name");
    }
    return name;
}

Part ledFrom(TomlFields &fields)
{
    Led led;
    led.pin = pinFrom(fields);
    led.name = nameFrom(fields, "led", led.pin);
    led.colour = static_cast<LedColour>(fields.oneOf("colour", colours, 0));
    led.ohms = static_cast<std::uint32_t>(fields.integer("ohms", 1, 1'000'000, 330));
    led.litWhenHigh = fields.oneOf("lit", levels, 0) == 0;
    return led;
}

Part buttonFrom(TomlFields &fields)
{
    Button button;
    button.pin = pinFrom(fields);
    button.name = nameFrom(fields, "button", button.pin);
    button.toGround = fields.oneOf("to", rails, 0) == 0;
    button.pull = static_cast<core::Pull>(fields.oneOf("pull", pulls, 0));
    return button;
}

// Always in double quotes, whatever the text: the library's own writer picks the quotes by the content.
std::string quoted(std::string_view text)
{
    static constexpr std::string_view hex = "0123456789ABCDEF";
    std::string out = "\"";
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if (c == '"' || c == '\\') {
            out += '\\';
            out += c;
        } else if (byte < 0x20 || byte == 0x7F) {
            out += "\\u00";
            out += hex[byte >> 4];
            out += hex[byte & 0xF];
        } else {
            out += c;
        }
    }
    return out + '"';
}

void write(std::string &out, std::string_view key, std::string_view text)
{
    out += std::string{key} + " = " + quoted(text) + "\n";
}

void writePart(std::string &out, const Led &led)
{
    write(out, "kind", "led");
    write(out, "name", led.name);
    write(out, "pin", metro_m4::pin(led.pin).label());
    write(out, "colour", nameOf(led.colour));
    out += "ohms = " + std::to_string(led.ohms) + "\n";
    write(out, "lit", levels[led.litWhenHigh ? 0 : 1]);
}

void writePart(std::string &out, const Button &button)
{
    write(out, "kind", "button");
    write(out, "name", button.name);
    write(out, "pin", metro_m4::pin(button.pin).label());
    write(out, "to", rails[button.toGround ? 0 : 1]);
    write(out, "pull", pulls[core::number(button.pull)]);
}

} // namespace

core::Result<Wiring> wiringFrom(const toml::table &table, std::string_view file)
{
    Wiring wiring;
    TomlFields top{table, "wiring", file};
    const std::vector<const toml::table *> parts = top.tables("part");
    if (const core::Result<void> done = top.finish(); !done) {
        return tl::unexpected<core::Error>(done.error());
    }
    for (const toml::table *each : parts) {
        TomlFields fields{*each, "part", file};
        const bool isLed = fields.oneOf("kind", kinds) == 0;
        if (fields.good()) {
            wiring.parts.push_back(isLed ? ledFrom(fields) : buttonFrom(fields));
            const std::string &name = nameOf(wiring.parts.back());
            if (std::any_of(wiring.parts.begin(), wiring.parts.end() - 1,
                            [&](const Part &part) { return nameOf(part) == name; })) {
                fields.fail("Two parts are called \"" + name + "\". Give this one another name.", "name");
            }
        }
        if (!fields.good()) {
            return tl::unexpected<core::Error>(fields.error());
        }
        if (const core::Result<void> done = fields.finish(); !done) {
            return tl::unexpected<core::Error>(done.error());
        }
    }
    return wiring;
}

core::Result<Wiring> wiringFrom(std::string_view toml, std::string_view file)
{
    return tomlTable(toml, file).and_then([&](const toml::table &table) { return wiringFrom(table, file); });
}

std::string tomlOf(const Wiring &wiring)
{
    std::string out;
    for (const Part &part : wiring.parts) {
        out += out.empty() ? "[[part]]\n" : "\n[[part]]\n";
        std::visit([&out](const auto &each) { writePart(out, each); }, part);
    }
    return out;
}

} // namespace sim
