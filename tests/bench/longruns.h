// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/trace.h"

#include <cstddef>

namespace bench {

// Long recordings, as boards make them, written straight into a trace: what is measured is how the window
// deals with them.

/// Tasks that blink on timers, set and await an Event, spin on sleep(0), drive PWM, print and block now and
/// then, as an asyncio program's do: so many turns of the scheduler. One exception lies in the middle.
core::Trace takingTurns(std::size_t turns);

/// The same, up to so many entries.
core::Trace takingTurnsFor(std::size_t entries);

/// Two LEDs blinked with time.sleep, line by line.
core::Trace sleeping(std::size_t entries);

/// A loop that looks at the clock and turns two LEDs now and then, line by line.
core::Trace polling(std::size_t entries);

} // namespace bench
