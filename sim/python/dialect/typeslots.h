// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/python/object.h"

namespace sim::python {

/// The names of a type.
inline Ref namesOf(PyTypeObject *type)
{
#if PY_VERSION_HEX >= 0x030C0000
    return Ref::steal(PyType_GetDict(type));
#else
    return Ref::borrow(type->tp_dict);
#endif
}

/// Classes of the program take their slots from the method that wraps the slot of their parent.
template <typename Slot> void rewrap(PyTypeObject *type, const char *method, Slot ours)
{
    PyObject *wrapper = PyDict_GetItemString(namesOf(type).get(), method);
    if (wrapper != nullptr && Py_IS_TYPE(wrapper, &PyWrapperDescr_Type)) {
        reinterpret_cast<PyWrapperDescrObject *>(wrapper)->d_wrapped = reinterpret_cast<void *>(ours);
    }
    PyType_Modified(type);
}

/// Puts `ours` into a slot of a type, into the method of that name, and into both of the types that took
/// them over from it.
template <typename Slot>
void replaceSlot(PyTypeObject *type, Slot PyTypeObject::*slot, const char *method, Slot ours)
{
    const Slot old = type->*slot;
    type->*slot = ours;
    rewrap(type, method, ours);
    const Ref children
        = Ref::steal(PyObject_CallMethod(reinterpret_cast<PyObject *>(&PyType_Type), "__subclasses__", "O",
                                         reinterpret_cast<PyObject *>(type)));
    for (Py_ssize_t i = 0; children && i < PyList_GET_SIZE(children.get()); ++i) {
        auto *child = reinterpret_cast<PyTypeObject *>(PyList_GET_ITEM(children.get(), i));
        if (child->*slot == old) {
            replaceSlot(child, slot, method, ours);
        }
    }
    PyErr_Clear();
}

/// The same for an operator. Returns the slot's former value. Types derived from it are not searched.
template <typename Slot>
Slot replaceOperator(PyTypeObject *type, Slot PyNumberMethods::*slot, const char *method, Slot ours)
{
    const Slot old = type->tp_as_number->*slot;
    type->tp_as_number->*slot = ours;
    rewrap(type, method, ours);
    return old;
}

/// Takes a method or attribute from a type, if it has it.
inline void removeMethod(PyTypeObject *type, const char *name)
{
    if (PyDict_DelItemString(namesOf(type).get(), name) != 0) {
        PyErr_Clear();
    }
    PyType_Modified(type);
}

/// Gives a type another method. `definition` has to live as long as the process. False with a Python
/// error set if it cannot be done.
[[nodiscard]] inline bool replaceMethod(PyTypeObject *type, PyMethodDef *definition)
{
    const Ref method = Ref::steal(PyDescr_NewMethod(type, definition));
    const bool done
        = method && PyDict_SetItemString(namesOf(type).get(), definition->ml_name, method.get()) == 0;
    PyType_Modified(type);
    return done;
}

} // namespace sim::python
