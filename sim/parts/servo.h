// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/state.h"
#include "sim/parts/place.h"

#include <cstdint>
#include <optional>
#include <string>

namespace sim {

/// A hobby servo: the length of the pulses that it gets says to which angle it turns.
struct Servo
{
    std::string name; ///< unique in the wiring
    core::PinId pin{};
    std::uint32_t minUs = 750;  ///< pulse for 0 degrees: adafruit_motor.servo's default
    std::uint32_t maxUs = 2250; ///< pulse for 180 degrees
    std::optional<Place> at{};

    bool operator==(const Servo &) const = default;
};

/// The angle to which the pulses on its pin tell it to turn, 0 .. 180 degrees; nothing if there are no
/// pulses that a servo understands: it then stays where it is. Those come 40 to 400 times a second.
std::optional<double> angleOf(const Servo &servo, const core::PinState &pin);

} // namespace sim
