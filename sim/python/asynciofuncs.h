// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/python/object.h"

namespace sim::python {

/// Adds gather, wait_for and wait_for_ms to a module. False with a Python error set.
[[nodiscard]] bool addFunctions(PyObject *module);

// asyncio's sleeping, as far as wait_for needs it: asyncio.sleep and asyncio.sleep_ms. New references.
PyObject *sleepSeconds(PyObject *seconds);
PyObject *sleepMilliseconds(PyObject *milliseconds);

/// Records a sleep that was made and, up to now, awaited by nobody: to be called when the program has ended,
/// since no later sleep will complain of it.
void noteForgottenSleep();

/// sleep, sleep_ms, ticks, ticks_add and ticks_diff. False with a Python error set.
[[nodiscard]] bool addSleep(PyObject *module);

} // namespace sim::python
