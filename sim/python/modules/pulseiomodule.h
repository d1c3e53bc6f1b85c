// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/python/object.h"

namespace sim::python {

/// The module pulseio: PulseIn, PulseOut. The work is sim/pulsein.h's and sim/pulseout.h's. A new reference.
PyObject *makePulseio();

} // namespace sim::python
