// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace sim::python {

/// Puts the error that compiling has set into the board's words: most mistakes are just "invalid
/// syntax" there. Keeps file and line.
void rewordSyntaxError();

} // namespace sim::python
