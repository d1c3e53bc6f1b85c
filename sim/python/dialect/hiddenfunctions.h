// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/python/object.h"

#include <string_view>

/// Functions that rewritten code calls and that the program has no name for. In a syntax tree a string
/// constant stands for one; after compiling, the function takes its place among the code's constants.
namespace sim::python {

inline constexpr std::string_view checkAwaitable = "await"; ///< its argument, if it can be awaited
inline constexpr std::string_view awaitIterator = "yield";  ///< of its argument, for `yield from`
inline constexpr std::string_view makeDict = "dict";        ///< of value, key, value, key, ...
inline constexpr std::string_view orderDict = "order";      ///< the program's dict for one of Python's
inline constexpr std::string_view makeSet = "set";          ///< of its arguments
inline constexpr std::string_view makeSetFrom = "setfrom";  ///< of the items of its argument
inline constexpr std::string_view orderNamed = "named";     ///< the same for a function's named arguments

/// The constant that stands for the function of that name; empty with a Python error set on failure.
Ref hiddenConstant(std::string_view name);

/// The function that a constant stands for, or null if it is a constant like any other. Borrowed.
PyObject *hiddenFunction(PyObject *constant);

} // namespace sim::python
