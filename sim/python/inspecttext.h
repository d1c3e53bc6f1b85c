// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/python/object.h"

#include <string>

namespace sim::python {

/// How the board prints an object, as repr() would say it, found without running any code and without making
/// an object (hostframes.h says why). Addresses are left out; what is nested deep is cut with "...", and
/// what is long somewhat beyond InspectionLimits::text bytes.
std::string inspectedText(PyObject *object);

/// What the board calls its type: "int", "DigitalInOut", for functions "generator" or "coroutine" where a
/// call gives one.
std::string inspectedType(PyObject *object);

/// Whether a class was written by the program, or is in its lib/.
bool isProgramsClass(PyTypeObject *type);

} // namespace sim::python
