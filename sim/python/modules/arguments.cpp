// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/python/modules/arguments.h"

#include <algorithm>

namespace sim::python {

Arguments::Arguments(std::initializer_list<Parameter> parameters, PyObject *places, PyObject *names)
{
    const auto given = static_cast<std::size_t>(PyTuple_GET_SIZE(places));
    std::vector<const char *> taken; // by name
    std::size_t place = 0;
    for (const Parameter &parameter : parameters) {
        PyObject *value = nullptr;
        if (parameter.byPlace && place < given) {
            value = PyTuple_GET_ITEM(places, static_cast<Py_ssize_t>(place));
            ++place;
        } else if (names != nullptr) {
            value = PyDict_GetItemString(names, parameter.name);
            if (value != nullptr) {
                taken.push_back(parameter.name);
            }
        }
        if (value == nullptr && parameter.required) {
            PyErr_Format(PyExc_TypeError, "'%s' argument required", parameter.name);
            m_good = false;
            return;
        }
        m_values.push_back(value);
    }
    if (place < given) {
        PyErr_SetString(PyExc_TypeError, "extra positional arguments given");
        m_good = false;
        return;
    }
    PyObject *name = nullptr;
    PyObject *value = nullptr;
    Py_ssize_t at = 0;
    while (names != nullptr && PyDict_Next(names, &at, &name, &value) != 0) {
        if (std::none_of(taken.begin(), taken.end(), [name](const char *each) {
                return PyUnicode_CompareWithASCIIString(name, each) == 0;
            })) {
            PyErr_Format(PyExc_TypeError, "unexpected keyword argument '%U'", name);
            m_good = false;
            return;
        }
    }
}

std::optional<bool> truthOf(PyObject *value, bool byDefault)
{
    if (value == nullptr) {
        return byDefault;
    }
    const int truth = PyObject_IsTrue(value);
    return truth < 0 ? std::nullopt : std::optional{truth == 1};
}

std::optional<std::int64_t> integerOf(PyObject *value, std::int64_t byDefault)
{
    if (value == nullptr) {
        return byDefault;
    }
    if (!PyLong_Check(value)) {
        PyErr_Format(PyExc_TypeError, "can't convert %s to int", Py_TYPE(value)->tp_name);
        return std::nullopt;
    }
    const long long number = PyLong_AsLongLong(value);
    if (PyErr_Occurred() != nullptr) {
        PyErr_SetString(PyExc_OverflowError, "overflow converting long int to machine word");
        return std::nullopt;
    }
    return number;
}

std::optional<std::int64_t> integerWithin(PyObject *value, std::int64_t low, std::int64_t high,
                                          std::int64_t byDefault, const char *name)
{
    const std::optional<std::int64_t> number = integerOf(value, byDefault);
    if (number && (*number < low || *number > high)) {
        PyErr_Format(PyExc_ValueError, "%s must be %lld-%lld", name, static_cast<long long>(low),
                     static_cast<long long>(high));
        return std::nullopt;
    }
    return number;
}

std::optional<std::int64_t> integerFrom(PyObject *value, std::int64_t low, std::int64_t byDefault,
                                        const char *name)
{
    const std::optional<std::int64_t> number = integerOf(value, byDefault);
    if (number && *number < low) {
        PyErr_Format(PyExc_ValueError, "%s must be >= %lld", name, static_cast<long long>(low));
        return std::nullopt;
    }
    return number;
}

std::optional<double> realOf(PyObject *value, double byDefault)
{
    if (value == nullptr) {
        return byDefault;
    }
    if (!PyFloat_Check(value) && !PyLong_Check(value)) {
        PyErr_Format(PyExc_TypeError, "can't convert %s to float", Py_TYPE(value)->tp_name);
        return std::nullopt;
    }
    const double number = PyFloat_AsDouble(value);
    return PyErr_Occurred() != nullptr ? std::nullopt : std::optional{number};
}

} // namespace sim::python
