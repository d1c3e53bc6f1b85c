// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ids.h"
#include "core/instant.h"
#include "sim/python/object.h"

#include <cassert>
#include <functional>
#include <string>
#include <string_view>

namespace sim {
class Board;
}

namespace sim::python {

// What the Python modules of a board process share: one board, one program, one thread.

/// What every line and every switch asks for: not behind a function call.
struct Running
{
    Board *board = nullptr;
    core::TaskId task = core::programTask;
    bool recordsLines = true;
};
inline constinit Running running;

/// The board on which the program runs. Valid from before the program's first import until after
/// its end.
inline Board &board()
{
    assert(running.board != nullptr);
    return *running.board;
}

/// Lets the CPU work: moves the clock by `cost` times the run's CPU factor. Hardware events on the
/// way take place; at the front's limit it blocks until the front allows more.
void spend(core::Duration cost);

/// The task whose code runs now; programTask outside every task. The scheduler's face sets it before
/// it resumes a task and sets it back afterwards. Line entries carry it.
inline core::TaskId runningTask()
{
    return running.task;
}
inline void setRunningTask(core::TaskId task)
{
    running.task = task;
}

/// Raises KeyboardInterrupt if a Ctrl-C stands, and takes it off the clock; SystemExit if the watchdog has
/// bitten. Returns false with the Python error set in that case. Call it after every wait that the clock may
/// have ended early.
[[nodiscard]] bool checkInterrupt();

/// Adds a module to those a program may import. `make` is called at the first import and returns a
/// new reference to the module, or null with a Python error set. A package's part is named with a
/// dot ("asyncio.core"). To be called before the program starts.
using MakeModule = PyObject *(*)();
void addModule(std::string name, MakeModule make);
/// Null if there is no module of that name.
MakeModule moduleNamed(std::string_view name);

/// What the board's surroundings do for it.
struct Surroundings
{
    /// Console output was recorded: the front may want to see it soon.
    std::function<void()> consoleWritten;
    /// One sentence of the simulator's own to the learner.
    std::function<void(std::string)> notice;
    /// Takes what has arrived from the front, without waiting.
    std::function<void()> poll;
};

/// Puts the program on `board`, which must outlive it. Line entries are recorded if `recordLines`.
void attach(Board &board, bool recordLines, Surroundings surroundings);
const Surroundings &surroundings();
/// One sentence of the simulator's own to the learner. Each sentence once, and not without end: what is said
/// hangs on what the program does.
void say(const std::string &sentence);
/// Whether the front wants Line entries.
inline bool recordsLines()
{
    return running.recordsLines;
}

} // namespace sim::python
