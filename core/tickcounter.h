// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/instant.h"
#include "core/ticks.h"

namespace core {

// How the tick counter reads the virtual clock. Figures: CircuitPython 10.2.1 on the SAMD51 counts
// 1/1024 s steps of a crystal clock from reset and derives milliseconds from them, so that 24 of
// every 1024 steps repeat a millisecond; supervisor.ticks_ms() adds an offset that brings the first
// wrap 65.536 s after reset.

/// Steps of 1/1024 s since power-on: what the tick interrupt counts. Requires time >= power-on.
std::int64_t stepsAt(Instant time);

/// The first instant at which stepsAt() reads `steps`.
Instant instantOfStep(std::int64_t steps);

/// Milliseconds since power-on, in steps of 1/1024 s. Requires time >= power-on.
std::int64_t millisecondsAt(Instant time);

/// The counter's reading at `time`.
Ticks ticksAt(Instant time);

/// The first instant at which millisecondsAt() reads `milliseconds`.
inline Instant instantOfMillisecond(std::int64_t milliseconds)
{
    // Unsigned, so that all divisions but one are shifts: every jump of the clock asks for two of these.
    constexpr std::uint64_t stepsPerSecond = 1024;
    constexpr std::uint64_t nanosPerSecond = 1'000'000'000;
    const std::uint64_t steps = (static_cast<std::uint64_t>(milliseconds) * stepsPerSecond + 999) / 1000;
    const std::uint64_t rest
        = (steps % stepsPerSecond * nanosPerSecond + stepsPerSecond - 1) / stepsPerSecond;
    return Instant{Duration{static_cast<std::int64_t>(steps / stepsPerSecond * nanosPerSecond + rest)}};
}

/// The first instant, not before `now`, at which the counter has reached `due`; `now` if it has
/// already.
Instant instantOf(Ticks due, Instant now);

} // namespace core
