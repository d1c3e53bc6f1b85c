// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/python/asyncioqueue.h"

#include "core/taskqueue.h"
#include "sim/python/asyncioloop.h"
#include "sim/python/asynciotask.h"
#include "sim/python/statictype.h"

#include <new>

namespace sim::python {

namespace {

// A queue made by a program. It shares in the tasks that stand in it.
class OwnQueue final : public core::WaitPlace
{
public:
    ~OwnQueue()
    {
        while (!m_queue.empty()) {
            Py_DECREF(pop());
        }
    }
    core::TaskBase *peek() const { return m_queue.peek(); }
    void push(PythonTask &task, core::Ticks key)
    {
        task.holdNothing();
        m_queue.push(task, key, scheduler().now());
        Py_INCREF(task.self());
    }
    /// A new reference. Requires that it is not empty.
    PyObject *pop() { return pythonTask(m_queue.pop()).self(); }
    void remove(core::TaskBase &task) override
    {
        m_queue.remove(task);
        Py_DECREF(pythonTask(task).self());
    }
    bool contains(const core::TaskBase &task) const { return m_queue.contains(task); }

private:
    core::TaskQueue m_queue;
};

struct QueueObject
{
    PyObject_HEAD OwnQueue *own; // a program's queue
    core::WaitList *waiters;     // of a task, an event or a lock; with neither it is the scheduler's queue
    PyObject *waitedFor;         // keeps that task, event or lock alive
};

QueueObject *self(PyObject *object)
{
    return reinterpret_cast<QueueObject *>(object);
}

PyObject *make(OwnQueue *own, core::WaitList *waiters, PyObject *waitedFor)
{
    QueueObject *const queue = PyObject_New(QueueObject, &taskQueueType);
    if (queue) {
        queue->own = own;
        queue->waiters = waiters;
        queue->waitedFor = Py_XNewRef(waitedFor);
    }
    return reinterpret_cast<PyObject *>(queue);
}

PyObject *construct(PyTypeObject *, PyObject *, PyObject *)
{
    return make(new OwnQueue, nullptr, nullptr);
}

void destroy(PyObject *object)
{
    delete self(object)->own;
    Py_XDECREF(self(object)->waitedFor);
    PyObject_Free(object);
}

core::TaskBase *head(PyObject *object)
{
    if (self(object)->own) {
        return self(object)->own->peek();
    }
    return self(object)->waiters ? self(object)->waiters->front() : scheduler().queue().peek();
}

PyObject *push(PyObject *object, PyObject *const *args, Py_ssize_t count)
{
    if (count < 1 || count > 2 || !isTask(args[0])) {
        PyErr_SetString(PyExc_TypeError, "task expected");
        return nullptr;
    }
    PythonTask &task = taskOf(args[0]);
    core::Ticks key = scheduler().now();
    if (count == 2) {
        const long number = PyLong_AsLong(args[1]);
        if (PyErr_Occurred()) {
            return nullptr;
        }
        key = core::Ticks{static_cast<std::uint64_t>(number)};
    }
    if (task.isLinked()) {
        PyErr_SetString(PyExc_RuntimeError, "task stands in a queue already");
        return nullptr;
    }
    if (self(object)->own) {
        self(object)->own->push(task, key);
    } else if (self(object)->waiters) {
        task.holdNothing();
        self(object)->waiters->push(task);
    } else if (count == 2) {
        scheduler().sleepUntil(task, key);
    } else {
        scheduler().wake(task, core::QueuedBy::EventSet);
    }
    Py_RETURN_NONE;
}

PyObject *peek(PyObject *object, PyObject *)
{
    core::TaskBase *const task = head(object);
    return Py_NewRef(task ? pythonTask(*task).self() : Py_None);
}

PyObject *pop(PyObject *object, PyObject *)
{
    core::TaskBase *const task = head(object);
    if (!task) {
        PyErr_SetString(PyExc_IndexError, "empty heap");
        return nullptr;
    }
    if (self(object)->own) {
        return self(object)->own->pop();
    }
    if (self(object)->waiters) {
        self(object)->waiters->remove(*task);
    } else {
        scheduler().queue().remove(*task);
    }
    return Py_NewRef(pythonTask(*task).self());
}

PyObject *removeTask(PyObject *object, PyObject *argument)
{
    if (!isTask(argument) || !taskOf(argument).isLinked()) {
        Py_RETURN_NONE;
    }
    PythonTask &task = taskOf(argument);
    if (self(object)->own) {
        if (self(object)->own->contains(task)) {
            self(object)->own->remove(task);
        }
    } else if (self(object)->waiters) {
        self(object)->waiters->remove(task);
    } else if (scheduler().queue().contains(task)) {
        scheduler().queue().remove(task);
    }
    Py_RETURN_NONE;
}

PyMethodDef methods[] = {
    {"push", reinterpret_cast<PyCFunction>(reinterpret_cast<void (*)()>(push)), METH_FASTCALL, nullptr},
    {"pop", pop, METH_NOARGS, nullptr},
    {"peek", peek, METH_NOARGS, nullptr},
    {"remove", removeTask, METH_O, nullptr},
    {nullptr, nullptr, 0, nullptr},
};

PyObject *represent(PyObject *)
{
    return PyUnicode_FromString("<TaskQueue>");
}

PyTypeObject makeType()
{
    PyTypeObject type = staticType<QueueObject>("TaskQueue");
    type.tp_dealloc = destroy;
    type.tp_repr = represent;
    type.tp_methods = methods;
    type.tp_new = construct;
    return type;
}

} // namespace

PyTypeObject taskQueueType = makeType();

bool readyTaskQueueType()
{
    return PyType_Ready(&taskQueueType) == 0;
}

PyObject *schedulerQueue()
{
    return make(nullptr, nullptr, nullptr);
}

PyObject *queueOfWaiters(core::WaitList &waiters, PyObject *waitedFor)
{
    return make(nullptr, &waiters, waitedFor);
}

core::WaitPlace *placeOfQueue(PyObject *object)
{
    if (!Py_IS_TYPE(object, &taskQueueType)) {
        return nullptr;
    }
    if (self(object)->own) {
        return self(object)->own;
    }
    if (self(object)->waiters) {
        return self(object)->waiters;
    }
    return &scheduler().queue();
}

} // namespace sim::python
