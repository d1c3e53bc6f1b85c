// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/state.h"
#include "sim/wiring.h"

#include <optional>
#include <vector>

namespace sim {

/// Why an LED is there.
enum class LedOrigin : std::uint8_t {
    Onboard, ///< soldered to the board: the red one on D13
    Wired,   ///< in the wiring
    Added,   ///< the program drives a pin with nothing on it: by us, so that there is something to see
};

struct LedAt
{
    Led led;
    LedOrigin origin = LedOrigin::Wired;
    std::optional<std::uint32_t> part; ///< its number in the wiring, if Wired
    double brightness = 0;             ///< 0 dark .. 1 lit

    bool operator==(const LedAt &) const = default;
};

/// The LEDs that exist at one moment: the board's own, the wired ones in their order, then those added
/// by us in order of pins. An added LED stays when its pin is released. Pure.
std::vector<LedAt> ledsAt(const Wiring &wiring, const core::State &state);

} // namespace sim
