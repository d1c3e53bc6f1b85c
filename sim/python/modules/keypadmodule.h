// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/python/object.h"

namespace sim::python {

/// The module keypad: Keys, KeyMatrix, Event, EventQueue. The scanning is sim/keypad.h's. A new
/// reference.
PyObject *makeKeypad();

} // namespace sim::python
