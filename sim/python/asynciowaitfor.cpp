// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/python/asynciowaitfor.h"

#include "sim/python/asyncioawait.h"
#include "sim/python/asynciofuncs.h"
#include "sim/python/asyncioloop.h"
#include "sim/python/asynciotask.h"
#include "sim/python/traceback.h"

#include <memory>

namespace sim::python {

namespace {

constexpr const char *funcsFile = "asyncio/funcs.py";
constexpr int waitForLine = 47;

bool isCancellation()
{
    return PyErr_ExceptionMatches(asyncioErrors().cancelled);
}

// What the task runs that awaits on behalf of wait_for(). It tells the waiter by cancelling it, with an
// error that carries the outcome. As on the board it looks only whether the waiter is queued: a waiter that
// was cancelled from outside and sleeps somewhere else by now is cancelled once more.
class WaitForRunner final : public LibraryBody
{
public:
    WaitForRunner(PyObject *waiter, PyObject *awaited)
        : m_waiter(Ref::borrow(waiter)), m_awaited(Ref::borrow(awaited))
    {
    }

    PySendResult step(PyObject **result) override
    {
        if (!m_await.isOpen() && !m_await.begin(m_awaited.get())) {
            return settle(PYGEN_ERROR, result);
        }
        return settle(m_await.step(result), result);
    }

    PySendResult raised(PyObject **result) override { return settle(m_await.raised(result), result); }
    PyObject *awaited() const override { return m_await.iterator(); }

private:
    PySendResult settle(PySendResult how, PyObject **result)
    {
        if (how == PYGEN_NEXT) {
            return how;
        }
        const bool returned = how == PYGEN_RETURN;
        const Ref error = returned ? Ref::borrow(Py_True) : takeError();
        const Ref value = returned ? Ref::steal(*result) : Ref::borrow(Py_None);
        if (!isTask(m_waiter.get())) {
            PyErr_SetString(PyExc_AttributeError, "'NoneType' object has no attribute 'data'");
            return PYGEN_ERROR;
        }
        PythonTask &waiter = taskOf(m_waiter.get());
        if (waiter.hold() == core::TaskBase::Hold::Nothing
            && scheduler().cancel(waiter) == core::Scheduler::CancelResult::Requested) {
            const Ref outcome = Ref::steal(
                PyObject_CallFunctionObjArgs(asyncioErrors().cancelled, error.get(), value.get(), nullptr));
            waiter.setData(outcome.get());
        }
        *result = Py_NewRef(Py_None);
        return PYGEN_RETURN;
    }

    Ref m_waiter;
    Ref m_awaited;
    Await m_await;
};

// What wait_for() runs.
class WaitForBody final : public LibraryBody
{
public:
    /// `sleep` null: asyncio's own, in seconds or milliseconds.
    WaitForBody(PyObject *awaitable, PyObject *limit, PyObject *sleep, bool milliseconds)
        : m_awaited(Ref::borrow(awaitable)), m_limit(Ref::borrow(limit)), m_sleep(Ref::borrow(sleep)),
          m_milliseconds(milliseconds)
    {
    }

    PySendResult step(PyObject **result) override
    {
        if (m_stage == Stage::New && !begin()) {
            return PYGEN_ERROR;
        }
        return settle(m_await.step(result), result);
    }

    PySendResult raised(PyObject **result) override { return settle(m_await.raised(result), result); }
    PyObject *awaited() const override { return m_await.iterator(); }

private:
    enum class Stage : std::uint8_t {
        New,
        Unlimited, // awaits the task itself
        Sleeping,  // until the limit
        TimedOut,  // awaits the end of the runner
    };

    bool begin()
    {
        m_awaited = Ref::steal(promoteToTask(m_awaited.get()));
        if (!m_awaited) {
            addLibraryFrame(funcsFile, waitForLine, "wait_for");
            return false;
        }
        if (m_limit.get() == Py_None) {
            m_stage = Stage::Unlimited;
            return m_await.begin(m_awaited.get());
        }
        PyObject *const waiter = currentTask();
        const Ref body = Ref::steal(newLibraryCoroutine(
            "_run", std::make_unique<WaitForRunner>(waiter ? waiter : Py_None, m_awaited.get())));
        m_runner = Ref::steal(createTask(body.get(), "wait_for"));
        const Ref sleep = Ref::steal(m_sleep              ? PyObject_CallOneArg(m_sleep.get(), m_limit.get())
                                         : m_milliseconds ? sleepMilliseconds(m_limit.get())
                                                          : sleepSeconds(m_limit.get()));
        m_stage = Stage::Sleeping;
        return sleep && m_await.begin(sleep.get());
    }

    PySendResult settle(PySendResult how, PyObject **result)
    {
        if (how == PYGEN_NEXT || m_stage == Stage::Unlimited) {
            return how;
        }
        if (m_stage == Stage::Sleeping) {
            if (how == PYGEN_RETURN) {
                Py_DECREF(*result);
                return timeOut(result);
            }
            return isCancellation() ? cutShort(result) : how;
        }
        if (how == PYGEN_RETURN) {
            Py_DECREF(*result);
            PyErr_SetNone(asyncioErrors().timeout);
        }
        return PYGEN_ERROR;
    }

    PySendResult cutShort(PyObject **result)
    {
        const Ref cancellation = takeError();
        const Ref outcome = Ref::steal(PyObject_GetAttrString(cancellation.get(), "args"));
        const Py_ssize_t size = outcome ? PyTuple_GET_SIZE(outcome.get()) : 0;
        PyObject *const status = size > 0 ? PyTuple_GET_ITEM(outcome.get(), 0) : Py_None;
        if (status == Py_None) {
            // Cancelled from outside: so is what we wait for.
            scheduler().cancel(taskOf(m_runner.get()));
            raiseAgain(cancellation.get());
            return PYGEN_ERROR;
        }
        if (status == Py_True && size > 1) {
            *result = Py_NewRef(PyTuple_GET_ITEM(outcome.get(), 1));
            return PYGEN_RETURN;
        }
        if (PyExceptionInstance_Check(status)) {
            raiseAgain(status);
        } else {
            PyErr_SetString(PyExc_TypeError, "exceptions must derive from BaseException");
        }
        return PYGEN_ERROR;
    }

    PySendResult timeOut(PyObject **result)
    {
        scheduler().cancel(taskOf(m_runner.get()));
        m_stage = Stage::TimedOut;
        if (!m_await.begin(m_runner.get())) {
            return PYGEN_ERROR;
        }
        return settle(m_await.step(result), result);
    }

    Stage m_stage = Stage::New;
    Ref m_awaited;
    Ref m_limit;
    Ref m_sleep;
    Ref m_runner;
    Await m_await;
    bool m_milliseconds;
};

} // namespace

PyObject *newWaitFor(PyObject *awaitable, PyObject *limit, PyObject *sleep, bool milliseconds)
{
    return newLibraryCoroutine("wait_for",
                               std::make_unique<WaitForBody>(awaitable, limit, sleep, milliseconds));
}

} // namespace sim::python
