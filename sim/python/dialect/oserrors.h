// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace sim::python {

/// Makes OSError show its number and the board's words for it. Once. False with a Python error set if it
/// cannot be done.
[[nodiscard]] bool bendOsErrors();

} // namespace sim::python
