// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/instant.h"
#include "core/ticks.h"

namespace core {

// How the tick counter reads the virtual clock. Figures: CircuitPython 10.2.1 on the SAMD51 counts
// 1/1024 s steps of a crystal clock from reset and derives milliseconds from them, so that 24 of
// every 1024 steps repeat a millisecond; supervisor.ticks_ms() adds an offset that brings the first
// wrap 65.536 s after reset.

/// Milliseconds since power-on, in steps of 1/1024 s. Requires time >= power-on.
std::int64_t millisecondsAt(Instant time);

/// The counter's reading at `time`.
Ticks ticksAt(Instant time);

/// The first instant at which millisecondsAt() reads `milliseconds`.
Instant instantOfMillisecond(std::int64_t milliseconds);

/// The first instant, not before `now`, at which the counter has reached `due`; `now` if it has
/// already.
Instant instantOf(Ticks due, Instant now);

} // namespace core
