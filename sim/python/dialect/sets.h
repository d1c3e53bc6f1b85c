// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/python/object.h"

/// The program's `set` and `frozenset`: types derived from Python's that show their items in the board's
/// order (sim/slottable.h), as dicts.h does for dictionaries.
namespace sim::python {

/// Makes the types ready. Once. False with a Python error set if it cannot be done.
[[nodiscard]] bool readySets();

/// The program's `set` and `frozenset`. Borrowed.
PyObject *setType();
PyObject *frozenSetType();

/// Whether an object is one of these.
bool isSet(PyObject *object);

/// The next item of such a set from a slot on, and the slot after it; borrowed, null at the end.
PyObject *nextItemOf(PyObject *set, std::size_t &slot);

/// A set for the program from a display of `count` items. A new reference, or null with a Python error
/// set.
PyObject *newSet(PyObject *const *items, Py_ssize_t count);

/// A set for the program with the items of an iterable, put in one by one. A new reference, or null with a
/// Python error set.
PyObject *newSetFrom(PyObject *iterable);

} // namespace sim::python
