// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/python/asynciotask.h"

#include "sim/python/asyncioawait.h"
#include "sim/python/asynciogather.h"
#include "sim/python/asyncioloop.h"
#include "sim/python/asynciosync.h"
#include "sim/python/machine.h"
#include "sim/python/taskhints.h"
#include "sim/python/traceback.h"
#include "sim/python/tracing.h"
#include "sim/python/untraced.h"

#include <new>

namespace sim::python {

namespace {

// Lines of asyncio/core.py 3.1.1, as its frames show them in the board's tracebacks.
constexpr const char *coreFile = "asyncio/core.py";
constexpr int sendLine = 290;
constexpr int throwLine = 297;

bool isReuse(PyObject *error)
{
    // CPython refuses to send to a finished coroutine; the board's coroutine just ends again.
    if (!Py_IS_TYPE(error, reinterpret_cast<PyTypeObject *>(PyExc_RuntimeError))) {
        return false;
    }
    if (const Ref traceback = Ref::steal(PyException_GetTraceback(error))) {
        return false;
    }
    const Ref text = Ref::steal(PyObject_Str(error));
    return text
        && PyUnicode_CompareWithASCIIString(text.get(), "cannot reuse already awaited coroutine") == 0;
}

} // namespace

core::Turn PythonTask::resume(core::Wake wake)
{
    if (isUntraced) {
        settle();
        countTurn();
    }
    setRunningTask(id());
    PyObject *result = nullptr;
    if (wake == core::Wake::Normally) {
        switch (PyIter_Send(m_coroutine.get(), Py_None, &result)) {
        case PYGEN_NEXT:
            Py_DECREF(result);
            setRunningTask(core::programTask);
            return core::Turn::GaveUp;
        case PYGEN_RETURN:
            setRunningTask(core::programTask);
            return ended(result);
        case PYGEN_ERROR:
            break;
        }
        setRunningTask(core::programTask);
        return failedWith(false);
    }
    const Ref thrown = wake == core::Wake::Cancelled ? Ref::borrow(asyncioErrors().cancelled)
                                                     : std::exchange(m_foreign, Ref{});
    result = PyObject_CallMethod(m_coroutine.get(), "throw", "O", thrown.get());
    setRunningTask(core::programTask);
    if (result) {
        Py_DECREF(result);
        return core::Turn::GaveUp;
    }
    return failedWith(true);
}

core::Turn PythonTask::ended(PyObject *value)
{
    m_value = Ref::steal(value);
    return core::Turn::Returned;
}

core::Turn PythonTask::failedWith(bool thrown)
{
    if (PyErr_ExceptionMatches(PyExc_StopIteration)) {
        const Ref stop = takeError();
        return ended(PyObject_GetAttrString(stop.get(), "value"));
    }
    Ref error = takeError();
    if (!thrown && isReuse(error.get())) {
        return ended(Py_NewRef(Py_None));
    }
    raiseAgain(error.get());
    addLibraryFrame(coreFile, thrown ? throwLine : sendLine, "run_until_complete");
    m_error = takeError();
    if (PyErr_GivenExceptionMatches(m_error.get(), asyncioErrors().cancelled)) {
        return core::Turn::Cancelled;
    }
    if (PyErr_GivenExceptionMatches(m_error.get(), PyExc_Exception)) {
        return core::Turn::Raised;
    }
    raiseAgain(m_error.get());
    return core::Turn::Escaped;
}

bool PythonTask::report()
{
    return tellExceptionHandler(m_error.get(), m_self);
}

std::string PythonTask::errorText() const
{
    if (!m_error) {
        return {};
    }
    // The error indicator may be set (an exception on its way out of run()): leave it alone.
    PyObject *const pending = PyErr_Occurred() ? takeError().release() : nullptr;
    std::string text = Py_TYPE(m_error.get())->tp_name;
    const Ref message = Ref::steal(PyObject_Str(m_error.get()));
    const char *const utf8 = message ? PyUnicode_AsUTF8(message.get()) : nullptr;
    text += std::string{": "} + (utf8 ? utf8 : "");
    PyErr_Clear();
    if (pending) {
        raiseAgain(pending);
        Py_DECREF(pending);
    }
    return text;
}

PySendResult PythonTask::fetch(PyObject **result)
{
    if (hold() != Hold::Result || (!m_error && !m_value)) {
        *result = Py_NewRef(Py_None); // it was told to the exception handler's queue and then fetched
        return PYGEN_RETURN;
    }
    if (m_error) {
        raiseAgain(m_error.get());
        return PYGEN_ERROR;
    }
    *result = Py_NewRef(m_value.get());
    return PYGEN_RETURN;
}

PyObject *PythonTask::data()
{
    switch (hold()) {
    case Hold::Task:
        return Py_NewRef(pythonTask(*awaited()).self());
    case Hold::Cancel:
        return Py_NewRef(asyncioErrors().cancelled);
    case Hold::Foreign:
        return Py_NewRef(m_foreign.get());
    case Hold::Result:
        if (m_error) {
            return Py_NewRef(m_error.get());
        }
        return PyObject_CallOneArg(PyExc_StopIteration, m_value ? m_value.get() : Py_None);
    case Hold::Place:
        return m_foreign ? queueOf(m_foreign.get()) : gatherMark();
    case Hold::Nothing:
        break;
    }
    Py_RETURN_NONE;
}

void PythonTask::setData(PyObject *data)
{
    if (data == Py_None) {
        holdNothing();
    } else {
        m_foreign = Ref::borrow(data);
        holdForeign();
    }
}

void PythonTask::setCallback(PyObject *callable)
{
    m_callback = Ref::borrow(callable);
    setOwner(this);
}

bool PythonTask::taskEnded(core::TaskBase &, core::Turn)
{
    const Ref how = m_error ? m_error : Ref::steal(PyObject_CallOneArg(PyExc_StopIteration, m_value.get()));
    const Ref result = Ref::steal(PyObject_CallFunctionObjArgs(m_callback.get(), m_self, how.get(), nullptr));
    return static_cast<bool>(result);
}

} // namespace sim::python
