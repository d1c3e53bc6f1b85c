// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/python/object.h"

namespace sim::python {

/// keypad.ShiftRegisterKeys, as a borrowed reference to the type. The scanning is sim/shiftregisterkeys.h's.
PyObject *shiftRegisterKeysType();

} // namespace sim::python
