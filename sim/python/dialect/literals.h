// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/python/object.h"

#include <string_view>

namespace sim::python {

/// Gives the float constants of a syntax tree the values that the board reads from their digits in
/// `source`. False with a Python error set if it cannot be done.
[[nodiscard]] bool readLiterals(PyObject *tree, std::string_view source);

} // namespace sim::python
