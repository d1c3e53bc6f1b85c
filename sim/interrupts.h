// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <utility>
#include <vector>

namespace sim {

/// The CPU's interrupts, and the chip's channels for those that come from outside.
///
/// Several pins share a channel (metro_m4::Pin::extint), and it serves one of them at a time.
///
/// The CPU can turn interrupts off, as it does while it writes to NeoPixels. What comes meanwhile stays
/// pending and is handled when they are on again: once for each source, however often it came. So a key
/// scan comes late, a counter counts one of several edges, an encoder sees but the last position.
class Interrupts
{
public:
    bool isFree(std::uint8_t channel) const { return !m_taken[channel]; }
    void take(std::uint8_t channel) { m_taken[channel] = true; }
    void giveBack(std::uint8_t channel) { m_taken[channel] = false; }

    bool areOff() const { return m_depth > 0; }
    /// They are on again after as many calls of turnOn().
    void turnOff() { ++m_depth; }
    /// Requires areOff().
    void turnOn();
    /// The end of a program: on, and nothing pending.
    void reset();

    /// Something for the CPU to do, now or as soon as interrupts are on. `source` tells what comes from one
    /// place from what comes from another.
    template <typename Handler> void request(const void *source, Handler handler)
    {
        if (areOff()) {
            hold(source, std::move(handler));
        } else {
            handler();
        }
    }
    /// Nothing of this source is pending any more.
    void forget(const void *source);

private:
    struct Pending
    {
        const void *source = nullptr;
        std::function<void()> handler;
    };

    void hold(const void *source, std::function<void()> handler);

    std::array<bool, 16> m_taken{};
    int m_depth = 0;
    std::vector<Pending> m_pending; // in order of coming
};

} // namespace sim
