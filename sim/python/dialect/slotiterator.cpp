// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/python/dialect/slotiterator.h"

#include "sim/python/statictype.h"

namespace sim::python {

namespace {

struct Iterator
{
    PyObject_HEAD PyObject *owner;
    int part;
    NextInSlots next;
    std::size_t slot;
};

Iterator &of(PyObject *object)
{
    return *reinterpret_cast<Iterator *>(object);
}

PyObject *next(PyObject *object)
{
    Iterator &iterator = of(object);
    return iterator.next(iterator.owner, iterator.part, iterator.slot);
}

void drop(PyObject *object)
{
    Py_DECREF(of(object).owner);
    PyObject_Free(object);
}

PyObject *represent(PyObject *)
{
    return PyUnicode_FromString("<iterator>");
}

PyTypeObject makeType()
{
    PyTypeObject type = staticType<Iterator>("iterator");
    type.tp_dealloc = drop;
    type.tp_iter = PyObject_SelfIter;
    type.tp_iternext = next;
    type.tp_repr = represent;
    return type;
}

PyTypeObject &iteratorType()
{
    static PyTypeObject type = makeType();
    return type;
}

} // namespace

PyObject *newSlotIterator(PyObject *owner, int part, NextInSlots next)
{
    Iterator *iterator = PyObject_New(Iterator, &iteratorType());
    if (iterator != nullptr) {
        iterator->owner = Py_NewRef(owner);
        iterator->part = part;
        iterator->next = next;
        iterator->slot = 0;
    }
    return reinterpret_cast<PyObject *>(iterator);
}

bool readySlotIterators()
{
    return PyType_Ready(&iteratorType()) == 0;
}

} // namespace sim::python
