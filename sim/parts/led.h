// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ids.h"
#include "core/state.h"
#include "sim/parts/place.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace sim {

enum class LedColour : std::uint8_t { Red, Orange, Yellow, Green, Blue, White };

/// "red"
std::string_view nameOf(LedColour colour);
std::optional<LedColour> ledColourNamed(std::string_view name);

/// An LED in series with a resistor. It takes current from its net and never decides its level: the
/// voltage over an LED is no level that an input reads dependably.
struct Led
{
    std::string name; ///< unique in the wiring
    core::PinId pin{};
    LedColour colour = LedColour::Red;
    std::uint32_t ohms = 330;
    /// Its other end goes to ground, so that a high level lights it; else to 3.3 V, and a low one does.
    bool litWhenHigh = true;
    std::optional<Place> at{};

    bool operator==(const Led &) const = default;
};

/// 0 dark .. 1 lit: of a pin under PWM the share of time for which it is lit,
/// of one that a DAC or a knob holds by its voltage.
double brightness(const Led &led, const core::PinState &pin);

} // namespace sim
