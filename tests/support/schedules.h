// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

namespace support {

// Schedules for tracetext.h's traceFrom(), until `milliseconds` have passed.

/// led1 turns D1 every 250 ms and led2 D2 every 100 ms; main waits for both.
std::string takingTurns(double milliseconds);

/// led1 calls time.sleep(0.25); led2, which wants a turn every 100 ms, has to wait.
std::string blockingAndItsBill();

/// One program without tasks that asks the time as fast as it can and turns D1 and D2.
std::string pollingTheClock(double milliseconds);

/// That many tasks, each turning its pin in its own time.
std::string manyTasks(int tasks, double milliseconds);

} // namespace support
