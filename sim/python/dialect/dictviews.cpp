// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/python/dialect/dictviews.h"

#include "sim/python/dialect/dicts.h"
#include "sim/python/dialect/slotiterator.h"
#include "sim/python/statictype.h"

namespace sim::python {

namespace {

PyObject *partOf(PyObject *dict, PyObject *key, DictPart part)
{
    PyObject *value = part == DictPart::Keys ? Py_None : PyDict_GetItemWithError(dict, key);
    if (value == nullptr) {
        return nullptr;
    }
    return part == DictPart::Items ? PyTuple_Pack(2, key, value)
                                   : Py_NewRef(part == DictPart::Keys ? key : value);
}

struct View
{
    PyObject_HEAD PyObject *dict;
    DictPart part;
};

View *viewOf(PyObject *object)
{
    return reinterpret_cast<View *>(object);
}

void dropView(PyObject *object)
{
    Py_DECREF(viewOf(object)->dict);
    PyObject_Free(object);
}

PyObject *nextPart(PyObject *dict, int part, std::size_t &slot)
{
    const Ref key = Ref::borrow(nextKeyOf(dict, slot));
    return key ? partOf(dict, key.get(), static_cast<DictPart>(part)) : nullptr;
}

PyObject *iterateView(PyObject *view)
{
    return newSlotIterator(viewOf(view)->dict, static_cast<int>(viewOf(view)->part), nextPart);
}

PyObject *representView(PyObject *view)
{
    const char *names[]{"dict_keys", "dict_values", "dict_items"}; // NOLINT: names alone
    const Ref items = Ref::steal(PySequence_List(view));
    return items ? PyUnicode_FromFormat("%s(%R)", names[static_cast<int>(viewOf(view)->part)], items.get())
                 : nullptr;
}

Py_ssize_t sizeOfView(PyObject *view)
{
    return PyDict_GET_SIZE(viewOf(view)->dict);
}

PySequenceMethods viewAsSequence{};

PyTypeObject makeViewType()
{
    PyTypeObject type = staticType<View>("dict_view");
    viewAsSequence.sq_length = sizeOfView;
    type.tp_as_sequence = &viewAsSequence;
    type.tp_dealloc = dropView;
    type.tp_iter = iterateView;
    type.tp_repr = representView;
    return type;
}

PyTypeObject &viewType()
{
    static PyTypeObject type = makeViewType();
    return type;
}

} // namespace

bool readyDictViews()
{
    return PyType_Ready(&viewType()) == 0 && readySlotIterators();
}

PyObject *dictPart(PyObject *dict, PyObject *key, DictPart part)
{
    return partOf(dict, key, part);
}

PyObject *newDictView(PyObject *dict, DictPart part)
{
    View *view = PyObject_New(View, &viewType());
    if (view != nullptr) {
        view->dict = Py_NewRef(dict);
        view->part = part;
    }
    return reinterpret_cast<PyObject *>(view);
}

PyObject *newDictIterator(PyObject *dict)
{
    return newSlotIterator(dict, static_cast<int>(DictPart::Keys), nextPart);
}

} // namespace sim::python
