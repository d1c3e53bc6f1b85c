// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/python/object.h"

namespace sim::python {

/// A function that passes its arguments on to `function`, which is the host's, as the board's numbers,
/// and gives its result as a float of the program. Where the result does not fit it raises what the
/// board's math module raises. A new reference.
PyObject *boardFunction(PyObject *function);

} // namespace sim::python
