// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ids.h"
#include "sim/python/object.h"

#include <optional>
#include <string>

namespace sim::python {

/// The one Pin object that stands for a pin in board and microcontroller.pin: a new reference.
PyObject *pinObject(core::PinId pin);

/// The pin that an object stands for; nothing if it is no Pin.
std::optional<core::PinId> pinOf(PyObject *object);

/// The name of the pin that a Pin, or a DigitalInOut, stands for ("D1"); empty for other objects.
std::string pinText(PyObject *object);

/// The type of Pin objects, as a borrowed reference.
PyObject *pinType();

/// Checks a pin argument of a board module's class. Returns nothing with the Python error set that
/// the board raises for a thing that is no pin, or a pin in use.
/// `name` is the argument's, for the message.
std::optional<core::PinId> freePin(PyObject *argument, const char *name = "pin");
/// False with the error set for a pin in use.
bool isFreePin(core::PinId pin);
/// False with the error set for a pin without an interrupt (ValueError with that text), or whose
/// channel serves another pin.
bool hasInterrupt(core::PinId pin, const char *ifNone);

} // namespace sim::python
