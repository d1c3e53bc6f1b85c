// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace sim::python {

/// Makes asyncio, asyncio.core and _asyncio known to the program (addModule()), and lets coroutines that
/// are dropped without ever having been awaited become NeverAwaited entries instead of CPython's
/// warning. To be called once, with the interpreter up, before the program starts. False with a
/// Python error set.
[[nodiscard]] bool addAsyncio();

} // namespace sim::python
