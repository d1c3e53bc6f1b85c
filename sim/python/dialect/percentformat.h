// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/python/object.h"

namespace sim::python {

/// `text % values` as the board does it: the nb_remainder of str.
PyObject *percentFormat(PyObject *text, PyObject *values);

} // namespace sim::python
