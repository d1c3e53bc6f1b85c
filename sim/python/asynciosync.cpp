// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/python/asynciosync.h"

#include "core/event.h"
#include "core/lock.h"
#include "sim/python/arguments.h"
#include "sim/python/asyncioawait.h"
#include "sim/python/asyncioloop.h"
#include "sim/python/asyncioqueue.h"
#include "sim/python/asynciotask.h"
#include "sim/python/statictype.h"

#include <cstddef>
#include <new>

namespace sim::python {

namespace {

struct EventObject
{
    PyObject_HEAD alignas(core::Event) unsigned char event[sizeof(core::Event)];
    PyObject *attributes; // that a program gives it
};

core::Event &eventOf(PyObject *object)
{
    return *std::launder(reinterpret_cast<core::Event *>(reinterpret_cast<EventObject *>(object)->event));
}

struct LockObject
{
    PyObject_HEAD alignas(core::Lock) unsigned char lock[sizeof(core::Lock)];
    PyObject *attributes; // that a program gives it
};

core::Lock &lockOf(PyObject *object)
{
    return *std::launder(reinterpret_cast<core::Lock *>(reinterpret_cast<LockObject *>(object)->lock));
}

PySendResult returned(PyObject *value, PyObject **result)
{
    *result = Py_NewRef(value);
    return PYGEN_RETURN;
}

PySendResult waits(core::TaskBase &task, PyObject *where, PyObject **result)
{
    pythonTask(task).waitsIn(where);
    *result = Py_NewRef(Py_None);
    return PYGEN_NEXT;
}

core::TaskBase *waiter()
{
    core::TaskBase *const task = scheduler().current();
    if (!task) {
        PyErr_SetString(PyExc_AttributeError, "'NoneType' object has no attribute 'data'");
    }
    return task;
}

// What event.wait() runs.
class EventWait final : public LibraryBody
{
public:
    explicit EventWait(PyObject *event) : m_event(Ref::borrow(event)) { }

    PySendResult step(PyObject **result) override
    {
        if (m_waited) {
            return returned(Py_True, result);
        }
        core::TaskBase *const task = eventOf(m_event.get()).isSet() ? nullptr : waiter();
        if (PyErr_Occurred()) {
            return PYGEN_ERROR;
        }
        if (!task || eventOf(m_event.get()).beginWait(*task)) {
            return returned(Py_True, result);
        }
        m_waited = true;
        return waits(*task, m_event.get(), result);
    }

private:
    Ref m_event;
    bool m_waited = false;
};

// What lock.acquire() runs.
class LockAcquire final : public LibraryBody
{
public:
    explicit LockAcquire(PyObject *lock) : m_lock(Ref::borrow(lock)) { }

    PySendResult step(PyObject **result) override
    {
        core::Lock &lock = lockOf(m_lock.get());
        if (m_waited) {
            lock.endAcquire();
            return returned(Py_True, result);
        }
        core::TaskBase *const task = waiter();
        if (!task) {
            return PYGEN_ERROR;
        }
        if (lock.beginAcquire(*task)) {
            return returned(Py_True, result);
        }
        m_waited = true;
        return waits(*task, m_lock.get(), result);
    }

    PySendResult raised(PyObject **) override
    {
        if (PyErr_ExceptionMatches(asyncioErrors().cancelled)) {
            lockOf(m_lock.get()).abandonAcquire(*scheduler().current());
        }
        return PYGEN_ERROR;
    }

private:
    Ref m_lock;
    bool m_waited = false;
};

PyObject *releaseLock(PyObject *object)
{
    if (!lockOf(object).release()) {
        PyErr_SetString(PyExc_RuntimeError, "Lock not acquired");
        return nullptr;
    }
    Py_RETURN_NONE;
}

// What leaving `async with lock` runs.
class LockExit final : public LibraryBody
{
public:
    explicit LockExit(PyObject *lock) : m_lock(Ref::borrow(lock)) { }

    PySendResult step(PyObject **result) override
    {
        *result = releaseLock(m_lock.get());
        return *result ? PYGEN_RETURN : PYGEN_ERROR;
    }

private:
    Ref m_lock;
};

// Event

PyObject *newEvent(PyTypeObject *type, PyObject *args, PyObject *)
{
    if (type == &eventType && PyTuple_GET_SIZE(args) != 0) {
        wrongNumberOfArguments(1, 1 + PyTuple_GET_SIZE(args));
        return nullptr;
    }
    PyObject *const object = type->tp_alloc(type, 0);
    if (object) {
        new (reinterpret_cast<EventObject *>(object)->event) core::Event(scheduler());
    }
    return object;
}

void destroyEvent(PyObject *object)
{
    eventOf(object).forgetWaiters(); // a program can drop what it stepped by hand
    eventOf(object).~Event();
    Py_CLEAR(reinterpret_cast<EventObject *>(object)->attributes);
    Py_TYPE(object)->tp_free(object);
}

PyObject *isSet(PyObject *object, PyObject *)
{
    return PyBool_FromLong(eventOf(object).isSet());
}

PyObject *set(PyObject *object, PyObject *)
{
    eventOf(object).set();
    Py_RETURN_NONE;
}

PyObject *clear(PyObject *object, PyObject *)
{
    eventOf(object).clear();
    Py_RETURN_NONE;
}

PyObject *wait(PyObject *object, PyObject *)
{
    return newLibraryCoroutine("wait", std::make_unique<EventWait>(object));
}

PyMethodDef eventMethods[] = {
    {"is_set", isSet, METH_NOARGS, nullptr}, {"set", set, METH_NOARGS, nullptr},
    {"clear", clear, METH_NOARGS, nullptr},  {"wait", wait, METH_NOARGS, nullptr},
    {nullptr, nullptr, 0, nullptr},
};

PyObject *eventState(PyObject *object, void *)
{
    return isSet(object, nullptr);
}

PyObject *waiting(PyObject *object, void *)
{
    return queueOf(object);
}

PyGetSetDef eventAttributes[] = {
    {"state", eventState, nullptr, nullptr, nullptr},
    {"waiting", waiting, nullptr, nullptr, nullptr},
    {nullptr, nullptr, nullptr, nullptr, nullptr},
};

// Lock

PyObject *newLock(PyTypeObject *type, PyObject *args, PyObject *)
{
    if (type == &lockType && PyTuple_GET_SIZE(args) != 0) {
        wrongNumberOfArguments(1, 1 + PyTuple_GET_SIZE(args));
        return nullptr;
    }
    PyObject *const object = type->tp_alloc(type, 0);
    if (object) {
        new (reinterpret_cast<LockObject *>(object)->lock) core::Lock(scheduler());
    }
    return object;
}

void destroyLock(PyObject *object)
{
    lockOf(object).forgetWaiters(); // a program can drop what it stepped by hand
    lockOf(object).~Lock();
    Py_CLEAR(reinterpret_cast<LockObject *>(object)->attributes);
    Py_TYPE(object)->tp_free(object);
}

PyObject *locked(PyObject *object, PyObject *)
{
    return PyBool_FromLong(lockOf(object).isLocked());
}

PyObject *release(PyObject *object, PyObject *)
{
    return releaseLock(object);
}

PyObject *acquire(PyObject *object, PyObject *)
{
    return newLibraryCoroutine("acquire", std::make_unique<LockAcquire>(object));
}

PyObject *enter(PyObject *object, PyObject *)
{
    return newLibraryCoroutine("__aenter__", std::make_unique<LockAcquire>(object));
}

PyObject *leave(PyObject *object, PyObject *)
{
    return newLibraryCoroutine("__aexit__", std::make_unique<LockExit>(object));
}

PyMethodDef lockMethods[] = {
    {"locked", locked, METH_NOARGS, nullptr},    {"release", release, METH_NOARGS, nullptr},
    {"acquire", acquire, METH_NOARGS, nullptr},  {"__aenter__", enter, METH_NOARGS, nullptr},
    {"__aexit__", leave, METH_VARARGS, nullptr}, {nullptr, nullptr, 0, nullptr},
};

// 0: free. 1: held. A task: it has been given the lock and will hold it at its next turn.
PyObject *lockState(PyObject *object, void *)
{
    const core::Lock &lock = lockOf(object);
    if (core::TaskBase *const next = lock.handedTo()) {
        return Py_NewRef(pythonTask(*next).self());
    }
    return PyLong_FromLong(lock.isLocked() ? 1 : 0);
}

PyGetSetDef lockAttributes[] = {
    {"state", lockState, nullptr, nullptr, nullptr},
    {"waiting", waiting, nullptr, nullptr, nullptr},
    {nullptr, nullptr, nullptr, nullptr, nullptr},
};

template <typename Object>
PyTypeObject makeType(const char *name, newfunc make, destructor destroy, PyMethodDef *methods)
{
    PyTypeObject type = staticType<Object>(name);
    type.tp_dealloc = destroy;
    type.tp_methods = methods;
    type.tp_dictoffset = offsetof(Object, attributes);
    type.tp_flags = Py_TPFLAGS_DEFAULT | Py_TPFLAGS_BASETYPE;
    type.tp_new = make;
    return type;
}

} // namespace

PyTypeObject eventType = makeType<EventObject>("Event", newEvent, destroyEvent, eventMethods);
PyTypeObject lockType = makeType<LockObject>("Lock", newLock, destroyLock, lockMethods);

std::optional<bool> syncState(PyObject *object)
{
    if (PyObject_TypeCheck(object, &eventType)) {
        return eventOf(object).isSet();
    }
    if (PyObject_TypeCheck(object, &lockType)) {
        return lockOf(object).isLocked() || lockOf(object).handedTo() != nullptr;
    }
    return std::nullopt;
}

PyObject *queueOf(PyObject *object)
{
    if (PyObject_TypeCheck(object, &eventType)) {
        return queueOfWaiters(eventOf(object).waiters(), object);
    }
    if (PyObject_TypeCheck(object, &lockType)) {
        return queueOfWaiters(lockOf(object).waiters(), object);
    }
    return Py_NewRef(object);
}

bool readySyncTypes()
{
    eventType.tp_getset = eventAttributes;
    lockType.tp_getset = lockAttributes;
    return PyType_Ready(&eventType) == 0 && PyType_Ready(&lockType) == 0;
}

} // namespace sim::python
