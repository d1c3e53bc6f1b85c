// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/inspection.h"

namespace sim::python {

/// Looks inside the program that stands still now, wherever that is: at a line, or inside a call into one of
/// the board's modules.
///
/// Nothing of the run changes by it: no time passes, nothing is recorded, no code of the program's runs (no
/// __repr__, no property), no Python object is made or let go, not even for a moment (hostframes.h), and a
/// Python error on its way stays as it is.
Inspection inspect();

} // namespace sim::python
