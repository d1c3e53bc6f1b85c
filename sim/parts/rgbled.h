// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/state.h"
#include "sim/parts/place.h"

#include <array>
#include <optional>
#include <string>

namespace sim {

/// Three LEDs in one case, red, green and blue, each with its resistor.
struct RgbLed
{
    std::string name;                  ///< unique in the wiring
    std::array<core::PinId, 3> pins{}; ///< of red, green, blue
    bool commonGround = true; ///< the common leg goes to ground, so that a high level lights; else to 3.3 V
    std::optional<Place> at{};

    bool operator==(const RgbLed &) const = default;
};

/// Red, green and blue, 0 dark .. 1 lit: of a pin under PWM the share of time for which it is lit.
std::array<double, 3> lightOf(const RgbLed &led, const core::State &state);

} // namespace sim
