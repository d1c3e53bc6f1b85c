// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/python/object.h"

/// The program's `dict`: a type derived from Python's that shows its keys in the board's order
/// (sim/slottable.h). What is looked up is looked up by Python's dict; beside it there is a table of slots
/// for the order. Python's own dicts (the names of a module, of an object) keep their order of insertion.
namespace sim::python {

/// Makes the type ready. Once. False with a Python error set if it cannot be done.
[[nodiscard]] bool readyDicts();

/// The program's `dict`. Borrowed.
PyObject *dictType();

/// The next key of such a dict from a slot on, and the slot after it; borrowed, null at the end.
PyObject *nextKeyOf(PyObject *dict, std::size_t &slot);

/// A dict for the program from a display of `count` items: value, key, value, key, ... A new reference,
/// or null with a Python error set.
PyObject *newDict(PyObject *const *valuesAndKeys, Py_ssize_t count);

/// A dict for the program with the items of one of Python's, as if put in one by one; for named
/// arguments, as if with room for just so many. A new reference, or null with a Python error set.
PyObject *newDictFrom(PyObject *dict, bool isExact);

} // namespace sim::python
