// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/python/asyncioawait.h"
#include "sim/python/asyncioloop.h"
#include "sim/python/asyncioqueue.h"
#include "sim/python/asynciotask.h"
#include "sim/python/machine.h"
#include "sim/python/statictype.h"
#include "sim/python/taskhints.h"
#include "sim/python/traceback.h"

#include <new>

namespace sim::python {

namespace {

struct TaskObject
{
    PyObject_HEAD alignas(PythonTask) unsigned char task[sizeof(PythonTask)];
};

// Awaiting a task takes two steps: taking hold of it, at `await`, and waiting, at the first send.

PyObject *beginAwait(PyObject *object)
{
    if (!scheduler().beginAwait(taskOf(object))) {
        PyErr_SetString(PyExc_RuntimeError, "can't wait");
        return nullptr;
    }
    return Py_NewRef(object);
}

PySendResult sendTo(PyObject *object, PyObject *, PyObject **result)
{
    PythonTask &task = taskOf(object);
    if (task.isDone()) {
        return task.fetch(result);
    }
    core::TaskBase *const waiter = scheduler().current();
    if (!waiter || task.state() != core::TaskBase::State::Awaited) {
        PyErr_SetString(PyExc_RuntimeError, "can't wait");
        return PYGEN_ERROR;
    }
    scheduler().await(*waiter, task);
    *result = Py_NewRef(Py_None);
    return PYGEN_NEXT;
}

PyObject *next(PyObject *object)
{
    PyObject *result = nullptr;
    switch (sendTo(object, Py_None, &result)) {
    case PYGEN_NEXT:
        return result;
    case PYGEN_RETURN:
        setStopIteration(result);
        Py_DECREF(result);
        return nullptr;
    case PYGEN_ERROR:
        break;
    }
    return nullptr;
}

PyObject *done(PyObject *object, PyObject *)
{
    return PyBool_FromLong(taskOf(object).isDone());
}

// Tasks that await each other in a circle have no innermost one: the board's cancel() searches for ever.
// So does ours, in virtual time.
PyObject *searchForEver()
{
    while (checkInterrupt()) {
        scheduler().clock().waitUntil(scheduler().clock().now() + std::chrono::milliseconds{1});
    }
    return nullptr;
}

PyObject *cancel(PyObject *object, PyObject *)
{
    switch (scheduler().cancel(taskOf(object))) {
    case core::Scheduler::CancelResult::Requested:
        Py_RETURN_TRUE;
    case core::Scheduler::CancelResult::WasDone:
        Py_RETURN_FALSE;
    case core::Scheduler::CancelResult::Endless:
        return searchForEver();
    case core::Scheduler::CancelResult::IsCurrent:
        break;
    }
    PyErr_SetString(PyExc_RuntimeError, "can't cancel self");
    return nullptr;
}

PyObject *getCoroutine(PyObject *object, void *)
{
    return Py_NewRef(taskOf(object).coroutine());
}

PyObject *getKey(PyObject *object, void *)
{
    return PyLong_FromUnsignedLong(taskOf(object).due().count());
}

PyObject *getData(PyObject *object, void *)
{
    return taskOf(object).data();
}

int setData(PyObject *object, PyObject *data, void *)
{
    if (!data) {
        PyErr_SetString(PyExc_AttributeError, "can't set attribute 'data'");
        return -1;
    }
    if (core::WaitPlace *const place = placeOfQueue(data)) {
        taskOf(object).waitsIn(data);
        taskOf(object).holdPlace(*place);
    } else {
        taskOf(object).setData(data);
    }
    return 0;
}

// What `state` shows of a task that belongs to a gather: there it is a callable, which nobody calls.
PyMethodDef gatherCallback
    = {"done", [](PyObject *, PyObject *) { return Py_NewRef(Py_None); }, METH_VARARGS, nullptr};

PyObject *getState(PyObject *object, void *)
{
    PythonTask &task = taskOf(object);
    switch (task.state()) {
    case core::TaskBase::State::Running:
        Py_RETURN_TRUE;
    case core::TaskBase::State::DoneNotTaken:
        Py_RETURN_NONE;
    case core::TaskBase::State::DoneTaken:
        Py_RETURN_FALSE;
    case core::TaskBase::State::Awaited:
        return queueOfWaiters(task.waiters(), object);
    case core::TaskBase::State::Owned:
        break;
    }
    return task.callback() ? Py_NewRef(task.callback()) : PyCFunction_New(&gatherCallback, nullptr);
}

int setState(PyObject *object, PyObject *state, void *)
{
    using State = core::TaskBase::State;
    PythonTask &task = taskOf(object);
    if (state == Py_True) {
        task.setState(State::Running);
    } else if (state == Py_False) {
        task.setState(State::DoneTaken);
    } else if (state == Py_None) {
        task.setState(State::DoneNotTaken);
    } else if (state && PyCallable_Check(state)) {
        task.setCallback(state);
    } else {
        PyErr_SetString(PyExc_AttributeError, "can't set attribute 'state'");
        return -1;
    }
    return 0;
}

// Whatever keeps an attribute from being set, the board has one sentence for it.
int setAttribute(PyObject *object, PyObject *name, PyObject *value)
{
    const int result = PyObject_GenericSetAttr(object, name, value);
    if (result != 0 && PyErr_ExceptionMatches(PyExc_AttributeError)) {
        PyErr_Format(PyExc_AttributeError, "can't set attribute '%U'", name);
    }
    return result;
}

PyObject *represent(PyObject *)
{
    return PyUnicode_FromString("<Task>");
}

void destroy(PyObject *object)
{
    taskOf(object).~PythonTask();
    PyObject_Free(object);
}

PyObject *newTask(PyObject *coroutine, const char *name)
{
    TaskObject *const object = PyObject_New(TaskObject, &taskType);
    if (!object) {
        return nullptr;
    }
    PyObject *const self = reinterpret_cast<PyObject *>(object);
    PythonTask *const task = new (object->task) PythonTask(self, coroutine);
    const bool described = scheduler().records();
    scheduler().introduce(*task,
                          name            ? std::string{name}
                              : described ? taskName(coroutine)
                                          : std::string{},
                          described && !name ? taskCall(coroutine) : std::string{});
    return self;
}

// Task(coroutine[, globals]): not queued yet.
PyObject *construct(PyTypeObject *, PyObject *args, PyObject *)
{
    if (PyTuple_GET_SIZE(args) < 1) {
        PyErr_SetString(PyExc_TypeError, "function missing 1 required positional arguments");
        return nullptr;
    }
    return newTask(PyTuple_GET_ITEM(args, 0), nullptr);
}

PyMethodDef methods[] = {
    {"done", done, METH_NOARGS, nullptr},
    {"cancel", cancel, METH_NOARGS, nullptr},
    {nullptr, nullptr, 0, nullptr},
};

PyGetSetDef attributes[] = {
    {"coro", getCoroutine, nullptr, nullptr, nullptr}, {"data", getData, setData, nullptr, nullptr},
    {"state", getState, setState, nullptr, nullptr},   {"ph_key", getKey, nullptr, nullptr, nullptr},
    {nullptr, nullptr, nullptr, nullptr, nullptr},
};

PyAsyncMethods asyncMethods{beginAwait, nullptr, nullptr, sendTo};

PyTypeObject makeType()
{
    PyTypeObject type = staticType<TaskObject>("Task");
    type.tp_dealloc = destroy;
    type.tp_repr = represent;
    type.tp_setattro = setAttribute;
    type.tp_as_async = &asyncMethods;
    type.tp_iter = beginAwait;
    type.tp_iternext = next;
    type.tp_methods = methods;
    type.tp_getset = attributes;
    type.tp_new = construct;
    return type;
}

// A coroutine is what has `send`. The common case needs no look-up.
bool canSend(PyObject *object)
{
    return PyCoro_CheckExact(object) || PyGen_CheckExact(object) || PyObject_HasAttrString(object, "send");
}

constexpr const char *coreFile = "asyncio/core.py";

} // namespace

PyTypeObject taskType = makeType();

bool readyTaskType()
{
    return PyType_Ready(&taskType) == 0;
}

PythonTask &taskOf(PyObject *object)
{
    return *std::launder(reinterpret_cast<PythonTask *>(reinterpret_cast<TaskObject *>(object)->task));
}

PyObject *createTask(PyObject *coroutine, const char *name)
{
    if (!canSend(coroutine)) {
        PyErr_SetString(PyExc_TypeError, "coroutine expected");
        addLibraryFrame(coreFile, 246, "create_task");
        return nullptr;
    }
    PyObject *const task = newTask(coroutine, name);
    if (task) {
        scheduler().start(taskOf(task));
    }
    return task;
}

PyObject *promoteToTask(PyObject *awaitable)
{
    if (isTask(awaitable)) {
        return Py_NewRef(awaitable);
    }
    PyObject *const task = createTask(awaitable);
    if (!task) {
        addLibraryFrame(coreFile, 234, "_promote_to_task");
    }
    return task;
}

} // namespace sim::python
