// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/inspection.h"
#include "sim/python/object.h"

namespace sim::python {

/// Adds what the board's hardware does for an object of the program as parts: of a DigitalInOut its pin,
/// direction and value. Reads the board, not the object's properties: those take time, and are refused after
/// deinit(). Nothing for other objects.
void describeDevice(PyObject *object, Variable &variable);

} // namespace sim::python
