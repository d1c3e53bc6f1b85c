// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace sim::python {

/// Makes str.format(), f-strings and the % operator of str those of the board. Once. False with a
/// Python error set if it cannot be done.
[[nodiscard]] bool bendFormatting();

} // namespace sim::python
