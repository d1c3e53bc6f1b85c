// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/python/modules/pulseintype.h"

#include "sim/pulsein.h"
#include "sim/python/modules/arguments.h"
#include "sim/python/modules/deviceobject.h"
#include "sim/python/modules/pinobject.h"

#include <algorithm>

namespace sim::python {

namespace {

PyObject *create(PyTypeObject *type, PyObject *places, PyObject *names)
{
    const Arguments given{
        {{"pin", true, true}, {"maxlen", false, true}, {"idle_state", false, true}}, places, names};
    const auto maxLength = given.good() ? integerOf(given[1], 2) : std::nullopt;
    const auto idle = maxLength ? truthOf(given[2], false) : std::nullopt;
    const auto pin = idle ? freePin(given[0]) : std::nullopt;
    if (!pin || !hasInterrupt(*pin, "Invalid pin")) {
        return nullptr;
    }
    if (!board().pulseInTimer().take()) {
        PyErr_SetString(PyExc_RuntimeError, "All timers in use");
        return nullptr;
    }
    spend(costs::pinSetUp);
    constexpr std::int64_t longest = 0xFFFF; // the board keeps 16 bits of it
    return newDevice<PulseIn>(
        type,
        std::make_shared<PulseIn>(
            board().clock(), board().pins(), board().interrupts(), board().pulseInTimer(), *pin,
            static_cast<std::size_t>(std::clamp<std::int64_t>(*maxLength, 1, longest)), *idle));
}

PyObject *pause(PyObject *object, PyObject *)
{
    PulseIn *pulses = usable<PulseIn>(object);
    if (pulses == nullptr) {
        return nullptr;
    }
    spend(costs::nativeCall);
    pulses->pause();
    Py_RETURN_NONE;
}

PyObject *resume(PyObject *object, PyObject *places, PyObject *names)
{
    PulseIn *pulses = usable<PulseIn>(object);
    if (pulses == nullptr) {
        return nullptr;
    }
    const Arguments given{{{"trigger_duration", false, true}}, places, names};
    const auto trigger = given.good() ? integerOf(given[0], 0) : std::nullopt;
    if (!trigger) {
        return nullptr;
    }
    spend(costs::nativeCall);
    pulses->resume(std::chrono::microseconds{static_cast<std::uint16_t>(*trigger)});
    Py_RETURN_NONE;
}

PyObject *clear(PyObject *object, PyObject *)
{
    PulseIn *pulses = usable<PulseIn>(object);
    if (pulses == nullptr) {
        return nullptr;
    }
    spend(costs::nativeCall);
    pulses->clear();
    Py_RETURN_NONE;
}

PyObject *popLeft(PyObject *object, PyObject *)
{
    PulseIn *pulses = usable<PulseIn>(object);
    if (pulses == nullptr) {
        return nullptr;
    }
    spend(costs::nativeCall);
    if (pulses->size() == 0) {
        return PyErr_Format(PyExc_IndexError, "pop from empty PulseIn");
    }
    if (pulses->takeTooLong()) {
        return PyErr_Format(PyExc_RuntimeError, "Input taking too long");
    }
    return PyLong_FromLong(pulses->takeOldest());
}

PyObject *maxLength(PyObject *object, void *)
{
    const PulseIn *pulses = usable<PulseIn>(object);
    return pulses != nullptr ? PyLong_FromSize_t(pulses->maxLength()) : nullptr;
}

PyObject *isPaused(PyObject *object, void *)
{
    const PulseIn *pulses = usable<PulseIn>(object);
    return pulses != nullptr ? PyBool_FromLong(pulses->isPaused() ? 1 : 0) : nullptr;
}

Py_ssize_t length(PyObject *object)
{
    const PulseIn *pulses = usable<PulseIn>(object);
    return pulses != nullptr ? static_cast<Py_ssize_t>(pulses->size()) : -1;
}

int isNotEmpty(PyObject *object)
{
    const PulseIn *pulses = usable<PulseIn>(object);
    return pulses == nullptr ? -1 : pulses->size() > 0 ? 1 : 0;
}

// The place that an index names. Nothing with the board's error set if there is none.
std::optional<std::size_t> placeOf(const PulseIn &pulses, PyObject *index)
{
    if (PySlice_Check(index)) {
        PyErr_SetString(PyExc_NotImplementedError, "Slices not supported");
        return std::nullopt;
    }
    if (!PyLong_Check(index)) {
        PyErr_Format(PyExc_TypeError, "PulseIn indices must be integers, not %s", Py_TYPE(index)->tp_name);
        return std::nullopt;
    }
    const auto size = static_cast<Py_ssize_t>(pulses.size());
    Py_ssize_t place = PyLong_AsSsize_t(index);
    place += place < 0 ? size : 0;
    if (PyErr_Occurred() != nullptr || place < 0 || place >= size) {
        PyErr_SetString(PyExc_IndexError, "index out of range");
        return std::nullopt;
    }
    return static_cast<std::size_t>(place);
}

PyObject *item(PyObject *object, PyObject *index)
{
    const PulseIn *pulses = usable<PulseIn>(object);
    const auto place = pulses != nullptr ? placeOf(*pulses, index) : std::nullopt;
    return place ? PyLong_FromLong(pulses->at(*place)) : nullptr;
}

int setItem(PyObject *object, PyObject *index, PyObject *value)
{
    if (value == nullptr) {
        PyErr_SetString(PyExc_AttributeError, "Cannot delete values");
        return -1;
    }
    const PulseIn *pulses = usable<PulseIn>(object);
    if (pulses != nullptr && placeOf(*pulses, index)) {
        PyErr_SetString(PyExc_AttributeError, "Read-only");
    }
    return -1;
}

PyMethodDef methods[]{// NOLINT: CPython wants an array
                      {"pause", pause, METH_NOARGS, nullptr},
                      {"resume", method(resume), METH_VARARGS | METH_KEYWORDS, nullptr},
                      {"clear", clear, METH_NOARGS, nullptr},
                      {"popleft", popLeft, METH_NOARGS, nullptr},
                      deinitMethod<PulseIn>,
                      enterMethod,
                      exitMethod<PulseIn>,
                      {nullptr, nullptr, 0, nullptr}};

PyGetSetDef properties[]{// NOLINT
                         {"maxlen", maxLength, nullptr, nullptr, nullptr},
                         {"paused", isPaused, nullptr, nullptr, nullptr},
                         {nullptr, nullptr, nullptr, nullptr, nullptr}};

} // namespace

PyObject *pulseInType()
{
    static PyObject *type
        = newDeviceType<PulseIn, WhenForgotten::StopsAtCollection>("PulseIn", create, methods, properties,
                                                                   {{Py_mp_length, slot(length)},
                                                                    {Py_nb_bool, slot(isNotEmpty)},
                                                                    {Py_mp_subscript, slot(item)},
                                                                    {Py_mp_ass_subscript, slot(setItem)}});
    return type;
}

} // namespace sim::python
