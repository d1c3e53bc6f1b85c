// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/python/object.h"

namespace sim::python {

/// The board's arithmetic on floats, and on a float and an int, as a type's slots. An operation takes the
/// time that it takes there.
PyNumberMethods floatOperators();
PyObject *compareFloats(PyObject *left, PyObject *right, int operation);

/// Gives int the operators that make floats of ints: `/`, and `**` with a negative exponent. Once.
void bendIntegerOperators();

} // namespace sim::python
