// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/entry.h"
#include "core/result.h"
#include "sim/guest.h"
#include "sim/protocol.h"
#include "sim/python/object.h"

#include <string>
#include <vector>

namespace sim::python {

/// Compiles a source text whose lines are to be followed. `mode` is "exec" or "eval". Its lines
/// become entries if `isShown`. Returns null with a Python error in the board's words set: mostly a
/// SyntaxError.
PyObject *compileFollowed(const std::string &text, const std::string &file, const char *mode, bool isShown);

/// Runs a module's code with `globals` as its names and `builtins` as its built-in names. A new
/// reference, or null with a Python error set.
PyObject *runCode(PyObject *code, PyObject *globals, PyObject *builtins);

/// Makes Python's built-in names and the board's modules ready; `lib` are the files beside code.py.
/// `alarm` is the signal that comes from time to time (sim/python/untraced.h). Once, before run().
[[nodiscard]] core::Result<void> prepare(std::vector<SourceFile> lib, int alarm);

/// Runs the program from its first line to its end, whatever that is: its last line, an exception,
/// sys.exit(), a Ctrl-C. Reports on the console what ended it, and returns it; the caller ends the
/// program on the board. Python code of the learner does not run after this.
core::EndReason run(const SourceFile &program);

/// The program as the front sees it.
Guest &guest();

} // namespace sim::python
