// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/clock.h"

#include <optional>

namespace sim {

/// The chip's watchdog, as CircuitPython 10.2.1 sets it: unless it is fed within its period, which is the
/// time asked for, rounded up to a power of two of 1/1024 s, 8 of them at least, the board resets. That is
/// asked for as a Ctrl-C is, so that it ends waits as well.
class Watchdog
{
public:
    explicit Watchdog(Clock &clock) : m_clock(clock) { }

    /// Starts it, or starts it anew.
    void start(core::Duration timeout);
    void stop();
    void feed();
    bool isOn() const { return m_period.has_value(); }
    /// The board is to reset.
    bool hasBitten() const { return m_hasBitten; }
    /// The end of a program.
    void reset();

    static core::Duration periodFor(core::Duration timeout);

private:
    Clock &m_clock;
    std::optional<core::Duration> m_period;
    std::optional<Clock::EventId> m_bite;
    bool m_hasBitten = false;
};

} // namespace sim
