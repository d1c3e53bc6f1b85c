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

// Between wait_for() and the task that awaits on its behalf. Shared: either may end first.
struct WaitForOutcome
{
    bool decided = false;
    Ref value;
    Ref error; // with neither, the waiter itself has decided
};

// What that task runs.
class WaitForRunner final : public LibraryBody
{
public:
    WaitForRunner(std::shared_ptr<WaitForOutcome> outcome, PyObject *waiter, PyObject *awaited)
        : m_outcome(std::move(outcome)), m_waiter(Ref::borrow(waiter)), m_awaited(Ref::borrow(awaited))
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

private:
    PySendResult settle(PySendResult how, PyObject **result)
    {
        if (how == PYGEN_NEXT) {
            return how;
        }
        Ref value;
        Ref error;
        (how == PYGEN_RETURN ? value : error) = how == PYGEN_RETURN ? Ref::steal(*result) : takeError();
        if (!m_outcome->decided) {
            m_outcome->decided = true;
            m_outcome->value = std::move(value);
            m_outcome->error = std::move(error);
            scheduler().cancel(taskOf(m_waiter.get())); // cuts its sleep short
        }
        *result = Py_NewRef(Py_None);
        return PYGEN_RETURN;
    }

    std::shared_ptr<WaitForOutcome> m_outcome;
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
        const Ref body = Ref::steal(newLibraryCoroutine(
            "runner", std::make_unique<WaitForRunner>(m_outcome, currentTask(), m_awaited.get())));
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
        if (m_outcome->value) {
            *result = Py_NewRef(m_outcome->value.get());
            return PYGEN_RETURN;
        }
        if (m_outcome->error) {
            raiseAgain(m_outcome->error.get());
            return PYGEN_ERROR;
        }
        // Cancelled from outside: so is what we wait for.
        m_outcome->decided = true;
        scheduler().cancel(taskOf(m_runner.get()));
        raiseAgain(cancellation.get());
        return PYGEN_ERROR;
    }

    PySendResult timeOut(PyObject **result)
    {
        m_outcome->decided = true;
        scheduler().cancel(taskOf(m_runner.get()));
        m_stage = Stage::TimedOut;
        if (!m_await.begin(m_runner.get())) {
            return PYGEN_ERROR;
        }
        return settle(m_await.step(result), result);
    }

    Stage m_stage = Stage::New;
    std::shared_ptr<WaitForOutcome> m_outcome = std::make_shared<WaitForOutcome>();
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
