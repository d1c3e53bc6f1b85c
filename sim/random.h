// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

namespace sim {

/// Everything on the board that looks random comes from here, so that a seed repeats a run. SplitMix64
/// (Steele, Lea, Flood: Fast splittable pseudorandom number generators, 2014). Not for secrets.
class Random
{
public:
    explicit Random(std::uint64_t seed) : m_state(seed) { }

    /// 64 bits, evenly distributed.
    std::uint64_t next()
    {
        m_state += 0x9E3779B97F4A7C15;
        std::uint64_t mixed = m_state;
        mixed = (mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9;
        mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB;
        return mixed ^ (mixed >> 31);
    }

private:
    std::uint64_t m_state;
};

} // namespace sim
