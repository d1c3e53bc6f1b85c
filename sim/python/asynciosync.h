// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/python/object.h"

#include <optional>

namespace sim::python {

// asyncio.Event and asyncio.Lock.

extern PyTypeObject eventType;
extern PyTypeObject lockType;
[[nodiscard]] bool readySyncTypes();

/// Whether an Event is set, or a Lock held or on its way to the next holder; nothing for other objects.
std::optional<bool> syncState(PyObject *object);

/// Those who wait for an Event or a Lock, as its `waiting` shows them; any other object: itself. A new
/// reference.
PyObject *queueOf(PyObject *object);

} // namespace sim::python
