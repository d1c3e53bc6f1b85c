// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/wiring.h"

#include <cstddef>
#include <string>
#include <vector>

namespace sim {

/// Something in the wiring that would not work, or not well, on a real board.
struct Mistake
{
    std::vector<std::size_t> parts; ///< which parts it is about, by their place in the wiring
    std::string sentence;           ///< what is wrong, why, and what to do
    /// Right only under a condition that the wiring alone does not show: what the program does, how bright
    /// pixels are.
    bool isHint = false;

    bool operator==(const Mistake &) const = default;
};

/// Everything that can be told from the wiring alone: mistakes first, then hints, each in the order of parts.
/// Pure.
std::vector<Mistake> mistakesIn(const Wiring &wiring);

} // namespace sim
