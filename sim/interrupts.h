// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

namespace sim {

/// The chip's external interrupt channels. Several pins share one (metro_m4::Pin::extint), and it serves
/// one of them at a time.
class InterruptChannels
{
public:
    bool isFree(std::uint8_t channel) const { return !m_taken[channel]; }
    void take(std::uint8_t channel) { m_taken[channel] = true; }
    void giveBack(std::uint8_t channel) { m_taken[channel] = false; }

private:
    std::array<bool, 16> m_taken{};
};

} // namespace sim
