// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace sim::python {

/// Refuses slices with a step where the board does: everywhere but in reading from lists and ranges.
/// Once.
void bendSlices();

} // namespace sim::python
