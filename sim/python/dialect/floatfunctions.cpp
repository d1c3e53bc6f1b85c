// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/python/dialect/floatfunctions.h"

#include "sim/python/dialect/floats.h"

#include <cmath>

namespace sim::python {

namespace {

PyObject *asHostNumber(PyObject *object)
{
    const std::optional<float> number = numberOf(object);
    return number ? PyFloat_FromDouble(static_cast<double>(*number)) : Py_NewRef(object);
}

bool fits(PyObject *result, PyObject *arguments)
{
    if (!PyFloat_Check(result) || std::isfinite(static_cast<float>(PyFloat_AS_DOUBLE(result)))) {
        return true;
    }
    const bool isInfinite = !std::isnan(PyFloat_AS_DOUBLE(result));
    for (Py_ssize_t i = 0; isInfinite && i < PyTuple_GET_SIZE(arguments); ++i) {
        const std::optional<float> argument = numberOf(PyTuple_GET_ITEM(arguments, i));
        if (argument && !std::isfinite(*argument)) {
            return true;
        }
    }
    return !isInfinite;
}

PyObject *callHost(PyObject *function, PyObject *const *arguments, Py_ssize_t count)
{
    const Ref tuple = Ref::steal(PyTuple_New(count));
    for (Py_ssize_t i = 0; tuple && i < count; ++i) {
        PyTuple_SET_ITEM(tuple.get(), i, asHostNumber(arguments[i]));
    }
    Ref result = tuple ? Ref::steal(PyObject_CallObject(function, tuple.get())) : Ref{};
    const bool overflowed = !result && PyErr_ExceptionMatches(PyExc_OverflowError) != 0;
    if (overflowed || (result && !fits(result.get(), tuple.get()))) {
        PyErr_SetString(PyExc_ValueError, "math domain error");
        return nullptr;
    }
    return withBoardFloats(result.release());
}

PyMethodDef hostCall{"function", reinterpret_cast<PyCFunction>(reinterpret_cast<void (*)()>(callHost)),
                     METH_FASTCALL, nullptr};

} // namespace

PyObject *boardFunction(PyObject *function)
{
    return PyCFunction_New(&hostCall, function);
}

} // namespace sim::python
