// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/python/object.h"

namespace sim::python {

/// The module neopixel_write. The timing is sim/pixelwriter.h's. A new reference.
PyObject *makeNeopixelWrite();

} // namespace sim::python
