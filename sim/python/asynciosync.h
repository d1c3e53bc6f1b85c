// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/python/object.h"

namespace sim::python {

// asyncio.Event and asyncio.Lock.

extern PyTypeObject eventType;
extern PyTypeObject lockType;
[[nodiscard]] bool readySyncTypes();

} // namespace sim::python
