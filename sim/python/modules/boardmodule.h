// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/python/object.h"

namespace sim::python {

/// The part of board that is data: board_id and the pins under all their names. The face board.py adds
/// the buses. A new reference.
PyObject *makeBoardCore();

/// The part of microcontroller that is hardware: pin (a module), Pin, delay_us, interrupts, watchdog. The
/// face microcontroller.py adds the processor. A new reference.
PyObject *makeMicrocontrollerCore();

} // namespace sim::python
