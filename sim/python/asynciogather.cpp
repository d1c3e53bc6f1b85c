// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/python/asynciogather.h"

#include "core/gather.h"
#include "sim/python/asyncioawait.h"
#include "sim/python/asyncioloop.h"
#include "sim/python/asynciotask.h"
#include "sim/python/statictype.h"
#include "sim/python/traceback.h"

#include <memory>
#include <vector>

namespace sim::python {

namespace {

constexpr const char *funcsFile = "asyncio/funcs.py";
constexpr int gatherLine = 182;

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
        if (!m_gather.hasToWait()) {
            return finish(Ref{}, result);
        }
        core::TaskBase *const gatherer = scheduler().current();
        if (!gatherer) {
            PyErr_SetString(PyExc_AttributeError, "'NoneType' object has no attribute 'data'");
            return PYGEN_ERROR;
        }
        pythonTask(*gatherer).waitsIn(nullptr);
        m_gather.begin(*gatherer);
        *result = Py_NewRef(Py_None);
        return PYGEN_NEXT;
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
                if (cancelled && scheduler().cancel(task) == core::Scheduler::CancelResult::IsCurrent) {
                    // A task that gathers itself: the error takes the place of the cancellation, and what
                    // comes after it in the list is not cancelled.
                    PyErr_SetString(PyExc_RuntimeError, "can't cancel self");
                    return PYGEN_ERROR;
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

} // namespace

PyObject *newGather(PyObject *const *awaitables, Py_ssize_t count, bool failuresAreResults)
{
    return newLibraryCoroutine("gather", std::make_unique<GatherBody>(awaitables, count, failuresAreResults));
}

PyObject *gatherMark()
{
    static PyTypeObject type = staticType<PyObject>("_Remove");
    if (PyType_Ready(&type) < 0) {
        return nullptr;
    }
    return Py_NewRef(reinterpret_cast<PyObject *>(&type));
}

} // namespace sim::python
