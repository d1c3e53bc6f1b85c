// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/python/object.h"

namespace sim::python {

/// The coroutine that `asyncio.wait_for(...)` returns: it does nothing until it is awaited. `sleep` waits for
/// the limit; null: asyncio's own, in seconds or milliseconds. A new reference.
PyObject *newWaitFor(PyObject *awaitable, PyObject *limit, PyObject *sleep, bool milliseconds);

} // namespace sim::python
