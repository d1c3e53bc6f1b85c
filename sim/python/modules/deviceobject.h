// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/board.h"
#include "sim/costs.h"
#include "sim/python/machine.h"
#include "sim/python/modules/newtype.h"

#include <memory>
#include <new>
#include <string>
#include <utility>
#include <vector>

namespace sim::python {

/// A Python object in front of a peripheral of the board. It loses the peripheral at deinit(); every
/// use after that is the board's ValueError.
template <typename Device> struct DeviceObject
{
    PyObject_HEAD // NOLINT
        std::shared_ptr<Device>
            device;
};

template <typename Device> std::shared_ptr<Device> &deviceIn(PyObject *object)
{
    return reinterpret_cast<DeviceObject<Device> *>(object)->device;
}

/// The peripheral; null with the error set after deinit().
template <typename Device> Device *usable(PyObject *object)
{
    Device *device = deviceIn<Device>(object).get();
    if (device == nullptr) {
        PyErr_SetString(PyExc_ValueError,
                        "Object has been deinitialized and can no longer be used. Create a new object.");
    }
    return device;
}

/// A new object of `type` for a peripheral that it hands to the board.
template <typename Device> PyObject *newDevice(PyTypeObject *type, std::shared_ptr<Device> device)
{
    PyObject *object = type->tp_alloc(type, 0);
    if (object == nullptr) {
        device->stop();
        return nullptr;
    }
    board().peripherals().add(device);
    new (&deviceIn<Device>(object)) std::shared_ptr<Device>{std::move(device)};
    return object;
}

template <typename Device> PyObject *deinitDevice(PyObject *object, PyObject *)
{
    if (const std::shared_ptr<Device> device = std::exchange(deviceIn<Device>(object), nullptr)) {
        spend(costs::pinSetUp);
        board().peripherals().stop(*device);
    }
    Py_RETURN_NONE;
}

inline PyObject *enterDevice(PyObject *object, PyObject *)
{
    Py_INCREF(object);
    return object;
}

template <typename Device> PyObject *leaveDevice(PyObject *object, PyObject *)
{
    return deinitDevice<Device>(object, nullptr);
}

/// Whether the board stops a peripheral that the program has forgotten.
enum class WhenForgotten { GoesOn, StopsAtCollection };

template <typename Device, WhenForgotten forgotten> void forgetDevice(PyObject *object)
{
    std::shared_ptr<Device> &device = deviceIn<Device>(object);
    if (device && forgotten == WhenForgotten::StopsAtCollection) {
        board().peripherals().abandon(*device);
    }
    device.~shared_ptr();
    PyTypeObject *type = Py_TYPE(object);
    type->tp_free(object);
    Py_DECREF(type);
}

/// Objects of the board's C classes take no attributes but those that they have and let be set: a
/// misspelt one is never silently taken.
inline int setKnownAttribute(PyObject *object, PyObject *name, PyObject *value)
{
    PyObject *known = _PyType_Lookup(Py_TYPE(object), name);
    if (known == nullptr || Py_TYPE(known) != &PyGetSetDescr_Type || value == nullptr
        || reinterpret_cast<PyGetSetDescrObject *>(known)->d_getset->set == nullptr) {
        PyErr_Format(PyExc_AttributeError, "can't set attribute '%U'", name);
        return -1;
    }
    return PyObject_GenericSetAttr(object, name, value);
}

/// Prints as "<Keys>".
inline PyObject *bareRepr(PyObject *object)
{
    return PyUnicode_FromFormat("<%s>", Py_TYPE(object)->tp_name);
}

/// The type of such objects: `methods` should have deinit, __enter__ and __exit__ among them.
template <typename Device, WhenForgotten forgotten>
PyObject *newDeviceType(const char *name, newfunc create, PyMethodDef *methods, PyGetSetDef *properties,
                        std::vector<PyType_Slot> more = {})
{
    more.insert(more.end(),
                {{Py_tp_new, slot(create)},
                 {Py_tp_dealloc, slot(forgetDevice<Device, forgotten>)},
                 {Py_tp_methods, methods},
                 {Py_tp_getset, properties},
                 {Py_tp_setattro, slot(setKnownAttribute)},
                 {Py_tp_repr, slot(bareRepr)}});
    return newType(name, sizeof(DeviceObject<Device>), std::move(more));
}

/// deinit() and the context manager, for the end of a table of methods.
template <typename Device>
inline constexpr PyMethodDef deinitMethod{"deinit", deinitDevice<Device>, METH_NOARGS, nullptr};
inline constexpr PyMethodDef enterMethod{"__enter__", enterDevice, METH_NOARGS, nullptr};
template <typename Device>
inline constexpr PyMethodDef exitMethod{"__exit__", leaveDevice<Device>, METH_VARARGS, nullptr};

} // namespace sim::python
