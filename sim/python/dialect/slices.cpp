// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/python/dialect/slices.h"

#include "sim/python/dialect/typeslots.h"
#include "sim/python/tracing.h"

#include <array>

namespace sim::python {

namespace {

// Whether the program asks for a slice with a step: Python's library may.
bool hasStep(PyObject *key)
{
    if (!PySlice_Check(key)) {
        return false;
    }
    PyObject *step = reinterpret_cast<PySliceObject *>(key)->step;
    if (step == Py_None || (PyLong_Check(step) && PyLong_AsLong(step) == 1)) {
        return false;
    }
    PyErr_Clear(); // the step may be too large a number
    PyFrameObject *frame = PyEval_GetFrame();
    const Ref code
        = Ref::steal(frame != nullptr ? reinterpret_cast<PyObject *>(PyFrame_GetCode(frame)) : nullptr);
    return code && followedFile(code.get()) != nullptr;
}

struct Bent
{
    PyTypeObject *type;
    binaryfunc hostItem = nullptr;
};

std::array<Bent, 5> bent{
    {{&PyUnicode_Type}, {&PyTuple_Type}, {&PyBytes_Type}, {&PyByteArray_Type}, {&PyMemoryView_Type}}};

// One function a type, as each has to know what it stands before.
template <std::size_t Index> PyObject *item(PyObject *object, PyObject *key)
{
    if (hasStep(key)) {
        PyErr_SetString(PyExc_NotImplementedError, "only slices with step=1 (aka None) are supported");
        return nullptr;
    }
    return bent[Index].hostItem(object, key);
}

template <std::size_t Index> void bend()
{
    Bent &entry = bent[Index];
    entry.hostItem = entry.type->tp_as_mapping->mp_subscript;
    entry.type->tp_as_mapping->mp_subscript = item<Index>;
    rewrap(entry.type, "__getitem__", static_cast<binaryfunc>(item<Index>));
}

objobjargproc hostStoreInList = nullptr;

int storeInList(PyObject *list, PyObject *key, PyObject *value)
{
    if (hasStep(key)) {
        PyErr_SetNone(PyExc_NotImplementedError);
        return -1;
    }
    return hostStoreInList(list, key, value);
}

} // namespace

void bendSlices()
{
    bend<0>();
    bend<1>();
    bend<2>();
    bend<3>();
    bend<4>();
    hostStoreInList = PyList_Type.tp_as_mapping->mp_ass_subscript;
    PyList_Type.tp_as_mapping->mp_ass_subscript = storeInList;
    rewrap(&PyList_Type, "__setitem__", static_cast<objobjargproc>(storeInList));
    rewrap(&PyList_Type, "__delitem__", static_cast<objobjargproc>(storeInList));
}

} // namespace sim::python
