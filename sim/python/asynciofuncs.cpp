// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/python/asynciofuncs.h"

#include "core/gather.h"
#include "sim/python/asyncioawait.h"
#include "sim/python/asyncioloop.h"
#include "sim/python/asynciotask.h"
#include "sim/python/traceback.h"

#include <memory>
#include <vector>

namespace sim::python {

namespace {

constexpr const char *funcsFile = "asyncio/funcs.py";
constexpr int gatherLine = 182;
constexpr int waitForLine = 47;

bool isCancellation()
{
    return PyErr_ExceptionMatches(asyncioErrors().cancelled);
}

// What gather() runs: takes the tasks over at its first step, not at the call.
class GatherBody final : public LibraryBody
{
public:
    GatherBody(PyObject *const *awaitables, Py_ssize_t count, bool failuresAreResults)
        : m_failuresAreResults(failuresAreResults), m_gather(scheduler(), failuresAreResults)
    {
        for (Py_ssize_t i = 0; i < count; ++i) {
            m_tasks.push_back(Ref::borrow(awaitables[i]));
        }
    }

    ~GatherBody() override
    {
        static EndedOwner endedOwner;
        for (const Ref &task : m_tasks) {
            if (task && isTask(task.get()) && m_gather.release(taskOf(task.get()))) {
                taskOf(task.get()).setOwner(&endedOwner);
            }
        }
    }

    PySendResult step(PyObject **result) override
    {
        if (m_begun) {
            return finish(Ref{}, result);
        }
        m_begun = true;
        if (!takeTasks()) {
            addLibraryFrame(funcsFile, gatherLine, "gather");
            return PYGEN_ERROR;
        }
        if (m_gather.begin(*scheduler().current())) {
            *result = Py_NewRef(Py_None);
            return PYGEN_NEXT;
        }
        return finish(Ref{}, result);
    }

    PySendResult raised(PyObject **result) override
    {
        return isCancellation() ? finish(takeError(), result) : PYGEN_ERROR;
    }

private:
    // A task that was taken over by a gather that was then refused: when it ends, the board's library
    // trips over a variable that was never set, and run() dies of it.
    class RefusedOwner final : public core::TaskOwner
    {
    public:
        bool taskEnded(core::TaskBase &, core::Turn) override
        {
            PyErr_SetString(PyExc_NameError, "local variable referenced before assignment");
            return false;
        }
    };

    // The owner of tasks whose gather was given up in the middle: their ends concern nobody.
    class EndedOwner final : public core::TaskOwner
    {
    public:
        bool taskEnded(core::TaskBase &, core::Turn) override { return true; }
    };

    bool takeTasks()
    {
        for (Ref &task : m_tasks) {
            task = Ref::steal(promoteToTask(task.get()));
            if (!task) {
                return false;
            }
        }
        for (std::size_t i = 0; i < m_tasks.size(); ++i) {
            PythonTask &task = taskOf(m_tasks[i].get());
            if (m_gather.add(task, task.failed()) == core::Gather::Added::Refused) {
                static RefusedOwner refusedOwner;
                for (std::size_t taken = 0; taken < i; ++taken) {
                    if (m_gather.release(taskOf(m_tasks[taken].get()))) {
                        taskOf(m_tasks[taken].get()).setOwner(&refusedOwner);
                    }
                }
                PyErr_SetString(PyExc_RuntimeError, "can't gather");
                return false;
            }
        }
        return true;
    }

    PySendResult finish(Ref error, PyObject **result)
    {
        const bool cancelled = static_cast<bool>(error);
        if (const core::TaskBase *const failed = m_gather.firstFailed(); failed && !cancelled) {
            error = Ref::borrow(static_cast<const PythonTask *>(failed)->error());
        }
        const Ref list = Ref::steal(PyList_New(static_cast<Py_ssize_t>(m_tasks.size())));
        for (std::size_t i = 0; i < m_tasks.size(); ++i) {
            PythonTask &task = taskOf(m_tasks[i].get());
            PyObject *item = m_tasks[i].get();
            if (m_gather.release(task)) {
                if (cancelled) {
                    scheduler().cancel(task);
                }
            } else if (task.value()) {
                item = task.value();
            } else if (task.error()) {
                item = task.error();
                if (!m_failuresAreResults && !error) {
                    error = Ref::borrow(item);
                }
            }
            PyList_SET_ITEM(list.get(), static_cast<Py_ssize_t>(i), Py_NewRef(item));
        }
        if (error) {
            raiseAgain(error.get());
            addLibraryFrame(funcsFile, gatherLine, "gather");
            return PYGEN_ERROR;
        }
        *result = Py_NewRef(list.get());
        return PYGEN_RETURN;
    }

    const bool m_failuresAreResults;
    bool m_begun = false;
    std::vector<Ref> m_tasks; // the awaitables, until the first step
    core::Gather m_gather;
};

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

// The functions

PyObject *gather(PyObject *, PyObject *const *args, Py_ssize_t count, PyObject *names)
{
    bool failuresAreResults = false;
    for (Py_ssize_t i = 0; names && i < PyTuple_GET_SIZE(names); ++i) {
        PyObject *const name = PyTuple_GET_ITEM(names, i);
        if (PyUnicode_CompareWithASCIIString(name, "return_exceptions") != 0) {
            PyErr_Format(PyExc_TypeError, "unexpected keyword argument '%U'", name);
            return nullptr;
        }
        failuresAreResults = PyObject_IsTrue(args[count + i]) == 1;
    }
    return newLibraryCoroutine("gather", std::make_unique<GatherBody>(args, count, failuresAreResults));
}

PyObject *waitFor(PyObject *, PyObject *args, PyObject *named)
{
    static const char *names[] = {"aw", "timeout", "sleep", nullptr};
    PyObject *awaitable = nullptr;
    PyObject *limit = nullptr;
    PyObject *sleep = nullptr;
    if (!PyArg_ParseTupleAndKeywords(args, named, "|OOO", const_cast<char **>(names), &awaitable, &limit,
                                     &sleep)
        || !limit) {
        PyErr_Clear();
        wrongNumberOfArguments(3, PyTuple_GET_SIZE(args));
        return nullptr;
    }
    return newLibraryCoroutine("wait_for", std::make_unique<WaitForBody>(awaitable, limit, sleep, false));
}

PyObject *waitForMs(PyObject *, PyObject *args, PyObject *named)
{
    static const char *names[] = {"aw", "timeout", nullptr};
    PyObject *awaitable = nullptr;
    PyObject *limit = nullptr;
    if (!PyArg_ParseTupleAndKeywords(args, named, "|OO", const_cast<char **>(names), &awaitable, &limit)
        || !limit) {
        PyErr_Clear();
        wrongNumberOfArguments(2, PyTuple_GET_SIZE(args));
        return nullptr;
    }
    return newLibraryCoroutine("wait_for", std::make_unique<WaitForBody>(awaitable, limit, nullptr, true));
}

template <typename Function> PyCFunction method(Function *function)
{
    return reinterpret_cast<PyCFunction>(reinterpret_cast<void (*)()>(function));
}

PyMethodDef functions[] = {
    {"gather", method(gather), METH_FASTCALL | METH_KEYWORDS, nullptr},
    {"wait_for", method(waitFor), METH_VARARGS | METH_KEYWORDS, nullptr},
    {"wait_for_ms", method(waitForMs), METH_VARARGS | METH_KEYWORDS, nullptr},
    {nullptr, nullptr, 0, nullptr},
};

} // namespace

bool addFunctions(PyObject *module)
{
    return PyModule_AddFunctions(module, functions) == 0;
}

} // namespace sim::python
