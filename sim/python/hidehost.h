// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/python/object.h"

namespace sim::python {

/// Cuts the ways from the program's objects to the Python that runs it: attributes of functions,
/// frames, code and types that the board has not either and that lead to modules of the host, the
/// host's `open`, `os` and the import of further modules. This is the first wall; that no system
/// call helps who gets through it is the second (app/sandbox.h).
///
/// Once, when every module that our own Python code needs was imported, and before any code of the
/// learner's runs. False with a Python error set if that fails.
bool hideHost();

/// A module of the host that is loaded, for our own use: unlike CPython's imports this does not ask the
/// import of whatever program runs. A new reference, or null with a Python error set.
Ref hostModule(const char *name);

/// The frame of a generator or coroutine that has not ended, whose attribute for it is hidden; None
/// or null otherwise. A new reference; no Python error stays set.
Ref frameOf(PyObject *coroutine);

} // namespace sim::python
