// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/python/object.h"

#include <optional>

/// The program's `float`: a type of its own that computes, compares and prints as the board does
/// (sim/float30.h).
///
/// It derives from Python's float, so that all C code takes it for one. It is not that type itself
/// because CPython's interpreter takes short cuts for its own float, which would go on computing in
/// double precision in loops. The price is that every place that makes a float for the program has to
/// make one of these: see newFloat(). Should one be forgotten, the operators give the right type from
/// the next operation on, as Python's own float has them, too; so the constants that CPython's compiler
/// works out beforehand are the board's.
namespace sim::python {

/// Makes the type ready, and the operators of int and of Python's float that make floats. Once.
[[nodiscard]] bool readyFloats();

/// The program's `float`. Borrowed.
PyObject *floatType();

/// A float for the program; a new reference, or null with MemoryError set.
PyObject *newFloat(double number);

/// What the board computes with for a float or an int; nothing, without an error set, for anything else.
std::optional<float> numberOf(PyObject *object);

/// `object` with Python's own floats turned into the program's; a tuple is searched. Takes over the
/// reference; null stays null.
PyObject *withBoardFloats(PyObject *object);

} // namespace sim::python
