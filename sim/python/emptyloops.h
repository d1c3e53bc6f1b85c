// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/python/object.h"

namespace sim::python {

/// Gives the `while` loops of a syntax tree that do nothing (`while True: pass`) something to do: a
/// comparison without effect. CPython compiles such a loop to one instruction that jumps to itself,
/// and announces no line there, so that no virtual time would pass. To be called once the costs were
/// taken from the tree. Returns false with a Python error set.
[[nodiscard]] bool showEndlessLoops(PyObject *tree);

} // namespace sim::python
