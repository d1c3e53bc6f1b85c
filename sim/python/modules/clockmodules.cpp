// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/python/modules/clockmodules.h"

#include "core/tickcounter.h"
#include "sim/board.h"
#include "sim/costs.h"
#include "sim/delay.h"
#include "sim/python/arguments.h"
#include "sim/python/dialect/floats.h"
#include "sim/python/machine.h"
#include "sim/python/modules/newtype.h"

#include <cmath>
#include <optional>

namespace sim::python {

namespace {

constexpr std::int64_t secondsAtReset = 946'684'800; // 2000-01-01 in seconds since 1970
constexpr float longestSleep = 1e9F;                 // s: what a learner could mean ends long before

PyObject *sleep(PyObject *, PyObject *const *arguments, Py_ssize_t count)
{
    if (!takesExactly(1, count)) {
        return nullptr;
    }
    PyObject *value = arguments[0];
    const std::optional<float> number = numberOf(value);
    if (!number) {
        return PyErr_Format(PyExc_TypeError, "can't convert %s to float", Py_TYPE(value)->tp_name);
    }
    const float seconds = *number;
    // Rounded to the nearest millisecond, before the sign is looked at.
    const float milliseconds = seconds * 1000 + 0.5F;
    if (std::isnan(seconds) || milliseconds < 0) {
        PyErr_SetString(PyExc_ValueError, "seconds must be >= 0");
        return nullptr;
    }
    if (seconds > longestSleep) {
        PyErr_SetString(PyExc_OverflowError, "sleep length too large");
        return nullptr;
    }
    spend(costs::sleepCall);
    holdCpu(board(), runningTask(), std::chrono::milliseconds{static_cast<std::int64_t>(milliseconds)});
    if (!checkInterrupt()) {
        return nullptr;
    }
    Py_RETURN_NONE;
}

PyObject *monotonic(PyObject *, PyObject *)
{
    spend(costs::monotonic);
    return newFloat(static_cast<double>(static_cast<float>(core::millisecondsAt(board().now())) / 1000));
}

PyObject *monotonicNs(PyObject *, PyObject *)
{
    spend(costs::monotonicNs);
    // Ticks of 1/1024 s and 1/32 of them, of which only the even ones occur.
    const std::int64_t nanos = board().now().time_since_epoch().count();
    const std::int64_t sixteenths
        = nanos / 1'000'000'000 * 16'384 + nanos % 1'000'000'000 * 16'384 / 1'000'000'000;
    const std::int64_t ticks = sixteenths / 16;
    const std::int64_t subticks = sixteenths % 16 * 2;
    return PyLong_FromLongLong(976'562 * ticks + ticks / 2 + 30'518 * subticks);
}

// What the clock of the day shows at reset.
std::int64_t &timeAtReset()
{
    static std::int64_t seconds = secondsAtReset;
    return seconds;
}

std::int64_t secondsSinceReset()
{
    return board().now().time_since_epoch() / std::chrono::seconds{1};
}

PyObject *timeOfDay(PyObject *, PyObject *)
{
    spend(costs::monotonic);
    return PyLong_FromLongLong(timeAtReset() + secondsSinceReset());
}

PyObject *setTimeOfDay(PyObject *, PyObject *seconds)
{
    const long long now = PyLong_AsLongLong(seconds);
    if (PyErr_Occurred() != nullptr) {
        return nullptr;
    }
    timeAtReset() = now - secondsSinceReset();
    Py_RETURN_NONE;
}

PyObject *ticksMs(PyObject *, PyObject *)
{
    spend(costs::ticksMs);
    return PyLong_FromUnsignedLong(core::ticksAt(board().now()).count());
}

PyMethodDef timeMethods[]{
    // NOLINT: CPython wants an array
    {"sleep", method(sleep), METH_FASTCALL, nullptr},    {"monotonic", monotonic, METH_NOARGS, nullptr},
    {"monotonic_ns", monotonicNs, METH_NOARGS, nullptr}, {"time", timeOfDay, METH_NOARGS, nullptr},
    {"set_time", setTimeOfDay, METH_O, nullptr},         {nullptr, nullptr, 0, nullptr}};

PyMethodDef supervisorMethods[]{// NOLINT
                                {"ticks_ms", ticksMs, METH_NOARGS, nullptr},
                                {nullptr, nullptr, 0, nullptr}};

PyObject *moduleWith(const char *name, PyMethodDef *methods)
{
    PyObject *module = PyModule_New(name);
    if (module != nullptr && PyModule_AddFunctions(module, methods) != 0) {
        Py_CLEAR(module);
    }
    return module;
}

} // namespace

PyObject *makeTimeCore()
{
    return moduleWith("time", timeMethods);
}

PyObject *makeSupervisorCore()
{
    return moduleWith("supervisor", supervisorMethods);
}

} // namespace sim::python
