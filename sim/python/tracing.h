// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ids.h"
#include "sim/python/object.h"
#include "sim/python/sourcemap.h"

#include <cstdint>
#include <functional>
#include <limits>
#include <memory>
#include <string>

namespace sim::python {

/// A source file whose lines are followed: the learner's program, a file of lib/, a text given to
/// exec().
struct FollowedFile
{
    std::string name; ///< as tracebacks show it: "code.py", "/lib/adafruit_ticks.py", "<string>"
    SourceMap map;
    bool isShown = true;      ///< lines become entries; a text without a file has nowhere to show them
    std::uint64_t number = 0; ///< FileId + 1 once a line of it ran
};

/// Marks a code object and all within it as part of `file`: from now on its lines cost time and are
/// recorded. Returns false with a Python error set if there is no memory.
[[nodiscard]] bool follow(PyObject *code, const std::shared_ptr<FollowedFile> &file);

/// The file a code object is part of; null for code of our own and of Python's library.
const FollowedFile *followedFile(PyObject *code);

/// Starts to follow lines on this thread. Every followed statement that is reached
/// - asks for Ctrl-C and the front's limit on lines,
/// - costs what its syntax tree says,
/// - is recorded as a Line entry of the running task, if the run records lines.
/// Recording changes no time. If code is free and nobody wants its lines, nothing is to be done at a line,
/// and none is announced (sim/python/untraced.h). Either way, Python errors that C code raises in followed
/// code are put into the board's words (sim/python/wording.h), and calls are limited as the board's stack is.
void startTracing();
void stopTracing();

/// Statements reached so far. While lines are left out (sim/python/untraced.h): turns of tasks, which have
/// at least a line each.
std::uint64_t linesRun();
/// Calls `handler` once linesRun() has reached `lines`; 0 for never. It may set a new limit.
void setLineLimit(std::uint64_t lines, std::function<void()> handler);
/// Calls that handler, whether or not its time has come.
void lookNow();

/// For countTurn() below and for the lines themselves.
struct LineCount
{
    std::uint64_t lines = 0;
    std::uint64_t limit = std::numeric_limits<std::uint64_t>::max();
};
inline constinit LineCount lineCount;

/// A task is about to be given the CPU while lines are left out.
inline void countTurn()
{
    if (++lineCount.lines >= lineCount.limit) {
        lookNow();
    }
}

/// The innermost frame of followed code that runs now: its file and line; a null file if none runs.
struct Place
{
    const FollowedFile *file = nullptr;
    int line = 0;
};
Place currentPlace();
/// The same with the first line of the statement that was reached last, which costs next to nothing to know.
Place currentStatement();

/// The number of a followed file in the trace. Names it there at the first call.
core::FileId fileId(const FollowedFile &file);

} // namespace sim::python
