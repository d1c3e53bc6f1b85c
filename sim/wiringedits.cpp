// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/wiringedits.h"

#include "sim/metro_m4.h"
#include "sim/partfields.h"
#include "sim/partlines.h"
#include "sim/pinneeds.h"
#include "sim/tomlfields.h"

#include <algorithm>
#include <cassert>

namespace sim {

namespace {

std::string labelOf(core::PinId pin)
{
    return std::string{metro_m4::pin(pin).label()};
}

bool isUsed(const Wiring &wiring, core::PinId pin)
{
    return std::any_of(wiring.parts.begin(), wiring.parts.end(), [pin](const Part &part) {
        const std::vector<core::PinId> pins = pinsOf(part);
        return std::find(pins.begin(), pins.end(), pin) != pins.end();
    });
}

bool isNameTaken(const Wiring &wiring, const std::string &name, std::size_t but)
{
    for (std::size_t i = 0; i < wiring.parts.size(); ++i) {
        if (i != but && nameOf(wiring.parts[i]) == name) {
            return true;
        }
    }
    return false;
}

std::string freshName(const Wiring &wiring, std::size_t part)
{
    const Part &one = wiring.parts[part];
    const std::string name = std::string{nameOf(kindOf(one))} + " on " + labelOf(pinsOf(one).front());
    std::string fresh = name;
    for (int number = 2; isNameTaken(wiring, fresh, part); ++number) {
        fresh = name + ", " + std::to_string(number);
    }
    return fresh;
}

bool hasNameOfItsPin(const Wiring &wiring, std::size_t part)
{
    return nameOf(wiring.parts[part]) == freshName(wiring, part);
}

void setName(Part &part, const std::string &name)
{
    std::visit([&name](auto &each) { each.name = name; }, part);
}

std::vector<core::PinId> inOrder(const PinWishes &wishes)
{
    std::vector<core::PinId> pins = wishes.first;
    const auto listed = [](const std::vector<core::PinId> &list, core::PinId pin) {
        return std::find(list.begin(), list.end(), pin) != list.end();
    };
    for (const bool late : {false, true}) {
        for (const core::PinId pin : headerPins()) {
            if (!listed(pins, pin) && listed(wishes.last, pin) == late) {
                pins.push_back(pin);
            }
        }
    }
    return pins;
}

/// So many free pins that can serve the kind, or fewer if there are no more.
std::vector<core::PinId> freePins(const Wiring &wiring, PartKind kind, std::size_t count,
                                  const PinWishes &wishes)
{
    const PinNeed need = needOf(kind);
    std::vector<core::PinId> pins;
    for (const core::PinId pin : inOrder(wishes)) {
        const bool clashes = need == PinNeed::Interrupt && !pins.empty() && shareInterrupt(pins.front(), pin);
        // The board's own LED hangs on D13.
        if (pins.size() < count && isOnHeader(pin) && canServe(pin, need) && !clashes && !isUsed(wiring, pin)
            && pin != metro_m4::led()) {
            pins.push_back(pin);
        }
    }
    return pins;
}

std::string wordsOf(PinNeed need)
{
    switch (need) {
    case PinNeed::Analog:
        return " with an analog input";
    case PinNeed::Pwm:
        return " with PWM";
    case PinNeed::Interrupt:
        return " with an interrupt of their own";
    case PinNeed::None:
        break;
    }
    return "";
}

/// How many pins a new part of that kind has.
std::size_t legsOfNew(PartKind kind)
{
    std::size_t legs = 0;
    for (const PartKey &key : keysOf(kind)) {
        legs += key.holds == PartKey::Holds::Pin ? 1 : key.holds == PartKey::Holds::Pins ? 7 : 0;
    }
    return legs;
}

toml::table tableOf(const Part &part)
{
    core::Result<toml::table> table = tomlTable(linesOf(part), {});
    assert(table);
    return std::move(*table);
}

toml::array arrayOf(const std::vector<std::string> &texts)
{
    toml::array array;
    for (const std::string &text : texts) {
        array.push_back(text);
    }
    return array;
}

core::Result<Part> partOf(const toml::table &table)
{
    TomlFields fields{table, "part", {}};
    Part part = partFrom(fields);
    return fields.finish().map([&] { return std::move(part); }).map_error([](const core::Error &error) {
        return core::Error{error.message, {}, 0};
    });
}

/// The part in place of the one that was there. Its name follows its pin if it did before.
core::Result<Wiring> withInstead(Wiring wiring, std::size_t number, Part part)
{
    const bool followed = hasNameOfItsPin(wiring, number) && nameOf(part) == nameOf(wiring.parts[number]);
    wiring.parts[number] = std::move(part);
    if (followed) {
        setName(wiring.parts[number], freshName(wiring, number));
    }
    if (const std::string &name = nameOf(wiring.parts[number]); isNameTaken(wiring, name, number)) {
        return core::failure("Another part is called \"" + name + "\" already. Give this one another name.");
    }
    return wiring;
}

} // namespace

core::Result<Wiring> withPart(Wiring wiring, PartKind kind, const PinWishes &wishes)
{
    const std::size_t count = legsOfNew(kind);
    const std::vector<core::PinId> pins = freePins(wiring, kind, count, wishes);
    if (pins.size() < count) {
        return core::failure("There "
                             + std::string{count == 1 ? "is no free pin" : "are not enough free pins"}
                             + wordsOf(needOf(kind)) + " for another " + std::string{nameOf(kind)}
                             + ". Delete a part, or move one to another pin.");
    }
    toml::table table;
    table.insert("kind", std::string{nameOf(kind)});
    std::size_t next = 0;
    for (const PartKey &key : keysOf(kind)) {
        if (key.holds == PartKey::Holds::Pin) {
            table.insert(key.name, labelOf(pins[next++]));
        } else if (key.holds == PartKey::Holds::Pins) {
            std::vector<std::string> names;
            std::transform(pins.begin(), pins.end(), std::back_inserter(names), labelOf);
            table.insert(key.name, arrayOf(names));
        }
    }
    core::Result<Part> part = partOf(table);
    if (!part) {
        return tl::unexpected{part.error()};
    }
    wiring.parts.push_back(std::move(*part));
    setName(wiring.parts.back(), freshName(wiring, wiring.parts.size() - 1));
    return wiring;
}

KeyValue valueOf(const Part &part, std::string_view key)
{
    const toml::table table = tableOf(part);
    const toml::node *node = table.get(key);
    assert(node);
    if (const toml::array *array = node->as_array()) {
        std::vector<std::string> texts;
        for (const toml::node &each : *array) {
            texts.push_back(each.value_or(std::string{}));
        }
        return texts;
    }
    if (node->is_integer()) {
        return node->value_or(std::int64_t{});
    }
    return node->value_or(std::string{});
}

core::Result<Wiring> withKey(Wiring wiring, std::size_t number, std::string_view key, const KeyValue &value)
{
    toml::table table = tableOf(wiring.parts[number]);
    if (const auto *text = std::get_if<std::string>(&value)) {
        table.insert_or_assign(key, *text);
    } else if (const auto *whole = std::get_if<std::int64_t>(&value)) {
        table.insert_or_assign(key, *whole);
    } else {
        table.insert_or_assign(key, arrayOf(std::get<std::vector<std::string>>(value)));
    }
    core::Result<Part> part = partOf(table);
    if (!part) {
        return tl::unexpected{part.error()};
    }
    return withInstead(std::move(wiring), number, std::move(*part));
}

core::Result<Wiring> renamed(Wiring wiring, std::size_t part, const std::string &name)
{
    if (name.empty()) {
        return core::failure("A part needs a name. Type one.");
    }
    return withKey(std::move(wiring), part, "name", name);
}

std::vector<std::string> legsOf(const Part &part)
{
    std::vector<std::string> legs;
    for (const PartKey &key : keysOf(kindOf(part))) {
        const bool isPins = key.holds == PartKey::Holds::Pins;
        const std::size_t count = isPins ? pinsOf(part).size() : key.holds == PartKey::Holds::Pin ? 1 : 0;
        for (std::size_t i = 0; i < count; ++i) {
            static constexpr std::string_view segments = "abcdefg";
            legs.push_back(!isPins                   ? std::string{key.name}
                               : i < segments.size() ? "segment " + std::string{segments.substr(i, 1)}
                                                     : "point");
        }
    }
    if (const Button *button = std::get_if<Button>(&part); button && button->toPin) {
        legs.emplace_back("to");
    }
    return legs;
}

core::Result<Wiring> connected(Wiring wiring, std::size_t number, std::size_t leg, core::PinId pin)
{
    const Part &part = wiring.parts[number];
    const std::string label = labelOf(pin);
    if (std::holds_alternative<Digit>(part)) {
        auto names = std::get<std::vector<std::string>>(valueOf(part, "segments"));
        names[leg] = label;
        return withKey(std::move(wiring), number, "segments", names);
    }
    const std::string key = legsOf(part)[leg];
    return withKey(std::move(wiring), number, key, label);
}

Wiring moved(Wiring wiring, std::size_t part, std::optional<Place> place)
{
    std::visit([place](auto &each) { each.at = place; }, wiring.parts[part]);
    return wiring;
}

Wiring without(Wiring wiring, std::size_t part)
{
    wiring.parts.erase(wiring.parts.begin() + static_cast<std::ptrdiff_t>(part));
    return wiring;
}

bool sameBoard(Wiring a, Wiring b)
{
    for (Wiring *wiring : {&a, &b}) {
        for (Part &part : wiring->parts) {
            std::visit([](auto &each) { each.at.reset(); }, part);
        }
    }
    return a == b;
}

} // namespace sim
