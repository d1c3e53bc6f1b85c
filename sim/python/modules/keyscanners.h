// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ids.h"
#include "sim/keypad.h"
#include "sim/python/object.h"

#include <optional>
#include <vector>

namespace sim::python {

// What the classes of keypad have in common: arguments, members, and their type.

/// The pins of a sequence. Nothing with the board's error set if one is no pin.
std::optional<std::vector<core::PinId>> pinsOf(PyObject *list, const char *name);

/// Null stands for "not given".
std::optional<ScanOptions> scanOptionsFrom(PyObject *interval, PyObject *maxEvents, PyObject *threshold);

/// A type with events, key_count, reset(), deinit() and the context manager, and with `more` methods, which
/// must live as long as the process.
PyObject *newScannerType(const char *name, newfunc create, std::vector<PyMethodDef> more = {});

} // namespace sim::python
