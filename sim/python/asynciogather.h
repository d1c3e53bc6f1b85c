// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/python/object.h"

namespace sim::python {

/// The coroutine that `asyncio.gather(...)` returns: it does nothing until it is awaited. With
/// `failuresAreResults` (return_exceptions) the list holds the errors too. A new reference.
PyObject *newGather(PyObject *const *awaitables, Py_ssize_t count, bool failuresAreResults);

/// What Task.data of a task that waits in a gather shows: the class `_Remove`. A new reference.
PyObject *gatherMark();

} // namespace sim::python
