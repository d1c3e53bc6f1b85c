// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/python/asynciofuncs.h"

#include "sim/python/arguments.h"
#include "sim/python/asynciogather.h"
#include "sim/python/asynciowaitfor.h"

namespace sim::python {

namespace {

PyObject *gather(PyObject *, PyObject *const *args, Py_ssize_t count, PyObject *names)
{
    bool failuresAreResults = false;
    for (Py_ssize_t i = 0; names && i < PyTuple_GET_SIZE(names); ++i) {
        PyObject *const name = PyTuple_GET_ITEM(names, i);
        if (PyUnicode_CompareWithASCIIString(name, "return_exceptions") != 0) {
            PyErr_Format(PyExc_TypeError, "unexpected keyword argument '%U'", name);
            return nullptr;
        }
        failuresAreResults = PyObject_IsTrue(args[count + i]) == 1;
    }
    return newGather(args, count, failuresAreResults);
}

constexpr const char *waitForNames[] = {"aw", "timeout", "sleep"};

PyObject *waitFor(PyObject *, PyObject *const *args, Py_ssize_t count, PyObject *keywords)
{
    PyObject *bound[3];
    return bind({waitForNames, 2}, args, count, keywords, bound)
        ? newWaitFor(bound[0], bound[1], bound[2], false)
        : nullptr;
}

PyObject *waitForMs(PyObject *, PyObject *const *args, Py_ssize_t count, PyObject *keywords)
{
    PyObject *bound[2];
    return bind({std::span{waitForNames}.first(2), 2}, args, count, keywords, bound)
        ? newWaitFor(bound[0], bound[1], nullptr, true)
        : nullptr;
}

PyMethodDef functions[] = {
    {"gather", withKeywords(gather), METH_FASTCALL | METH_KEYWORDS, nullptr},
    {"wait_for", withKeywords(waitFor), METH_FASTCALL | METH_KEYWORDS, nullptr},
    {"wait_for_ms", withKeywords(waitForMs), METH_FASTCALL | METH_KEYWORDS, nullptr},
    {nullptr, nullptr, 0, nullptr},
};

} // namespace

bool addFunctions(PyObject *module)
{
    return PyModule_AddFunctions(module, functions) == 0;
}

} // namespace sim::python
