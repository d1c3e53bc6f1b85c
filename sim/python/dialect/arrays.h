// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace sim::python {

/// Makes the host's array.array that of the board: its floats, its few methods, its refusals. Once.
/// False with a Python error set if it cannot be done.
[[nodiscard]] bool bendArrays();

} // namespace sim::python
