// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/parts/digit.h"

#include "sim/parts/led.h"

#include <algorithm>

namespace sim {

namespace {

// Bit 0 is segment a.
constexpr std::array<unsigned, 10> patterns{0x3F, 0x06, 0x5B, 0x4F, 0x66, 0x6D, 0x7D, 0x07, 0x7F, 0x6F};

} // namespace

std::array<double, 8> lightOf(const Digit &digit, const core::State &state)
{
    std::array<double, 8> light{};
    for (std::size_t i = 0; i < std::min(light.size(), digit.segments.size()); ++i) {
        const Led one{.name = {}, .pin = digit.segments[i], .litWhenHigh = digit.commonGround};
        light[i] = brightness(one, state.pins[core::number(digit.segments[i])]);
    }
    return light;
}

std::optional<char> readingOf(const std::array<double, 8> &light)
{
    unsigned lit = 0;
    for (std::size_t i = 0; i < 7; ++i) {
        lit |= light[i] > 0 ? 1U << i : 0U;
    }
    if (lit == 0) {
        return ' ';
    }
    const auto *found = std::find(patterns.begin(), patterns.end(), lit);
    return found != patterns.end() ? std::optional{static_cast<char>('0' + (found - patterns.begin()))}
                                   : std::nullopt;
}

} // namespace sim
