// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/python/object.h"

#include <cstddef>
#include <string>

namespace sim::python {

// Texts of Python's plainest objects, made without Python: without an object (hostframes.h says why).

/// A text as UTF-8, at most `most` bytes of it. Empty for an object that is no text.
std::string plainText(PyObject *text, std::size_t most);
/// As repr() shows a text, in quotes; cut at some `most` bytes.
std::string quotedText(PyObject *text, std::size_t most);
/// As repr() shows bytes, from the first quote on; cut at some `most` bytes.
std::string quotedBytes(const char *data, Py_ssize_t size, std::size_t most);
/// Of an int of up to 1024 bits all digits; of a larger one how large it is.
std::string integerText(PyObject *integer);

} // namespace sim::python
