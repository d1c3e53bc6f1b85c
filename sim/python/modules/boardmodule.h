// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/python/object.h"

namespace sim::python {

/// The module board: board_id and the pins under all their names. A new reference.
PyObject *makeBoard();

/// The part of microcontroller that is hardware: pin (a module), Pin, delay_us. The face
/// microcontroller.py adds the processor. A new reference.
PyObject *makeMicrocontrollerCore();

} // namespace sim::python
