// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/python/object.h"

namespace sim::python {

/// The module countio: Counter, Edge. The counting is sim/edgecounter.h's. A new reference.
PyObject *makeCountio();

} // namespace sim::python
