// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/python/object.h"

#include <cstddef>

namespace sim::python {

/// How an iterator comes to the next thing of what it goes through: from slot `slot` on, which it moves on. A
/// new reference; null at the end.
using NextInSlots = PyObject *(*)(PyObject *owner, int part, std::size_t &slot);

/// An iterator over the slots of a dictionary or set of the program's, of which it keeps hold. `part` is the
/// owner's business. It prints as "<iterator>", and changes of its owner do not stop it.
PyObject *newSlotIterator(PyObject *owner, int part, NextInSlots next);

/// Makes its type ready. Once.
[[nodiscard]] bool readySlotIterators();

} // namespace sim::python
