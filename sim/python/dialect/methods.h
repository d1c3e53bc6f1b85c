// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace sim::python {

/// Makes methods of the host's types take what those of the board take, and refuse the rest. Once.
/// False with a Python error set if it cannot be done.
[[nodiscard]] bool bendMethods();

} // namespace sim::python
