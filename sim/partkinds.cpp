// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/partkinds.h"

#include <array>

namespace sim {

namespace words {
const Words colours{"red", "orange", "yellow", "green", "blue", "white"};
const Words levels{"high", "low"};
const Words rails{"ground", "3V3"};
const Words pulls{"none", "up", "down"};
const Words orders{"GRB", "RGB", "GRBW", "RGBW"};
} // namespace words

namespace {

using Keys = std::vector<PartKey>;
using Holds = PartKey::Holds;

PartKey pin(std::string_view name)
{
    return {.name = name, .holds = Holds::Pin};
}
PartKey word(std::string_view name, const Words &words)
{
    return {.name = name, .holds = Holds::Word, .words = words};
}
PartKey number(std::string_view name, std::int64_t lowest, std::int64_t highest)
{
    return {.name = name, .holds = Holds::Number, .lowest = lowest, .highest = highest};
}

Keys knob(KnobKind kind)
{
    const KnobRange range = rangeOf(kind);
    return {pin("pin"), number("start", range.lowest, range.highest)};
}

Keys listed(PartKind kind)
{
    switch (kind) {
    case PartKind::Led:
        return {pin("pin"), word("colour", words::colours), number("ohms", 0, 1'000'000),
                word("lit", words::levels)};
    case PartKind::Button:
        return {pin("pin"),
                {.name = "to", .holds = Holds::RailOrPin, .words = words::rails},
                word("pull", words::pulls),
                number("bounce_ms", 0, 100)};
    case PartKind::SlideSwitch:
        return {pin("pin"), word("start", words::rails)};
    case PartKind::Potentiometer:
        return knob(KnobKind::Potentiometer);
    case PartKind::LightSensor:
        return knob(KnobKind::Light);
    case PartKind::TemperatureSensor:
        return knob(KnobKind::Temperature);
    case PartKind::PixelStrip:
        return {pin("pin"), number("count", 1, 300), word("order", words::orders)};
    case PartKind::PixelRing:
        return {pin("pin"),
                {.name = "count",
                 .holds = Holds::Number,
                 .lowest = ringSizes().front(),
                 .highest = ringSizes().back(),
                 .numbers = ringSizes()},
                word("order", words::orders)};
    case PartKind::RgbLed:
        return {pin("red"), pin("green"), pin("blue"), word("common", words::rails)};
    case PartKind::Servo:
        return {pin("pin"), number("min_us", 100, 10'000), number("max_us", 100, 10'000)};
    case PartKind::Buzzer:
        return {pin("pin")};
    case PartKind::Encoder:
        return {pin("a"), pin("b")};
    case PartKind::SevenSegment:
        return {{.name = "segments", .holds = Holds::Pins}, word("common", words::rails)};
    }
    return {};
}

PartKind kindFor(KnobKind kind)
{
    return static_cast<PartKind>(static_cast<int>(PartKind::Potentiometer) + static_cast<int>(kind));
}

} // namespace

const Words &kindWords()
{
    static const Words all{"led",
                           "button",
                           "slide-switch",
                           "potentiometer",
                           "light-sensor",
                           "temperature-sensor",
                           "neopixel-strip",
                           "neopixel-ring",
                           "rgb-led",
                           "servo",
                           "buzzer",
                           "encoder",
                           "seven-segment"};
    return all;
}

const std::vector<std::int64_t> &ringSizes()
{
    static const std::vector<std::int64_t> sizes{8, 12, 16, 24};
    return sizes;
}

std::string_view nameOf(PartKind kind)
{
    return kindWords()[static_cast<std::size_t>(kind)];
}

PartKind kindOf(const Part &part)
{
    // In the order of the variant, where it is one to one.
    static constexpr std::array byIndex{PartKind::Led,           PartKind::Button,     PartKind::SlideSwitch,
                                        PartKind::Potentiometer, PartKind::PixelStrip, PartKind::RgbLed,
                                        PartKind::Servo,         PartKind::Buzzer,     PartKind::Encoder,
                                        PartKind::SevenSegment};
    static_assert(byIndex.size() == std::variant_size_v<Part>);
    if (const Knob *knob = std::get_if<Knob>(&part)) {
        return kindFor(knob->kind);
    }
    const Pixels *pixels = std::get_if<Pixels>(&part);
    return pixels && pixels->shape == PixelShape::Ring ? PartKind::PixelRing : byIndex[part.index()];
}

std::span<const PartKey> keysOf(PartKind kind)
{
    static const std::vector<Keys> all = [] {
        std::vector<Keys> keys;
        for (std::size_t i = 0; i < kindWords().size(); ++i) {
            keys.push_back(listed(static_cast<PartKind>(i)));
        }
        return keys;
    }();
    return all[static_cast<std::size_t>(kind)];
}

} // namespace sim
