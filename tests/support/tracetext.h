// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/trace.h"

#include <string_view>

namespace support {

/// Where t = 0 of a written trace lies after power-on.
inline constexpr core::Duration programStart = std::chrono::milliseconds{1050};

/// The moment `milliseconds` after the program's start.
core::Instant at(double milliseconds);

/// A trace from a schedule written as text, a line for each thing that happened:
///
///     0     program starts
///     0.5   main created              main runs         main resumes nothing: it holds the CPU
///     1     main waits for led1       waits for 2 tasks    waits for Event 1
///     1     led1 created
///     1.2   led1 runs                 it gets the CPU
///     1.4   led1 sets D1 high         low / floating, or a duty in percent: sets D1 30 %
///     1.5   led1 sleeps 250           until 250 ms from now, in the scheduler's ticks
///     1.5   idle
///     1.5   hand sets part 3 to 1
///     1.6   led1 blocks 100           time.sleep
///     101.6 led1 unblocks
///     102   led1 prints hello
///     102   led1 line 10
///     103   led1 done                 fails ValueError: no / cancelled
///     104   program ends              fails / stopped
///
/// Times are milliseconds since the program's start. "led1 wakes" queues it for now, since a task that it
/// waited for has ended; "led1 wakes event" (lock, gather, cancel, input) for another reason. Anything else
/// is a mistake in the test and ends it.
core::Trace traceFrom(std::string_view schedule);

} // namespace support
