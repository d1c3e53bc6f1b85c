// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/python/object.h"

namespace sim::python {

// asyncio.Event and asyncio.Lock.

extern PyTypeObject eventType;
extern PyTypeObject lockType;
[[nodiscard]] bool readySyncTypes();

/// Those who wait for an Event or a Lock, as its `waiting` shows them; any other object: itself. A new
/// reference.
PyObject *queueOf(PyObject *object);

} // namespace sim::python
