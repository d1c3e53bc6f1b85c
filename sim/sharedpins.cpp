// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/sharedpins.h"

#include "sim/pinneeds.h"

#include <algorithm>
#include <optional>

namespace sim {

namespace {

/// What a part does to the level of its pins.
enum class Role {
    Holds,   ///< gives it at all times: a switch, a knob
    Presses, ///< connects it with a rail now and then: a button, an encoder
    Follows, ///< is driven by the program: an LED, a servo
    Matrix,  ///< connects two pins
};

Role roleOf(const Part &part)
{
    if (std::holds_alternative<SlideSwitch>(part) || std::holds_alternative<Knob>(part)) {
        return Role::Holds;
    }
    if (const Button *button = std::get_if<Button>(&part)) {
        return button->toPin ? Role::Matrix : Role::Presses;
    }
    return std::holds_alternative<Encoder>(part) ? Role::Presses : Role::Follows;
}

bool pullsToGround(const Part &part)
{
    const Button *button = std::get_if<Button>(&part);
    return !button || button->toGround;
}

std::optional<core::PinId> sharedPin(const Part &a, const Part &b)
{
    const std::vector<core::PinId> of = pinsOf(b);
    for (const core::PinId pin : pinsOf(a)) {
        if (std::find(of.begin(), of.end(), pin) != of.end()) {
            return pin;
        }
    }
    return std::nullopt;
}

std::string quoted(const Part &part)
{
    return "\"" + nameOf(part) + "\"";
}

/// Of two parts on `pin`, the first having the role that comes first.
Mistake sharing(const Part &first, const Part &second, const std::string &pin)
{
    const Role role = roleOf(first);
    const Role other = roleOf(second);
    const std::string both = quoted(first) + " and " + quoted(second);
    const std::string apart = " Give each a pin of its own.";
    if (role == Role::Holds && other == Role::Holds) {
        return {{},
                both + " both decide the level of " + pin + ": where they disagree, that is a short circuit."
                    + apart};
    }
    if (role == Role::Holds && other == Role::Presses) {
        return {{},
                quoted(second) + " connects " + pin + " with " + (pullsToGround(second) ? "ground" : "3.3 V")
                    + " while " + quoted(first) + " may hold it elsewhere: that is a short circuit." + apart};
    }
    if (role == Role::Holds) {
        return {{},
                quoted(first) + " decides the level of " + pin + ", so the program cannot drive "
                    + quoted(second) + " there." + apart,
                true};
    }
    if (role == Role::Presses && other == Role::Presses) {
        if (pullsToGround(first) != pullsToGround(second)) {
            return {{}, "Pressing both " + both + " connects 3.3 V with ground: a short circuit." + apart};
        }
        return {{},
                both + " are both on " + pin + ", so the program cannot tell one from the other." + apart,
                true};
    }
    if (role == Role::Presses) {
        return {{},
                "While the program drives " + pin + " for " + quoted(second) + ", using " + quoted(first)
                    + " is a short circuit." + apart};
    }
    if (std::holds_alternative<Pixels>(first) != std::holds_alternative<Pixels>(second)) {
        return {{},
                both + " share " + pin + ", but colours for NeoPixels mean nothing to the other." + apart};
    }
    return {{}, both + " share " + pin + ", so the program can only drive them together.", true};
}

} // namespace

void partsThatSharePins(const Wiring &wiring, std::vector<Mistake> &found)
{
    for (std::size_t i = 0; i < wiring.parts.size(); ++i) {
        for (std::size_t k = i + 1; k < wiring.parts.size(); ++k) {
            const Part &a = wiring.parts[i];
            const Part &b = wiring.parts[k];
            const std::optional<core::PinId> pin = sharedPin(a, b);
            if (!pin || (roleOf(a) == Role::Matrix && roleOf(b) == Role::Matrix)) {
                continue;
            }
            const std::string label{headerName(*pin)};
            if (roleOf(a) == Role::Matrix || roleOf(b) == Role::Matrix) {
                found.push_back(
                    {{i, k},
                     quoted(a) + " and " + quoted(b) + " share " + label
                         + ", but a key between two pins needs both for itself. Give each pins of "
                           "its own."});
                continue;
            }
            Mistake one = roleOf(a) <= roleOf(b) ? sharing(a, b, label) : sharing(b, a, label);
            one.parts = {i, k};
            found.push_back(std::move(one));
        }
    }
}

} // namespace sim
