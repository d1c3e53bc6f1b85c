// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/python/dialect/arrays.h"

#include "sim/python/dialect/floats.h"
#include "sim/python/dialect/typeslots.h"

namespace sim::python {

namespace {

constexpr const char *absent[] // NOLINT: names alone
    {"pop",       "tolist",  "insert",      "remove",   "reverse", "count",       "index",    "fromlist",
     "frombytes", "tobytes", "buffer_info", "byteswap", "tofile",  "fromunicode", "fromfile", "tounicode"};

// The slots of the host's type that ours stand before.
struct HostArray
{
    ssizeargfunc item = nullptr;
    binaryfunc subscript = nullptr;
};
HostArray host;

PyObject *item(PyObject *array, Py_ssize_t index)
{
    return withBoardFloats(host.item(array, index));
}

PyObject *subscript(PyObject *array, PyObject *key)
{
    if (PySlice_Check(key) && reinterpret_cast<PySliceObject *>(key)->step != Py_None) {
        PyErr_SetString(PyExc_NotImplementedError, "only slices with step=1 (aka None) are supported");
        return nullptr;
    }
    return withBoardFloats(host.subscript(array, key));
}

int contains(PyObject *, PyObject *)
{
    PyErr_SetNone(PyExc_NotImplementedError);
    return -1;
}

PyObject *iterate(PyObject *array)
{
    return PySeqIter_New(array);
}

PyObject *represent(PyObject *array)
{
    const Ref code = Ref::steal(PyObject_GetAttrString(array, "typecode"));
    const Ref items = Ref::steal(PySequence_List(array));
    if (!code || !items) {
        return nullptr;
    }
    return PyList_GET_SIZE(items.get()) == 0
        ? PyUnicode_FromFormat("array('%U')", code.get())
        : PyUnicode_FromFormat("array('%U', %R)", code.get(), items.get());
}

} // namespace

bool bendArrays()
{
    const Ref module = Ref::steal(PyImport_ImportModule("array"));
    const Ref type = module ? Ref::steal(PyObject_GetAttrString(module.get(), "array")) : Ref{};
    if (!type) {
        return false;
    }
    auto *array = reinterpret_cast<PyTypeObject *>(type.get());
    array->tp_name = "array";
    host = {array->tp_as_sequence->sq_item, array->tp_as_mapping->mp_subscript};
    array->tp_as_sequence->sq_item = item;
    array->tp_as_sequence->sq_contains = contains;
    array->tp_as_mapping->mp_subscript = subscript;
    array->tp_iter = iterate;
    array->tp_repr = represent;
    for (const char *name : absent) {
        removeMethod(array, name);
    }
    return true;
}

} // namespace sim::python
