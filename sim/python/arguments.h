// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/python/object.h"

#include <span>

namespace sim::python {

/// The parameters of a function that is Python on the board, and so can be called by name.
struct Parameters
{
    std::span<const char *const> names;
    Py_ssize_t required = 0; ///< the others have defaults
};

/// Puts what a METH_FASTCALL | METH_KEYWORDS function was given in the order of its parameters; null where
/// nothing was given. `bound` has room for all of them. False with the board's TypeError set.
[[nodiscard]] bool bind(const Parameters &parameters, PyObject *const *args, Py_ssize_t count,
                        PyObject *keywords, PyObject **bound);

/// TypeError: so many positional arguments wanted, so many given.
void wrongNumberOfArguments(Py_ssize_t wanted, Py_ssize_t given);
/// False with that error set if the numbers differ.
[[nodiscard]] inline bool takesExactly(Py_ssize_t wanted, Py_ssize_t given)
{
    if (wanted != given) {
        wrongNumberOfArguments(wanted, given);
    }
    return wanted == given;
}

using WithKeywords = PyObject *(PyObject *, PyObject *const *, Py_ssize_t, PyObject *);
/// A function of that kind for a PyMethodDef.
inline PyCFunction withKeywords(WithKeywords *function)
{
    return reinterpret_cast<PyCFunction>(reinterpret_cast<void (*)()>(function));
}

} // namespace sim::python
