// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/python/object.h"

namespace sim::python {

/// The module touchio: TouchIn. The chip's generic touch needs a resistor of 1 MOhm that no part of the
/// wiring has, so that each attempt ends in the error of a board without one. A new reference.
PyObject *makeTouchio();

} // namespace sim::python
