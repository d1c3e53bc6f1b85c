// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ids.h"
#include "sim/python/object.h"

#include <optional>

namespace sim::python {

/// The module digitalio: DigitalInOut, Direction, DriveMode, Pull. A new reference.
PyObject *makeDigitalio();

/// The pin of a DigitalInOut that has not been deinitialised; nothing for other objects.
std::optional<core::PinId> digitalInOutPin(PyObject *object);

} // namespace sim::python
