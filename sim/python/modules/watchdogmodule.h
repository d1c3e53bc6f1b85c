// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/python/object.h"

namespace sim::python {

/// The module watchdog: WatchDogMode, WatchDogTimeout. The timer is sim/watchdog.h's. A new reference.
PyObject *makeWatchdog();

/// microcontroller.watchdog, as a borrowed reference.
PyObject *watchdogTimer();

} // namespace sim::python
