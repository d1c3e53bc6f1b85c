// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/python/asyncioloop.h"

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

bool takesOne(Py_ssize_t count)
{
    if (count != 1) {
        wrongNumberOfArguments(1, count);
    }
    return count == 1;
}

// Functions of asyncio.core

PyObject *create(PyObject *, PyObject *const *args, Py_ssize_t count)
{
    return takesOne(count) ? createTask(args[0]) : nullptr;
}

PyObject *run(PyObject *, PyObject *const *args, Py_ssize_t count)
{
    if (!takesOne(count)) {
        return nullptr;
    }
    PyObject *result = nullptr;
    if (scheduler().current()) {
        PyErr_SetString(PyExc_RuntimeError, "asyncio.run() cannot be called from a running event loop");
    } else if (const Ref main = Ref::steal(createTask(args[0]))) {
        result = runUntilComplete(main.get());
    }
    if (!result) {
        addLibraryFrame(coreFile, runLine, "run");
    }
    return result;
}

PyObject *runTask(PyObject *, PyObject *const *args, Py_ssize_t count)
{
    if (count > 1 || (count == 1 && args[0] != Py_None && !isTask(args[0]))) {
        PyErr_SetString(PyExc_TypeError, "task expected");
        return nullptr;
    }
    return runUntilComplete(count == 1 && args[0] != Py_None ? args[0] : nullptr);
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

PyObject *getLoop(PyObject *, PyObject *)
{
    return Py_NewRef(loopClass());
}

PyObject *newLoop(PyObject *, PyObject *)
{
    scheduler().reset();
    PyDict_SetItemString(exceptionContext(), "exception", Py_None);
    PyDict_SetItemString(exceptionContext(), "future", Py_None);
    return getLoop(nullptr, nullptr);
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

PyObject *loopRunUntilComplete(PyObject *, PyObject *const *args, Py_ssize_t count)
{
    if (!takesOne(count)) {
        return nullptr;
    }
    const Ref main = Ref::steal(promoteToTask(args[0]));
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

PyObject *setHandler(PyObject *, PyObject *given)
{
    Py_XSETREF(handler, given == Py_None ? nullptr : Py_NewRef(given));
    Py_RETURN_NONE;
}

PyObject *getHandler(PyObject *, PyObject *)
{
    return Py_NewRef(handler ? handler : Py_None);
}

PyObject *defaultHandler(PyObject *, PyObject *const *args, Py_ssize_t count)
{
    if (count != 2) {
        wrongNumberOfArguments(2, count);
        return nullptr;
    }
    const Ref key = Ref::steal(PyUnicode_FromString("exception"));
    const Ref exception = Ref::steal(PyObject_GetItem(args[1], key.get()));
    if (!exception) {
        return nullptr;
    }
    if (PyExceptionInstance_Check(exception.get())) {
        reportException(exception.get());
    }
    Py_RETURN_NONE;
}

PyObject *callHandler(PyObject *, PyObject *given)
{
    PyObject *const loop = loopClass();
    if (handler) {
        return PyObject_CallFunctionObjArgs(handler, loop, given, nullptr);
    }
    PyObject *const args[] = {loop, given};
    return defaultHandler(nullptr, args, 2);
}

PyCFunction fast(PyObject *(*function)(PyObject *, PyObject *const *, Py_ssize_t))
{
    return reinterpret_cast<PyCFunction>(reinterpret_cast<void (*)()>(function));
}

PyMethodDef loopMethods[] = {
    {"create_task", fast(create), METH_FASTCALL | METH_STATIC, nullptr},
    {"run_forever", runForever, METH_NOARGS | METH_STATIC, nullptr},
    {"run_until_complete", fast(loopRunUntilComplete), METH_FASTCALL | METH_STATIC, nullptr},
    {"stop", stop, METH_NOARGS | METH_STATIC, nullptr},
    {"close", doNothing, METH_NOARGS | METH_STATIC, nullptr},
    {"set_exception_handler", setHandler, METH_O | METH_STATIC, nullptr},
    {"get_exception_handler", getHandler, METH_NOARGS | METH_STATIC, nullptr},
    {"default_exception_handler", fast(defaultHandler), METH_FASTCALL | METH_STATIC, nullptr},
    {"call_exception_handler", callHandler, METH_O | METH_STATIC, nullptr},
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
    {"create_task", fast(create), METH_FASTCALL, nullptr},
    {"run", fast(run), METH_FASTCALL, nullptr},
    {"run_until_complete", fast(runTask), METH_FASTCALL, nullptr},
    {"current_task", current, METH_NOARGS, nullptr},
    {"get_event_loop", getLoop, METH_VARARGS, nullptr},
    {"get_running_loop", getLoop, METH_VARARGS, nullptr},
    {"new_event_loop", newLoop, METH_NOARGS, nullptr},
    {"__getattr__", getAttribute, METH_O, nullptr},
    {nullptr, nullptr, 0, nullptr},
};

} // namespace

core::Scheduler &scheduler()
{
    // Never destroyed: tasks that the program leaves behind must not run any more code.
    static core::Scheduler *const instance = [] {
        auto *const made = new core::Scheduler(board().clock(), &board().trace());
        made->setCosts({board().scaled(costs::taskSwitch), board().scaled(costs::taskCreation)});
        return made;
    }();
    return *instance;
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
    const Ref result = Ref::steal(callHandler(nullptr, exceptionContext()));
    return static_cast<bool>(result);
}

void wrongNumberOfArguments(Py_ssize_t wanted, Py_ssize_t given)
{
    PyErr_Format(PyExc_TypeError, "function takes %zd positional arguments but %zd were given", wanted,
                 given);
}

bool addLoop(PyObject *module)
{
    return PyType_Ready(&loopType) == 0 && PyModule_AddFunctions(module, functions) == 0
        && PyModule_AddObjectRef(module, "Loop", loopClass()) == 0;
}

} // namespace sim::python
