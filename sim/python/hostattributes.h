// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/python/object.h"

#include <functional>

namespace sim::python {

// Objects as they lie in the host's memory: read without running any code, and without making an object
// (hostframes.h says why). All pointers are borrowed.

using TakeAttribute = std::function<void(PyObject *name, PyObject *value)>;

/// The attributes that an object itself has: those in its dictionary, whether or not there is one yet, and
/// those of __slots__.
void forEachAttribute(PyObject *object, const TakeAttribute &take);
/// What stands in a class itself, not in what it inherits from.
void forEachClassAttribute(PyTypeObject *type, const TakeAttribute &take);
/// A field that the host's C code keeps in an object ("start" of a range); null if there is none.
PyObject *fieldOf(PyObject *object, const char *name);

} // namespace sim::python
