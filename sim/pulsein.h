// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/clock.h"
#include "sim/interruptpin.h"
#include "sim/peripheral.h"
#include "sim/sharedtimer.h"

#include <cstddef>
#include <cstdint>
#include <deque>

namespace sim {

/// pulseio.PulseIn of CircuitPython 10.2.1: how long a pin stays at each level, in microseconds, by
/// interrupt. The first edge away from the idle level begins; each later one adds the time since the one
/// before, 65535 at most. When there is no more room the oldest goes. If pulses come for longer than
/// about a second without being taken, it pauses and says so.
class PulseIn final : public Peripheral
{
public:
    /// Requires a free pin whose interrupt channel is free, a use of the timer taken for it, and a length
    /// >= 1.
    PulseIn(Clock &clock, Pins &pins, Interrupts &interrupts, SharedTimer &timer, core::PinId pin,
            std::size_t maxLength, bool idleState);

    void stop() override;

    void pause() { m_paused = true; }
    bool isPaused() const { return m_paused; }
    /// After driving the pin away from its idle level for so long, unless that is 0: the CPU waits.
    void resume(core::Duration trigger);
    void clear() { m_pulses.clear(); }

    std::size_t maxLength() const { return m_maxLength; }
    std::size_t size() const { return m_pulses.size(); }
    /// Requires index < size().
    std::uint16_t at(std::size_t index) const { return m_pulses[index]; }
    /// Requires size() > 0.
    std::uint16_t takeOldest();
    /// It paused by itself. True once: taking the news takes it back.
    bool takeTooLong();

private:
    void onLevel(core::Level level);
    void edge();
    std::int64_t overflows(core::Instant time) const;

    Clock &m_clock;
    Pins &m_pins;
    Interrupts &m_interrupts;
    SharedTimer &m_timer;
    InterruptPin m_pin;
    std::size_t m_maxLength;
    bool m_idleState;
    core::Instant m_timerStart;
    std::deque<std::uint16_t> m_pulses; // oldest first
    bool m_high;
    bool m_paused = false;
    bool m_first = true; // the next edge is that away from idle
    bool m_tooLong = false;
    core::Instant m_last{};            // edge
    std::int64_t m_beganOverflows = 0; // when there was nothing to take
};

} // namespace sim
