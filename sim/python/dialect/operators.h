// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace sim::python {

/// Makes the operators of the host's sequences and of bool those of the board. Once.
void bendOperators();

} // namespace sim::python
