// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/python/object.h"

#include <string>

namespace sim::python {

/// Adds a line to the traceback of the Python error now set: a frame of a library that is C++ here
/// and Python on the board (`File "asyncio/core.py", line 290, in run_until_complete`). Frames are
/// added innermost first, as the error leaves them.
void addLibraryFrame(const char *file, int line, const char *function);

/// The traceback as the board prints it, chained exceptions included; lines end in "\n".
std::string tracebackText(PyObject *exception);

/// Writes the traceback to the board's console and records an Exception entry that names the
/// learner's line: what the board does with an exception that ends the program, or a task that
/// nobody awaits. Leaves no Python error set.
void reportException(PyObject *exception);

} // namespace sim::python
