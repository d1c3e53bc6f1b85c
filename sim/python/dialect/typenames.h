// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/python/object.h"

#include <string>

namespace sim::python {

/// A type's name without its module.
std::string shortTypeName(PyTypeObject *type);

/// Whether it is a generator that can be awaited: what a call of an `async def` with a `yield` gives.
bool isAwaitableGenerator(PyObject *object);

/// What the board calls an object's type. A function of the program is of one of three types there:
/// "function", "generator" or "coroutine", by what a call of it gives; that a generator can be awaited
/// makes it a "coroutine".
std::string boardTypeName(PyObject *object);

} // namespace sim::python
