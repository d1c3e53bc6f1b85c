// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/python/object.h"

namespace sim::python {

/// The module rotaryio: IncrementalEncoder. The following is sim/quadrature.h's. A new reference.
PyObject *makeRotaryio();

} // namespace sim::python
