// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace sim::python {

/// Adds the board's C++ modules to those a program may import. Needs the interpreter. False with a
/// Python error set if there is no memory.
[[nodiscard]] bool addBoardModules();

} // namespace sim::python
