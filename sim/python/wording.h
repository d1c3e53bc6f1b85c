// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/python/object.h"
#include "sim/python/tracing.h"

namespace sim::python {

/// Puts an error that CPython's own code has raised in `frame` into the board's words and type.
///
/// To be called from a trace function, with the exception on its way. Errors that the program itself
/// raises with `raise`, and errors of our modules, pass unchanged. Returns 0; or -1 with the error
/// set anew, if its type had to change.
int reword(PyFrameObject *frame, PyObject *exception, const FollowedFile &file);

/// The same for an exception that came out of C code which no frame saw.
void rewordMessage(PyObject *exception);

} // namespace sim::python
