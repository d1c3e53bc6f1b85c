// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/python/object.h"

namespace sim::python {

/// What a `class` statement of the program calls: as the host's, and then the class is made to behave
/// like one of the board.
/// - Keywords such as `metaclass=` are refused.
/// - __setattr__, __init_subclass__, __format__ and __del__ are never called.
/// - A comparison that the class has no method for fails; the other operand is not asked.
/// - Where it has no __init__, any arguments are accepted.
/// - Parents are searched from left to right, each with all of its own before the next.
/// A new reference, or null with a Python error set.
PyObject *makeClassBuilder();

} // namespace sim::python
