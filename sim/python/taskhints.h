// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/python/object.h"

#include <string>

namespace sim::python {

// Words for people about a task, found by looking, never by running the learner's code.

/// What a task made now from `coroutine` should be called: the variable to which the running
/// statement assigns it (`led1 = asyncio.create_task(...)` gives "led1"), else the name of the
/// coroutine's function. Not made unique.
std::string taskName(PyObject *coroutine);

/// The call that made a coroutine which has not started yet: "blink(D1, 0.25, 10)". Pins by their
/// board names, numbers and short texts as written, other objects by their type.
std::string taskCall(PyObject *coroutine);

} // namespace sim::python
