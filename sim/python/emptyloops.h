// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/python/object.h"

namespace sim::python {

/// Gives the `while` loops of a syntax tree that do nothing (`while True: pass`) something to do: a
/// comparison without effect. CPython compiles such a loop to one instruction that jumps to itself,
/// and announces no line there, so that no virtual time would pass.
///
/// The body of a loop in one line begins with such a comparison on a line that no file has. A turn
/// of it then is a change of line and not just a jump back: from CPython 3.12 on, an error raised at
/// a jump, as a Ctrl-C would be, misses the `try` round the loop.
///
/// To be called once the costs were taken from the tree. Returns false with a Python error set.
[[nodiscard]] bool showEndlessLoops(PyObject *tree);

} // namespace sim::python
