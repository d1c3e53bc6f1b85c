// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/python/object.h"

namespace sim::python {

/// pulseio.PulseIn, as a borrowed reference to the type. The measuring is sim/pulsein.h's.
PyObject *pulseInType();

} // namespace sim::python
