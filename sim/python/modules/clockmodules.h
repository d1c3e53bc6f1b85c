// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/python/object.h"

namespace sim::python {

/// The part of time that is C on the board's clock: sleep, monotonic, monotonic_ns, time, and set_time for
/// the module rtc. The face time.py adds dates. A new reference.
PyObject *makeTimeCore();

/// The part of supervisor that reads the clock: ticks_ms. A new reference.
PyObject *makeSupervisorCore();

} // namespace sim::python
