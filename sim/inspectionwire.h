// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/inspection.h"
#include "sim/wire.h"

namespace sim {

// An Inspection as the fields of a frame (sim/protocol.h).

void write(WireWriter &out, const Inspection &inspection);
/// Rejects what is nested deeper than any board nests it: reading must not exhaust the stack.
void read(WireReader &in, Inspection &inspection);

} // namespace sim
