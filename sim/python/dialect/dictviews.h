// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/python/object.h"

/// What keys(), values() and items() of the program's dicts (dicts.h) give, and the iterators over them.
namespace sim::python {

enum class DictPart { Keys, Values, Items };

/// Makes the types ready. Once. False with a Python error set if it cannot be done.
[[nodiscard]] bool readyDictViews();

/// The key, its value, or both as a tuple: a new reference; null, mostly without an error set, if the dict
/// has no such key.
PyObject *dictPart(PyObject *dict, PyObject *key, DictPart part);

PyObject *newDictView(PyObject *dict, DictPart part);
/// Over the keys. Keys that come and go meanwhile are not noticed.
PyObject *newDictIterator(PyObject *dict);

} // namespace sim::python
