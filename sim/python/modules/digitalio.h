// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/entry.h"
#include "core/ids.h"
#include "sim/python/object.h"

#include <optional>

namespace sim::python {

/// The module digitalio: DigitalInOut, Direction, DriveMode, Pull. A new reference.
PyObject *makeDigitalio();

/// None, Pull.UP or Pull.DOWN; null stands for None. Nothing with the board's TypeError set for anything
/// else.
std::optional<core::Pull> pullFrom(PyObject *value);

/// The pin of a DigitalInOut that has not been deinitialised; nothing for other objects.
std::optional<core::PinId> digitalInOutPin(PyObject *object);
/// Whether it is a DigitalInOut, deinitialised or not.
bool isDigitalInOut(PyObject *object);

} // namespace sim::python
