// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/scheduler.h"
#include "sim/python/object.h"

namespace sim::python {

// The event loop of asyncio on the board: one scheduler per process, made at the first import of
// asyncio and shared by every run() of the program.

core::Scheduler &scheduler();
/// The same; null while no program has imported asyncio.
core::Scheduler *madeScheduler();
/// The task that the loop runs, or null.
PyObject *currentTask();

/// The exception classes of asyncio. Borrowed.
struct AsyncioErrors
{
    PyObject *cancelled = nullptr;    ///< CancelledError, a BaseException
    PyObject *timeout = nullptr;      ///< TimeoutError: the library's own, not the built-in one
    PyObject *invalidState = nullptr; ///< InvalidStateError
};
const AsyncioErrors &asyncioErrors();

/// Calls the program's exception handler, or the default one, for a task whose exception nobody
/// fetched. False with a Python error set if the handler raised.
[[nodiscard]] bool tellExceptionHandler(PyObject *exception, PyObject *task);

/// Fills the module `asyncio.core` with the functions of the loop, and the class Loop. False with a
/// Python error set.
[[nodiscard]] bool addLoop(PyObject *module);

} // namespace sim::python
