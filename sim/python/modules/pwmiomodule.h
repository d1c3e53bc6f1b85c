// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/python/object.h"

namespace sim::python {

/// The module pwmio: PWMOut. Timers and arithmetic are sim/pwm.h's. A new reference.
PyObject *makePwmio();

} // namespace sim::python
