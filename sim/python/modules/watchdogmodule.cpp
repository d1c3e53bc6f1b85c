// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/python/modules/watchdogmodule.h"

#include "sim/python/dialect/floats.h"
#include "sim/python/modules/arguments.h"
#include "sim/python/modules/deviceobject.h"
#include "sim/python/modules/enumtype.h"

namespace sim::python {

namespace {

constexpr int longest = 16; // seconds
constexpr std::size_t raises = 0;
constexpr std::size_t resets = 1;

EnumType &modes()
{
    static EnumType values{"watchdog", "WatchDogMode", {"RAISE", "RESET"}};
    return values;
}

float &timeout()
{
    static float seconds = 0;
    return seconds;
}

void startAnew()
{
    board().watchdog().start(
        std::chrono::duration_cast<core::Duration>(std::chrono::duration<double>{timeout()}));
}

PyObject *feed(PyObject *, PyObject *)
{
    spend(costs::nativeCall);
    board().watchdog().feed();
    Py_RETURN_NONE;
}

PyObject *getTimeout(PyObject *, void *)
{
    spend(costs::propertyRead);
    return newFloat(static_cast<double>(timeout()));
}

int setTimeout(PyObject *, PyObject *value, void *)
{
    const std::optional<double> seconds = realOf(value, 0);
    if (!seconds) {
        return -1;
    }
    // The board looks at whole seconds.
    if (static_cast<int>(*seconds) < 0 || static_cast<int>(*seconds) > longest) {
        PyErr_Format(PyExc_ValueError, "timeout must be %s %d",
                     *seconds < 0 ? ">=" : "<=", *seconds < 0 ? 0 : longest);
        return -1;
    }
    spend(costs::propertyWrite);
    timeout() = static_cast<float>(*seconds);
    if (board().watchdog().isOn()) {
        startAnew();
    }
    return 0;
}

PyObject *getMode(PyObject *, void *)
{
    spend(costs::propertyRead);
    if (!board().watchdog().isOn()) {
        Py_RETURN_NONE;
    }
    return Ref::borrow(modes().value(resets)).release();
}

int setMode(PyObject *, PyObject *value, void *)
{
    const int mode = modes().indexOf(value);
    if (mode < 0 && value != Py_None) {
        PyErr_Format(PyExc_TypeError, "mode must be of type WatchDogMode, not %s", Py_TYPE(value)->tp_name);
        return -1;
    }
    spend(costs::propertyWrite);
    if (value == Py_None) {
        board().watchdog().stop();
    } else if (static_cast<std::size_t>(mode) == raises) {
        PyErr_SetNone(PyExc_NotImplementedError);
        return -1;
    } else if (!board().watchdog().isOn()) {
        startAnew();
    }
    return 0;
}

PyMethodDef methods[]{// NOLINT: CPython wants an array
                      {"feed", feed, METH_NOARGS, nullptr},
                      {nullptr, nullptr, 0, nullptr}};

PyGetSetDef properties[]{// NOLINT
                         {"timeout", getTimeout, setTimeout, nullptr, nullptr},
                         {"mode", getMode, setMode, nullptr, nullptr},
                         {nullptr, nullptr, nullptr, nullptr, nullptr}};

} // namespace

PyObject *watchdogTimer()
{
    static PyObject *type = newType("WatchDogTimer", sizeof(PyObject),
                                    {{Py_tp_methods, methods},
                                     {Py_tp_getset, properties},
                                     {Py_tp_setattro, slot(setKnownAttribute)},
                                     {Py_tp_repr, slot(bareRepr)}},
                                    Py_TPFLAGS_DEFAULT | Py_TPFLAGS_DISALLOW_INSTANTIATION);
    static PyObject *timer = type != nullptr
        ? reinterpret_cast<PyTypeObject *>(type)->tp_alloc(reinterpret_cast<PyTypeObject *>(type), 0)
        : nullptr;
    return timer;
}

PyObject *makeWatchdog()
{
    static PyObject *error = PyErr_NewException("watchdog.WatchDogTimeout", PyExc_Exception, nullptr);
    return newModule("watchdog", {{"WatchDogMode", modes().type()}, {"WatchDogTimeout", error}});
}

} // namespace sim::python
