// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/python/modules/pinobject.h"

#include "sim/board.h"
#include "sim/metro_m4.h"
#include "sim/python/machine.h"
#include "sim/python/modules/digitalio.h"
#include "sim/python/modules/newtype.h"

#include <map>

namespace sim::python {

namespace {

struct PinObject
{
    PyObject_HEAD // NOLINT
        core::PinId pin;
};

PyObject *repr(PyObject *self)
{
    const metro_m4::Pin &pin = metro_m4::pin(reinterpret_cast<PinObject *>(self)->pin);
    const std::string text = pin.name.empty() ? "microcontroller.pin." + std::string{pin.mcuName}
                                              : "board." + std::string{pin.name};
    return PyUnicode_FromString(text.c_str());
}

Py_hash_t hash(PyObject *self)
{
    return 1 + core::number(reinterpret_cast<PinObject *>(self)->pin);
}

} // namespace

PyObject *pinType()
{
    static PyObject *type
        = newType("Pin", sizeof(PinObject), {{Py_tp_repr, slot(repr)}, {Py_tp_hash, slot(hash)}},
                  Py_TPFLAGS_DEFAULT | Py_TPFLAGS_DISALLOW_INSTANTIATION);
    return type;
}

PyObject *pinObject(core::PinId pin)
{
    static std::map<core::PinId, PyObject *> pins; // for the life of the process: `is` must hold
    PyObject *&known = pins[pin];
    if (known == nullptr) {
        auto *type = reinterpret_cast<PyTypeObject *>(pinType());
        known = type != nullptr ? type->tp_alloc(type, 0) : nullptr;
        if (known == nullptr) {
            return nullptr;
        }
        reinterpret_cast<PinObject *>(known)->pin = pin;
    }
    Py_INCREF(known);
    return known;
}

std::optional<core::PinId> pinOf(PyObject *object)
{
    // Without asking for the type, which might make it: to ask must not change where objects lie in memory.
    return Py_TYPE(object)->tp_repr == repr ? std::optional{reinterpret_cast<PinObject *>(object)->pin}
                                            : std::nullopt;
}

std::string pinText(PyObject *object)
{
    std::optional<core::PinId> pin = pinOf(object);
    if (!pin) {
        pin = digitalInOutPin(object);
    }
    return pin ? std::string{metro_m4::pin(*pin).label()} : std::string{};
}

bool isFreePin(core::PinId pin)
{
    if (!board().pins().isFree(pin)) {
        PyErr_Format(PyExc_ValueError, "%s in use", std::string{metro_m4::pin(pin).label()}.c_str());
        return false;
    }
    return true;
}

bool hasInterrupt(core::PinId pin, const char *ifNone)
{
    const std::optional<std::uint8_t> channel = metro_m4::pin(pin).extint;
    if (!channel) {
        PyErr_SetString(PyExc_ValueError, ifNone);
        return false;
    }
    if (!board().interrupts().isFree(*channel)) {
        PyErr_SetString(PyExc_RuntimeError, "Internal resource(s) in use");
        return false;
    }
    return true;
}

std::optional<core::PinId> freePin(PyObject *argument, const char *name)
{
    const std::optional<core::PinId> pin = pinOf(argument);
    if (!pin) {
        PyErr_Format(PyExc_TypeError, "%s must be of type Pin, not %s", name, Py_TYPE(argument)->tp_name);
        return std::nullopt;
    }
    return isFreePin(*pin) ? pin : std::nullopt;
}

} // namespace sim::python
