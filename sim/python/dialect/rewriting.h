// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/python/object.h"

#include <set>
#include <string>
#include <utility>

namespace sim::python {

/// Functions that got another kind by the rewriting, by name and first line: what a call of one gives
/// can be awaited, though it is a generator.
using AwaitableGenerators = std::set<std::pair<std::string, int>>;

/// Changes a syntax tree so that the host's Python does what the board's would do with it:
/// - an `async def` with a `yield` of its own is a plain generator;
/// - `await` is allowed in a plain `def` or `lambda`, which makes a generator of it, and not in a
///   comprehension beyond its first source; there are no asynchronous comprehensions;
/// - what cannot be awaited is refused for having no __await__;
/// - dicts and sets are made as the program's (dicts.h, sets.h), of a display's value before its key;
/// - what the board's compiler does not know is refused: `match`, `except*`, `[*a]`, `{**d}`, `/` among
///   parameters, `!a` in an f-string; annotations of variables are dropped.
/// Lines stay where they are. False with a Python error set, mostly a SyntaxError.
[[nodiscard]] bool rewriteTree(PyObject *tree, const char *file, AwaitableGenerators &generators);

/// Finishes the code that was compiled from a rewritten tree: floats among its constants become the
/// program's, and flags are set. To be called before it runs.
void finishCode(PyObject *code, const AwaitableGenerators &generators);

} // namespace sim::python
