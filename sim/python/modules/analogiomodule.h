// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/python/object.h"

namespace sim::python {

/// The module analogio: AnalogIn, AnalogOut. The conversion is sim/analog.h's. A new reference.
PyObject *makeAnalogio();

} // namespace sim::python
