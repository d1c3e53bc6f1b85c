// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/python/dialect/classes.h"

#include "sim/python/dialect/typenames.h"
#include "sim/python/dialect/typeslots.h"

#include <algorithm>
#include <array>
#include <vector>

namespace sim::python {

namespace {

PyObject *hostBuilder = nullptr;
richcmpfunc hostCompare = nullptr; // of classes with comparison methods; the same for all of them

constexpr std::array<const char *, 6> comparisons{"__lt__", "__le__", "__eq__", "__ne__", "__gt__", "__ge__"};

PyObject *compare(PyObject *left, PyObject *right, int operation)
{
    const bool isOrder = operation != Py_EQ && operation != Py_NE;
    const char *method = comparisons[static_cast<std::size_t>(operation)];
    const Ref name = Ref::steal(PyUnicode_InternFromString(method));
    if (isOrder && name) {
        PyObject *own = _PyType_Lookup(Py_TYPE(left), name.get());
        PyObject *fromObject = PyDict_GetItem(namesOf(&PyBaseObject_Type).get(), name.get());
        if (own == nullptr || own == fromObject) {
            PyErr_Format(PyExc_TypeError, "unsupported types for %s: '%s', '%s'", method,
                         shortTypeName(Py_TYPE(left)).c_str(), boardTypeName(right).c_str());
            return nullptr;
        }
    }
    return hostCompare(left, right, operation);
}

int initialiseNothing(PyObject *, PyObject *, PyObject *)
{
    return 0;
}

// A class derived from nothing but classes of the program and object.
bool isPlain(PyTypeObject *type)
{
    return type->tp_base == &PyBaseObject_Type
        || (type->tp_base != nullptr && (type->tp_base->tp_flags & Py_TPFLAGS_HEAPTYPE) != 0
            && isPlain(type->tp_base));
}

void search(PyTypeObject *type, std::vector<PyObject *> &order)
{
    auto *object = reinterpret_cast<PyObject *>(type);
    if (type == &PyBaseObject_Type || std::find(order.begin(), order.end(), object) != order.end()) {
        return;
    }
    order.push_back(object);
    for (Py_ssize_t i = 0; i < PyTuple_GET_SIZE(type->tp_bases); ++i) {
        search(reinterpret_cast<PyTypeObject *>(PyTuple_GET_ITEM(type->tp_bases, i)), order);
    }
}

void searchDepthFirst(PyTypeObject *type)
{
    std::vector<PyObject *> order;
    search(type, order);
    order.push_back(reinterpret_cast<PyObject *>(&PyBaseObject_Type));
    Ref tuple = Ref::steal(PyTuple_New(static_cast<Py_ssize_t>(order.size())));
    for (std::size_t i = 0; tuple && i < order.size(); ++i) {
        PyTuple_SET_ITEM(tuple.get(), static_cast<Py_ssize_t>(i), Py_NewRef(order[i]));
    }
    if (tuple) {
        Py_XSETREF(type->tp_mro, tuple.release());
        PyType_Modified(type);
    }
}

void bendClass(PyTypeObject *type)
{
    if (type->tp_richcompare == hostCompare) {
        type->tp_richcompare = compare;
    }
    if (!isPlain(type)) {
        return;
    }
    type->tp_setattro = PyObject_GenericSetAttr;
    type->tp_finalize = nullptr;
    removeMethod(type, "__init_subclass__");
    removeMethod(type, "__format__");
    if (type->tp_init == PyBaseObject_Type.tp_init) {
        type->tp_init = initialiseNothing;
    }
    if (PyTuple_GET_SIZE(type->tp_bases) > 1) {
        searchDepthFirst(type);
    }
}

PyObject *build(PyObject *, PyObject *const *arguments, Py_ssize_t count, PyObject *names)
{
    if (names != nullptr && PyTuple_GET_SIZE(names) > 0) {
        PyErr_SetString(PyExc_TypeError, "function doesn't take keyword arguments");
        return nullptr;
    }
    Ref made
        = Ref::steal(PyObject_Vectorcall(hostBuilder, arguments, static_cast<std::size_t>(count), nullptr));
    if (made && PyType_Check(made.get())) {
        bendClass(reinterpret_cast<PyTypeObject *>(made.get()));
    }
    return made.release();
}

PyMethodDef definition{"__build_class__", reinterpret_cast<PyCFunction>(reinterpret_cast<void (*)()>(build)),
                       METH_FASTCALL | METH_KEYWORDS, nullptr};

// What CPython puts into the slot of a class with a comparison method.
richcmpfunc comparisonOfClasses()
{
    const Ref names = Ref::steal(PyDict_New());
    if (!names || PyDict_SetItemString(names.get(), "__lt__", Py_None) != 0) {
        return nullptr;
    }
    const Ref probe = Ref::steal(
        PyObject_CallFunction(reinterpret_cast<PyObject *>(&PyType_Type), "s()O", "probe", names.get()));
    return probe ? reinterpret_cast<PyTypeObject *>(probe.get())->tp_richcompare : nullptr;
}

} // namespace

PyObject *makeClassBuilder()
{
    hostBuilder = PyDict_GetItemString(PyEval_GetBuiltins(), "__build_class__");
    hostCompare = comparisonOfClasses();
    return hostBuilder != nullptr && hostCompare != nullptr ? PyCFunction_New(&definition, nullptr) : nullptr;
}

} // namespace sim::python
