// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ids.h"

#include <chrono>

namespace sim {

class Board;

/// The wait that holds the CPU, time.sleep(): no task gets a turn, hardware goes on. It ends when the
/// board's millisecond counter has moved on by `span`, or at a Ctrl-C, whose request then still
/// stands. `task` is who sleeps. Requires span >= 0.
void holdCpu(Board &board, core::TaskId task, std::chrono::milliseconds span);

} // namespace sim
