// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/python/object.h"

namespace sim::python {

/// Puts the built-in functions that differ on the board into `module`, under their names: hash,
/// isinstance, issubclass, iter, next, sorted, sum, and what `class` calls. False with a Python error set if
/// it cannot be done.
[[nodiscard]] bool addBuiltins(PyObject *module);

} // namespace sim::python
