// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/python/asyncioloop.h"

#include "sim/python/arguments.h"
#include "sim/python/asyncioawait.h"
#include "sim/python/asyncioqueue.h"
#include "sim/python/asynciotask.h"
#include "sim/python/machine.h"
#include "sim/python/statictype.h"
#include "sim/python/traceback.h"

#include "sim/board.h"
#include "sim/costs.h"

namespace sim::python {

namespace {

// Lines of asyncio/core.py 3.1.1, as its frames show them in the board's tracebacks.
constexpr const char *coreFile = "asyncio/core.py";
constexpr int runLine = 361;
constexpr int mainRaisedLine = 307;
constexpr int idleLine = 281;
constexpr int waitLine = 209;

PyObject *loopClass();

core::Scheduler *theScheduler = nullptr;

PyObject *handler = nullptr;  // the program's exception handler, or null
PyObject *context = nullptr;  // the dict that handlers are given
PyObject *stopTask = nullptr; // while run_forever() runs and stop() was not called

PyObject *exceptionContext()
{
    if (!context) {
        context = Py_BuildValue("{s:s,s:O,s:O}", "message", "Task exception wasn't retrieved", "exception",
                                Py_None, "future", Py_None);
    }
    return context;
}

// What run() returns: the value of main, or null with its exception raised.
PyObject *outcome(core::RunEnd end, PythonTask *main)
{
    switch (end) {
    case core::RunEnd::MainReturned:
        return Py_NewRef(main->value());
    case core::RunEnd::NothingLeft:
        Py_RETURN_NONE;
    case core::RunEnd::MainRaised:
    case core::RunEnd::MainCancelled:
        raiseAgain(main->error());
        addLibraryFrame(coreFile, mainRaisedLine, "run_until_complete");
        break;
    case core::RunEnd::Broken:
        PyErr_SetNone(PyExc_AssertionError);
        addLibraryFrame(coreFile, mainRaisedLine - 2, "run_until_complete");
        break;
    case core::RunEnd::Interrupted:
        if (checkInterrupt()) {
            PyErr_SetNone(PyExc_KeyboardInterrupt);
        }
        addLibraryFrame(coreFile, waitLine, "wait_io_event");
        addLibraryFrame(coreFile, idleLine, "run_until_complete");
        break;
    case core::RunEnd::Escaped:
        break;
    }
    return nullptr;
}

PyObject *runUntilComplete(PyObject *main)
{
    PythonTask *const task = main ? &taskOf(main) : nullptr;
    const core::RunEnd end = scheduler().run(task);
    setRunningTask(core::programTask);
    return outcome(end, task);
}

// The one argument of a function that takes one of that name; borrowed. Null with a TypeError set.
PyObject *onlyArgument(const char *name, PyObject *const *args, Py_ssize_t count, PyObject *keywords)
{
    PyObject *argument = nullptr;
    return bind({{&name, 1}, 1}, args, count, keywords, &argument) ? argument : nullptr;
}

// Functions of asyncio.core

PyObject *create(PyObject *, PyObject *const *args, Py_ssize_t count, PyObject *keywords)
{
    PyObject *const coroutine = onlyArgument("coro", args, count, keywords);
    return coroutine ? createTask(coroutine) : nullptr;
}

PyObject *run(PyObject *, PyObject *const *args, Py_ssize_t count, PyObject *keywords)
{
    PyObject *const coroutine = onlyArgument("coro", args, count, keywords);
    if (!coroutine) {
        return nullptr;
    }
    PyObject *result = nullptr;
    if (scheduler().current()) {
        PyErr_SetString(PyExc_RuntimeError, "asyncio.run() cannot be called from a running event loop");
    } else if (const Ref main = Ref::steal(createTask(coroutine))) {
        result = runUntilComplete(main.get());
    }
    if (!result) {
        addLibraryFrame(coreFile, runLine, "run");
    }
    return result;
}

PyObject *runTask(PyObject *, PyObject *const *args, Py_ssize_t count, PyObject *keywords)
{
    const char *const name = "main_task";
    PyObject *task = nullptr;
    if (!bind({{&name, 1}, 0}, args, count, keywords, &task)) {
        return nullptr;
    }
    if (task && task != Py_None && !isTask(task)) {
        PyErr_SetString(PyExc_TypeError, "task expected");
        return nullptr;
    }
    return runUntilComplete(task == Py_None ? nullptr : task);
}

PyObject *current(PyObject *, PyObject *)
{
    PyObject *const task = currentTask();
    if (!task) {
        PyErr_SetString(PyExc_RuntimeError, "no running event loop");
        return nullptr;
    }
    return Py_NewRef(task);
}

PyObject *getLoop(PyObject *, PyObject *const *args, Py_ssize_t count, PyObject *keywords)
{
    static constexpr const char *names[] = {"runq_len", "waitq_len"};
    PyObject *ignored[2];
    return bind({names, 0}, args, count, keywords, ignored) ? Py_NewRef(loopClass()) : nullptr;
}

PyObject *newLoop(PyObject *, PyObject *)
{
    scheduler().reset();
    PyDict_SetItemString(exceptionContext(), "exception", Py_None);
    PyDict_SetItemString(exceptionContext(), "future", Py_None);
    return Py_NewRef(loopClass());
}

// What `from asyncio.core import cur_task` and the like look up: these change all the time.
PyObject *getAttribute(PyObject *, PyObject *name)
{
    if (PyUnicode_CompareWithASCIIString(name, "cur_task") == 0) {
        PyObject *const task = currentTask();
        return Py_NewRef(task ? task : Py_None);
    }
    if (PyUnicode_CompareWithASCIIString(name, "_task_queue") == 0) {
        return schedulerQueue();
    }
    PyErr_Format(PyExc_AttributeError, "'module' object has no attribute '%U'", name);
    return nullptr;
}

// The class Loop: never instantiated, all its functions are called on the class.

PyObject *loopRunUntilComplete(PyObject *, PyObject *const *args, Py_ssize_t count, PyObject *keywords)
{
    PyObject *const awaitable = onlyArgument("aw", args, count, keywords);
    if (!awaitable) {
        return nullptr;
    }
    const Ref main = Ref::steal(promoteToTask(awaitable));
    return main ? runUntilComplete(main.get()) : nullptr;
}

// The body of the task whose end is the end of run_forever().
class Stopper final : public LibraryBody
{
public:
    PySendResult step(PyObject **result) override
    {
        *result = Py_NewRef(Py_None);
        return PYGEN_RETURN;
    }
};

PyObject *runForever(PyObject *, PyObject *)
{
    const Ref body = Ref::steal(newLibraryCoroutine("_stopper", std::make_unique<Stopper>()));
    const Ref task = Ref::steal(PyObject_CallOneArg(reinterpret_cast<PyObject *>(&taskType), body.get()));
    if (!task) {
        return nullptr;
    }
    Py_XSETREF(stopTask, Py_NewRef(task.get()));
    const Ref result = Ref::steal(runUntilComplete(task.get()));
    if (!result) {
        return nullptr;
    }
    Py_RETURN_NONE;
}

PyObject *stop(PyObject *, PyObject *)
{
    if (stopTask) {
        scheduler().wake(taskOf(stopTask), core::QueuedBy::Created);
        Py_CLEAR(stopTask);
    }
    Py_RETURN_NONE;
}

PyObject *doNothing(PyObject *, PyObject *)
{
    Py_RETURN_NONE;
}

PyObject *setHandler(PyObject *, PyObject *const *args, Py_ssize_t count, PyObject *keywords)
{
    PyObject *const given = onlyArgument("handler", args, count, keywords);
    if (!given) {
        return nullptr;
    }
    Py_XSETREF(handler, given == Py_None ? nullptr : Py_NewRef(given));
    Py_RETURN_NONE;
}

PyObject *getHandler(PyObject *, PyObject *)
{
    return Py_NewRef(handler ? handler : Py_None);
}

PyObject *tellConsole(PyObject *told)
{
    const Ref key = Ref::steal(PyUnicode_FromString("exception"));
    const Ref exception = Ref::steal(PyObject_GetItem(told, key.get()));
    if (!exception) {
        return nullptr;
    }
    if (PyExceptionInstance_Check(exception.get())) {
        reportException(exception.get());
    }
    Py_RETURN_NONE;
}

PyObject *defaultHandler(PyObject *, PyObject *const *args, Py_ssize_t count, PyObject *keywords)
{
    static constexpr const char *names[] = {"loop", "context"};
    PyObject *bound[2];
    return bind({names, 2}, args, count, keywords, bound) ? tellConsole(bound[1]) : nullptr;
}

PyObject *tellHandler(PyObject *told)
{
    return handler ? PyObject_CallFunctionObjArgs(handler, loopClass(), told, nullptr) : tellConsole(told);
}

PyObject *callHandler(PyObject *, PyObject *const *args, Py_ssize_t count, PyObject *keywords)
{
    PyObject *const told = onlyArgument("context", args, count, keywords);
    return told ? tellHandler(told) : nullptr;
}

constexpr int byName = METH_FASTCALL | METH_KEYWORDS;

PyMethodDef loopMethods[] = {
    {"create_task", withKeywords(create), byName | METH_STATIC, nullptr},
    {"run_forever", runForever, METH_NOARGS | METH_STATIC, nullptr},
    {"run_until_complete", withKeywords(loopRunUntilComplete), byName | METH_STATIC, nullptr},
    {"stop", stop, METH_NOARGS | METH_STATIC, nullptr},
    {"close", doNothing, METH_NOARGS | METH_STATIC, nullptr},
    {"set_exception_handler", withKeywords(setHandler), byName | METH_STATIC, nullptr},
    {"get_exception_handler", getHandler, METH_NOARGS | METH_STATIC, nullptr},
    {"default_exception_handler", withKeywords(defaultHandler), byName | METH_STATIC, nullptr},
    {"call_exception_handler", withKeywords(callHandler), byName | METH_STATIC, nullptr},
    {nullptr, nullptr, 0, nullptr},
};

PyTypeObject makeLoopType()
{
    PyTypeObject type = staticType<PyObject>("Loop");
    type.tp_methods = loopMethods;
    return type;
}

PyTypeObject loopType = makeLoopType();

PyObject *loopClass()
{
    return reinterpret_cast<PyObject *>(&loopType);
}

PyMethodDef functions[] = {
    {"create_task", withKeywords(create), byName, nullptr},
    {"run", withKeywords(run), byName, nullptr},
    {"run_until_complete", withKeywords(runTask), byName, nullptr},
    {"current_task", current, METH_NOARGS, nullptr},
    {"get_event_loop", withKeywords(getLoop), byName, nullptr},
    {"get_running_loop", withKeywords(getLoop), byName, nullptr},
    {"new_event_loop", newLoop, METH_NOARGS, nullptr},
    {"__getattr__", getAttribute, METH_O, nullptr},
    {nullptr, nullptr, 0, nullptr},
};

} // namespace

core::Scheduler &scheduler()
{
    // Never destroyed: tasks that the program leaves behind must not run any more code.
    static core::Scheduler &instance = []() -> core::Scheduler & {
        theScheduler = new core::Scheduler(board().clock(), &board().trace());
        theScheduler->setCosts({board().scaled(costs::taskSwitch), board().scaled(costs::taskCreation)});
        return *theScheduler;
    }();
    return instance;
}

core::Scheduler *madeScheduler()
{
    return theScheduler;
}

PyObject *currentTask()
{
    core::TaskBase *const task = scheduler().current();
    return task ? pythonTask(*task).self() : nullptr;
}

bool tellExceptionHandler(PyObject *exception, PyObject *task)
{
    PyDict_SetItemString(exceptionContext(), "exception", exception);
    PyDict_SetItemString(exceptionContext(), "future", task);
    const Ref result = Ref::steal(tellHandler(exceptionContext()));
    return static_cast<bool>(result);
}

bool addLoop(PyObject *module)
{
    return PyType_Ready(&loopType) == 0 && PyModule_AddFunctions(module, functions) == 0
        && PyModule_AddObjectRef(module, "Loop", loopClass()) == 0;
}

} // namespace sim::python
