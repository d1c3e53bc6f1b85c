// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/state.h"
#include "sim/parts/place.h"

#include <array>
#include <optional>
#include <string>
#include <vector>

namespace sim {

/// A digit of seven segments, each an LED with its resistor, and perhaps a point. Segment a is on top, b to
/// f follow clockwise, g is in the middle.
struct Digit
{
    std::string name;                  ///< unique in the wiring
    std::vector<core::PinId> segments; ///< seven, a to g, or eight: the point last
    bool commonGround = true; ///< the common leg goes to ground, so that a high level lights; else to 3.3 V
    std::optional<Place> at{};

    bool operator==(const Digit &) const = default;
};

/// a to g and the point, 0 dark .. 1 lit.
std::array<double, 8> lightOf(const Digit &digit, const core::State &state);
/// What a person reads: "0" to "9", " " if all is dark; nothing for other patterns.
std::optional<char> readingOf(const std::array<double, 8> &light);

} // namespace sim
