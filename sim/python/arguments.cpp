// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/python/arguments.h"

#include <algorithm>

namespace sim::python {

bool bind(const Parameters &parameters, PyObject *const *args, Py_ssize_t count, PyObject *keywords,
          PyObject **bound)
{
    const auto most = static_cast<Py_ssize_t>(parameters.names.size());
    const Py_ssize_t named = keywords ? PyTuple_GET_SIZE(keywords) : 0;
    if (count > most || (named == 0 && count < parameters.required)) {
        wrongNumberOfArguments(count > most ? most : parameters.required, count);
        return false;
    }
    std::fill(std::copy_n(args, count, bound), bound + most, nullptr);
    for (Py_ssize_t i = 0; i < named; ++i) {
        PyObject *const name = PyTuple_GET_ITEM(keywords, i);
        const auto parameter
            = std::find_if(parameters.names.begin(), parameters.names.end(), [name](const char *known) {
                  return PyUnicode_CompareWithASCIIString(name, known) == 0;
              });
        if (parameter == parameters.names.end()) {
            PyErr_Format(PyExc_TypeError, "unexpected keyword argument '%U'", name);
            return false;
        }
        PyObject *&place = bound[parameter - parameters.names.begin()];
        if (place) {
            PyErr_Format(PyExc_TypeError, "function got multiple values for argument '%U'", name);
            return false;
        }
        place = args[count + i];
    }
    const auto missing = std::find(bound, bound + parameters.required, nullptr) - bound;
    if (missing < parameters.required) {
        PyErr_Format(PyExc_TypeError, "function missing required positional argument #%zd",
                     static_cast<Py_ssize_t>(missing)); // counted from 0
        return false;
    }
    return true;
}

void wrongNumberOfArguments(Py_ssize_t wanted, Py_ssize_t given)
{
    PyErr_Format(PyExc_TypeError, "function takes %zd positional arguments but %zd were given", wanted,
                 given);
}

} // namespace sim::python
