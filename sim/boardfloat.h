// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <bit>
#include <cstdint>

namespace sim {

/// A number as the board's Python keeps it in a float object: single precision without its two lowest
/// bits. Figures: CircuitPython 10.2.1 with 30-bit floats, which fills the two bits with a copy of
/// the two above them at each use.
inline float boardFloat(double number)
{
    const std::uint32_t stored = std::bit_cast<std::uint32_t>(static_cast<float>(number)) & ~3U;
    return std::bit_cast<float>(stored | ((stored >> 2) & 3U));
}

} // namespace sim
