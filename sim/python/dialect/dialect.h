// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace sim::python {

/// Bends the host's own types to what the board shows: how functions, classes, objects, modules and
/// exceptions print. Once, before the program runs. Returns false with a Python error set if it
/// cannot be done.
[[nodiscard]] bool bendHost();

} // namespace sim::python
