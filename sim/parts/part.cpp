// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/parts/part.h"

#include <algorithm>

namespace sim {

namespace {

// The values that a part's input takes, and what people call it.
struct Input
{
    std::string_view thing;
    std::int32_t lowest = 0;
    std::int32_t highest = 1;
    std::string_view values;
};

// Many a turn, yet far from where its quarters would leave their numbers.
constexpr std::int32_t farthestDetent = 100'000;

std::optional<Input> inputOf(const Part &part)
{
    if (std::holds_alternative<Button>(part)) {
        return Input{"button", 0, 1, "1 (pressed) or 0 (released)"};
    }
    if (std::holds_alternative<SlideSwitch>(part)) {
        return Input{"switch", 0, 1, "1 (3.3 V) or 0 (ground)"};
    }
    if (const Knob *knob = std::get_if<Knob>(&part)) {
        const KnobRange range = rangeOf(knob->kind);
        switch (knob->kind) {
        case KnobKind::Potentiometer:
            return Input{"potentiometer", range.lowest, range.highest, "0 to 65535"};
        case KnobKind::Light:
            return Input{"light", range.lowest, range.highest, "0 (dark) to 65535 (bright)"};
        case KnobKind::Temperature:
            return Input{"temperature", range.lowest, range.highest, "-40 to 125 degrees C"};
        }
    }
    if (std::holds_alternative<Encoder>(part)) {
        return Input{"encoder", -farthestDetent, farthestDetent, "-100000 to 100000 detents"};
    }
    return std::nullopt;
}

} // namespace

std::vector<core::PinId> pinsOf(const Part &part)
{
    if (const RgbLed *led = std::get_if<RgbLed>(&part)) {
        return {led->pins.begin(), led->pins.end()};
    }
    if (const Digit *digit = std::get_if<Digit>(&part)) {
        return digit->segments;
    }
    if (const Encoder *encoder = std::get_if<Encoder>(&part)) {
        return {encoder->a, encoder->b};
    }
    if (const Button *button = std::get_if<Button>(&part); button && button->toPin) {
        return {button->pin, *button->toPin};
    }
    return std::visit(
        [](const auto &each) -> std::vector<core::PinId> {
            if constexpr (requires { each.pin; }) {
                return {each.pin};
            } else {
                return {};
            }
        },
        part);
}

core::Result<std::size_t> partTaking(const std::vector<Part> &parts, std::string_view name,
                                     std::int32_t value)
{
    const std::string quoted = "\"" + std::string{name} + "\"";
    const auto found
        = std::find_if(parts.begin(), parts.end(), [name](const Part &each) { return nameOf(each) == name; });
    if (found == parts.end()) {
        return core::failure("There is no part " + quoted + " in the wiring. Use one of its names.");
    }
    const std::optional<Input> input = inputOf(*found);
    if (!input) {
        return core::failure("The part " + quoted + " has nothing to press or turn.");
    }
    if (value < input->lowest || value > input->highest) {
        return core::failure("The " + std::string{input->thing} + " " + quoted + " takes "
                             + std::string{input->values} + ", not " + std::to_string(value) + ".");
    }
    return static_cast<std::size_t>(found - parts.begin());
}

} // namespace sim
