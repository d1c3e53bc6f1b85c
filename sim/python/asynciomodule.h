// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace sim::python {

/// Makes asyncio, asyncio.core and _asyncio known to the program (addModule()), and lets the program's
/// coroutines and generators that are dropped before their end go as on the board: without a warning,
/// without running their `finally`. One that was never awaited becomes a NeverAwaited entry. To be called
/// once, with the interpreter up, before the program starts. False with a Python error set.
[[nodiscard]] bool addAsyncio();

} // namespace sim::python
