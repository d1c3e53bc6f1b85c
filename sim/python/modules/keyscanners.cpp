// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/python/modules/keyscanners.h"

#include "sim/python/modules/arguments.h"
#include "sim/python/modules/deviceobject.h"
#include "sim/python/modules/keyevents.h"
#include "sim/python/modules/pinobject.h"

#include <algorithm>
#include <memory>

namespace sim::python {

namespace {

constexpr double ticksPerSecond = 1024;

PyObject *events(PyObject *object, void *)
{
    KeyScanner *scanner = usable<KeyScanner>(object);
    return scanner != nullptr ? keyEventQueue(scanner->events()) : nullptr;
}

PyObject *keyCount(PyObject *object, void *)
{
    KeyScanner *scanner = usable<KeyScanner>(object);
    return scanner != nullptr ? PyLong_FromSize_t(scanner->keyCount()) : nullptr;
}

PyObject *reset(PyObject *object, PyObject *)
{
    KeyScanner *scanner = usable<KeyScanner>(object);
    if (scanner == nullptr) {
        return nullptr;
    }
    spend(costs::nativeCall);
    scanner->reset();
    Py_RETURN_NONE;
}

PyGetSetDef properties[]{// NOLINT: CPython wants an array
                         {"events", events, nullptr, nullptr, nullptr},
                         {"key_count", keyCount, nullptr, nullptr, nullptr},
                         {nullptr, nullptr, nullptr, nullptr, nullptr}};

} // namespace

std::optional<std::vector<core::PinId>> pinsOf(PyObject *list, const char *name)
{
    const Py_ssize_t count = PyObject_Length(list);
    if (count < 0) {
        PyErr_Format(PyExc_TypeError, "object of type '%s' has no len()", Py_TYPE(list)->tp_name);
        return std::nullopt;
    }
    std::vector<core::PinId> pins;
    for (Py_ssize_t i = 0; i < count; ++i) {
        const Ref each = Ref::steal(PySequence_GetItem(list, i));
        if (!each) {
            return std::nullopt;
        }
        const std::optional<core::PinId> pin = pinOf(each.get());
        if (!pin) {
            PyErr_Format(PyExc_TypeError, "%s must be of type Pin, not %s", name,
                         Py_TYPE(each.get())->tp_name);
            return std::nullopt;
        }
        pins.push_back(*pin);
    }
    return pins;
}

std::optional<ScanOptions> scanOptionsFrom(PyObject *interval, PyObject *maxEvents, PyObject *threshold)
{
    const std::optional<double> seconds = realOf(interval, 0.020);
    if (!seconds) {
        return std::nullopt;
    }
    if (*seconds < 0) {
        PyErr_SetString(PyExc_ValueError, "interval must be >= 0");
        return std::nullopt;
    }
    const auto events = integerFrom(maxEvents, 1, 64, "max_events");
    const auto readings = events ? integerWithin(threshold, 1, 127, 1, "debounce_threshold") : std::nullopt;
    if (!readings) {
        return std::nullopt;
    }
    // The board works in floats: 0.020 * 1024 is 20.48 there as well.
    return ScanOptions{static_cast<std::int64_t>(std::min(*seconds, 1e6) * ticksPerSecond),
                       static_cast<std::size_t>(*events), static_cast<int>(*readings)};
}

PyObject *newScannerType(const char *name, newfunc create, std::vector<PyMethodDef> more)
{
    // The type refers to the table for ever.
    static std::vector<std::unique_ptr<std::vector<PyMethodDef>>> tables;
    std::vector<PyMethodDef> &methods
        = *tables.emplace_back(std::make_unique<std::vector<PyMethodDef>>(std::move(more)));
    methods.insert(methods.end(),
                   {{"reset", reset, METH_NOARGS, nullptr},
                    deinitMethod<KeyScanner>,
                    enterMethod,
                    exitMethod<KeyScanner>,
                    {nullptr, nullptr, 0, nullptr}});
    return newDeviceType<KeyScanner, WhenForgotten::GoesOn>(name, create, methods.data(), properties);
}

} // namespace sim::python
