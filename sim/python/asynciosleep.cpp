// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/python/arguments.h"
#include "sim/python/asyncioawait.h"
#include "sim/python/asynciofuncs.h"
#include "sim/python/asyncioloop.h"
#include "sim/python/machine.h"
#include "sim/python/statictype.h"
#include "sim/python/traceback.h"
#include "sim/python/tracing.h"

#include "sim/board.h"
#include "sim/costs.h"

#include <algorithm>
#include <cmath>
#include <optional>

namespace sim::python {

namespace {

constexpr const char *coreFile = "asyncio/core.py";

// What asyncio.sleep() returns: one object for the whole program. It is armed by the call, with the
// moment at which to wake, and disarmed by the first step of an await; who awaits it unarmed goes
// straight on. So a sleep whose await was forgotten stays armed, and the next call complains.
struct SleepObject
{
    PyObject_HEAD bool armed;
    core::Ticks due;
    core::TaskId armedBy;
    Place armedAt;
    bool told; // that nobody awaited it
};

SleepObject *theSleep = nullptr;

// The line to look at is not the one that complains.
void recordForgottenAwait()
{
    const Place &place = theSleep->armedAt;
    if (!theSleep->told && place.file && place.file->isShown) {
        board().record(core::EntryKind::SleepNotAwaited, core::number(theSleep->armedBy),
                       core::number(fileId(*place.file)), static_cast<std::uint32_t>(place.line));
    }
    theSleep->told = true;
}

PySendResult sendTo(PyObject *object, PyObject *, PyObject **result)
{
    SleepObject *const sleep = reinterpret_cast<SleepObject *>(object);
    *result = Py_NewRef(Py_None);
    if (!sleep->armed) {
        return PYGEN_RETURN;
    }
    core::TaskBase *const task = scheduler().current();
    if (!task) {
        Py_DECREF(*result);
        PyErr_SetString(PyExc_AttributeError, "'NoneType' object has no attribute 'data'");
        return PYGEN_ERROR;
    }
    scheduler().sleepUntil(*task, sleep->due);
    sleep->armed = false;
    return PYGEN_NEXT;
}

PyObject *next(PyObject *object)
{
    PyObject *result = nullptr;
    if (sendTo(object, Py_None, &result) == PYGEN_NEXT) {
        return result;
    }
    Py_XDECREF(result);
    return nullptr; // without an error set: the end, with None
}

PyObject *getState(PyObject *object, void *)
{
    const SleepObject *const sleep = reinterpret_cast<SleepObject *>(object);
    if (!sleep->armed) {
        Py_RETURN_NONE;
    }
    return PyLong_FromUnsignedLong(sleep->due.count());
}

PyGetSetDef attributes[] = {
    {"state", getState, nullptr, nullptr, nullptr},
    {nullptr, nullptr, nullptr, nullptr, nullptr},
};

PyObject *represent(PyObject *object)
{
    return PyUnicode_FromFormat("<SingletonGenerator object at 0x%08x>",
                                static_cast<unsigned>(reinterpret_cast<std::uintptr_t>(object)));
}

PyAsyncMethods asyncMethods{PyObject_SelfIter, nullptr, nullptr, sendTo};

PyTypeObject makeType()
{
    PyTypeObject type = staticType<SleepObject>("SingletonGenerator");
    type.tp_repr = represent;
    type.tp_as_async = &asyncMethods;
    type.tp_iter = PyObject_SelfIter;
    type.tp_iternext = next;
    type.tp_getset = attributes;
    return type;
}

PyTypeObject sleepType = makeType();

// The wrapping counter's number as a Python program gives it.
std::optional<long long> number(PyObject *object)
{
    const long long value = PyLong_AsLongLong(object);
    if (value == -1 && PyErr_Occurred()) {
        if (PyErr_ExceptionMatches(PyExc_OverflowError)) {
            PyErr_SetString(PyExc_OverflowError, "ticks interval overflow");
        }
        return std::nullopt;
    }
    return value;
}

bool checkSpan(long long span)
{
    if (span > -core::Ticks::maxSpan && span < core::Ticks::maxSpan) {
        return true;
    }
    PyErr_SetString(PyExc_OverflowError, "ticks interval overflow");
    addLibraryFrame("adafruit_ticks.py", 110, "ticks_add");
    return false;
}

// Requires that it is not armed, and 0 <= span < Ticks::maxSpan.
PyObject *armFor(long long span)
{
    theSleep->due = scheduler().now() + core::TickSpan{static_cast<std::int32_t>(span)};
    theSleep->armed = true;
    theSleep->armedBy = runningTask();
    theSleep->armedAt = currentStatement();
    theSleep->told = false;
    return Py_NewRef(reinterpret_cast<PyObject *>(theSleep));
}

PyObject *arm(PyObject *milliseconds)
{
    if (theSleep->armed) {
        recordForgottenAwait();
        PyErr_SetString(PyExc_AssertionError, "Check for a missing `await` in your code");
        addLibraryFrame(coreFile, 107, "sleep_ms");
        return nullptr;
    }
    long long span = 0;
    if (PyFloat_Check(milliseconds)) {
        span = static_cast<long long>(PyFloat_AS_DOUBLE(milliseconds));
    } else if (const std::optional<long long> given = number(milliseconds)) {
        span = *given;
    } else {
        return nullptr;
    }
    span = std::max(0LL, span);
    if (!checkSpan(span)) {
        return nullptr;
    }
    return armFor(span);
}

// int(t * 1000): a float loses what the product loses.
Ref thousandTimes(PyObject *t)
{
    if (t == Py_None) {
        PyErr_SetString(PyExc_TypeError, "unsupported types for __mul__: 'NoneType', 'int'");
        return Ref{};
    }
    const Ref thousand = Ref::steal(PyLong_FromLong(1000));
    const Ref product = Ref::steal(PyNumber_Multiply(t, thousand.get()));
    if (!product) {
        return Ref{};
    }
    if (PyUnicode_Check(product.get())) {
        PyErr_SetString(PyExc_ValueError, "invalid syntax for integer with base 10");
        return Ref{};
    }
    Ref whole = Ref::steal(PyNumber_Long(product.get()));
    if (!whole && PyErr_ExceptionMatches(PyExc_TypeError)) {
        PyErr_Format(PyExc_TypeError, "can't convert %s to int", Py_TYPE(product.get())->tp_name);
    }
    return whole;
}

constexpr const char *sleepNames[] = {"t", "sgen"};

PyObject *sleep(PyObject *, PyObject *const *args, Py_ssize_t count, PyObject *keywords)
{
    PyObject *seconds = count == 1 && !keywords ? args[0] : nullptr;
    return seconds || bind({std::span{sleepNames}.first(1), 1}, args, count, keywords, &seconds)
        ? sleepSeconds(seconds)
        : nullptr;
}

PyObject *sleepMs(PyObject *, PyObject *const *args, Py_ssize_t count, PyObject *keywords)
{
    PyObject *bound[2];
    return bind({sleepNames, 1}, args, count, keywords, bound) ? sleepMilliseconds(bound[0]) : nullptr;
}

PyObject *ticks(PyObject *, PyObject *)
{
    spend(costs::ticksMs);
    return PyLong_FromUnsignedLong(scheduler().now().count());
}

PyObject *ticksAdd(PyObject *, PyObject *const *args, Py_ssize_t count)
{
    if (count != 2) {
        wrongNumberOfArguments(2, count);
        return nullptr;
    }
    const std::optional<long long> start = number(args[0]);
    const std::optional<long long> span = start ? number(args[1]) : std::nullopt;
    if (!span || !checkSpan(*span)) {
        return nullptr;
    }
    return PyLong_FromLongLong((*start + *span) & (core::Ticks::period - 1));
}

PyObject *ticksDiff(PyObject *, PyObject *const *args, Py_ssize_t count)
{
    if (count != 2) {
        wrongNumberOfArguments(2, count);
        return nullptr;
    }
    const std::optional<long long> later = number(args[0]);
    const std::optional<long long> earlier = later ? number(args[1]) : std::nullopt;
    if (!earlier) {
        return nullptr;
    }
    constexpr long long half = core::Ticks::period / 2;
    const long long distance = (*later - *earlier) & (core::Ticks::period - 1);
    return PyLong_FromLongLong(((distance + half) & (core::Ticks::period - 1)) - half);
}

PyCFunction fast(PyObject *(*function)(PyObject *, PyObject *const *, Py_ssize_t))
{
    return reinterpret_cast<PyCFunction>(reinterpret_cast<void (*)()>(function));
}

PyMethodDef functions[] = {
    {"sleep", withKeywords(sleep), METH_FASTCALL | METH_KEYWORDS, nullptr},
    {"sleep_ms", withKeywords(sleepMs), METH_FASTCALL | METH_KEYWORDS, nullptr},
    {"ticks", ticks, METH_NOARGS, nullptr},
    {"ticks_add", fast(ticksAdd), METH_FASTCALL, nullptr},
    {"ticks_diff", fast(ticksDiff), METH_FASTCALL, nullptr},
    {nullptr, nullptr, 0, nullptr},
};

} // namespace

PyObject *sleepSeconds(PyObject *seconds)
{
    // Whole seconds, sleep(0) above all, without the objects that multiplying makes.
    if (PyLong_CheckExact(seconds) && !theSleep->armed) {
        int overflow = 0;
        const long long whole = PyLong_AsLongLongAndOverflow(seconds, &overflow);
        if (overflow == 0 && whole >= 0 && whole < core::Ticks::maxSpan / 1000) {
            return armFor(whole * 1000);
        }
    }
    const Ref milliseconds = thousandTimes(seconds);
    PyObject *const armed = milliseconds ? arm(milliseconds.get()) : nullptr;
    if (!armed) {
        addLibraryFrame(coreFile, 120, "sleep");
    }
    return armed;
}

PyObject *sleepMilliseconds(PyObject *milliseconds)
{
    return arm(milliseconds);
}

void noteForgottenSleep()
{
    if (theSleep && theSleep->armed) {
        recordForgottenAwait();
    }
}

bool addSleep(PyObject *module)
{
    if (PyType_Ready(&sleepType) < 0) {
        return false;
    }
    if (!theSleep) {
        theSleep = PyObject_New(SleepObject, &sleepType);
        if (!theSleep) {
            return false;
        }
        theSleep->armed = false;
    }
    return PyModule_AddFunctions(module, functions) == 0;
}

} // namespace sim::python
