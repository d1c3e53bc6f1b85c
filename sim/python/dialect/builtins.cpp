// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/python/dialect/builtins.h"

#include "sim/python/arguments.h"
#include "sim/python/dialect/classes.h"
#include "sim/python/dialect/dicts.h"
#include "sim/python/dialect/floats.h"
#include "sim/python/dialect/keyorder.h"
#include "sim/python/dialect/sets.h"
#include "sim/python/dialect/sorting.h"
#include "sim/python/modules/newtype.h"

#include <cstdint>

namespace sim::python {

namespace {

PyObject *hash(PyObject *, PyObject *object)
{
    if (PyUnicode_Check(object) || PyBytes_Check(object)) {
        return PyLong_FromUnsignedLong(keyHash(object));
    }
    if (PyLong_Check(object)) {
        const long small = PyLong_AsLong(object);
        if (PyErr_Occurred() == nullptr && small >= INT32_MIN / 2 && small <= INT32_MAX / 2) {
            return PyLong_FromLong(small);
        }
        PyErr_Clear();
    }
    const Py_hash_t found = PyObject_Hash(object);
    return found == -1 ? nullptr : PyLong_FromLongLong(static_cast<std::int32_t>(found));
}

bool isClassOrTuple(PyObject *classes)
{
    if (PyTuple_Check(classes)) {
        for (Py_ssize_t i = 0; i < PyTuple_GET_SIZE(classes); ++i) {
            if (!isClassOrTuple(PyTuple_GET_ITEM(classes, i))) {
                return false;
            }
        }
        return true;
    }
    if (!PyType_Check(classes)) {
        PyErr_SetString(PyExc_TypeError, "issubclass() arg 2 must be a class or a tuple of classes");
        return false;
    }
    return true;
}

// The board's bool does not derive from int. A float, dict or set of Python's own is one of the
// program's.
bool derives(PyTypeObject *type, PyObject *classes)
{
    if (PyTuple_Check(classes)) {
        for (Py_ssize_t i = 0; i < PyTuple_GET_SIZE(classes); ++i) {
            if (derives(type, PyTuple_GET_ITEM(classes, i))) {
                return true;
            }
        }
        return false;
    }
    auto *wanted = reinterpret_cast<PyTypeObject *>(classes);
    if (wanted == reinterpret_cast<PyTypeObject *>(floatType())) {
        wanted = &PyFloat_Type;
    } else if (wanted == reinterpret_cast<PyTypeObject *>(dictType())) {
        wanted = &PyDict_Type;
    } else if (wanted == reinterpret_cast<PyTypeObject *>(setType())) {
        wanted = &PySet_Type;
    } else if (wanted == reinterpret_cast<PyTypeObject *>(frozenSetType())) {
        wanted = &PyFrozenSet_Type;
    }
    return PyType_IsSubtype(type, wanted) != 0 && !(type == &PyBool_Type && wanted == &PyLong_Type);
}

PyObject *isInstance(PyObject *, PyObject *const *arguments, Py_ssize_t count)
{
    if (!takesExactly(2, count) || !isClassOrTuple(arguments[1])) {
        return nullptr;
    }
    return PyBool_FromLong(derives(Py_TYPE(arguments[0]), arguments[1]) ? 1 : 0);
}

PyObject *isSubclass(PyObject *, PyObject *const *arguments, Py_ssize_t count)
{
    if (!takesExactly(2, count)) {
        return nullptr;
    }
    if (!PyType_Check(arguments[0])) {
        PyErr_SetString(PyExc_TypeError, "issubclass() arg 1 must be a class");
        return nullptr;
    }
    if (!isClassOrTuple(arguments[1])) {
        return nullptr;
    }
    return PyBool_FromLong(derives(reinterpret_cast<PyTypeObject *>(arguments[0]), arguments[1]) ? 1 : 0);
}

PyObject *iterate(PyObject *, PyObject *const *arguments, Py_ssize_t count)
{
    return takesExactly(1, count) ? PyObject_GetIter(arguments[0]) : nullptr;
}

PyObject *next(PyObject *, PyObject *const *arguments, Py_ssize_t count)
{
    if (!takesExactly(1, count)) {
        return nullptr;
    }
    PyObject *iterator = arguments[0];
    if (!PyIter_Check(iterator)) {
        return PyErr_Format(PyExc_TypeError, "'%s' object isn't an iterator", Py_TYPE(iterator)->tp_name);
    }
    PyObject *value = Py_TYPE(iterator)->tp_iternext(iterator);
    if (value == nullptr && PyErr_Occurred() == nullptr) {
        PyErr_SetNone(PyExc_StopIteration);
    }
    return value;
}

PyObject *sortedList(PyObject *, PyObject *const *arguments, Py_ssize_t count, PyObject *names)
{
    if (count != 1) {
        PyErr_SetString(PyExc_TypeError, "must use keyword argument for key function");
        return nullptr;
    }
    const std::optional<Order> order = orderOf(arguments + count, names);
    Ref list = Ref::steal(order ? PySequence_List(arguments[0]) : nullptr);
    return list && sortList(list.get(), *order) ? list.release() : nullptr;
}

PyObject *hostSum = nullptr;

// Takes no names.
PyObject *sum(PyObject *, PyObject *const *arguments, Py_ssize_t count)
{
    return PyObject_Vectorcall(hostSum, arguments, static_cast<std::size_t>(count), nullptr);
}

PyMethodDef functions[]{// NOLINT: CPython wants an array
                        {"hash", hash, METH_O, nullptr},
                        {"isinstance", method(isInstance), METH_FASTCALL, nullptr},
                        {"issubclass", method(isSubclass), METH_FASTCALL, nullptr},
                        {"iter", method(iterate), METH_FASTCALL, nullptr},
                        {"next", method(next), METH_FASTCALL, nullptr},
                        {"sorted", method(sortedList), METH_FASTCALL | METH_KEYWORDS, nullptr},
                        {"sum", method(sum), METH_FASTCALL, nullptr},
                        {nullptr, nullptr, 0, nullptr}};

} // namespace

bool addBuiltins(PyObject *module)
{
    hostSum = PyDict_GetItemString(PyEval_GetBuiltins(), "sum");
    const Ref build = Ref::steal(makeClassBuilder());
    return build && PyModule_AddFunctions(module, functions) == 0
        && PyModule_AddObjectRef(module, "__build_class__", build.get()) == 0;
}

} // namespace sim::python
