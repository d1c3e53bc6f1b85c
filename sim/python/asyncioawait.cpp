// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/python/asyncioawait.h"
#include "sim/python/statictype.h"

#include <new>

namespace sim::python {

namespace {

struct LibraryCoroutine
{
    PyObject_HEAD LibraryBody *body; // null once it has ended
    const char *name;
    bool started;
};

LibraryCoroutine *self(PyObject *object)
{
    return reinterpret_cast<LibraryCoroutine *>(object);
}

PySendResult settle(LibraryCoroutine *coroutine, PySendResult how)
{
    if (how != PYGEN_NEXT) {
        delete std::exchange(coroutine->body, nullptr);
    }
    return how;
}

PySendResult sendTo(PyObject *object, PyObject *, PyObject **result)
{
    LibraryCoroutine *const coroutine = self(object);
    if (!coroutine->body) {
        // An ended coroutine that is awaited again gives None, as on the board.
        *result = Py_NewRef(Py_None);
        return PYGEN_RETURN;
    }
    coroutine->started = true;
    const Ref alive = Ref::borrow(object);
    return settle(coroutine, coroutine->body->step(result));
}

PyObject *asMethodResult(PySendResult how, PyObject *result)
{
    switch (how) {
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

PyObject *next(PyObject *object)
{
    PyObject *result = nullptr;
    const PySendResult how = sendTo(object, Py_None, &result);
    return asMethodResult(how, result);
}

PyObject *send(PyObject *object, PyObject *)
{
    return next(object);
}

PyObject *throwInto(PyObject *object, PyObject *const *args, Py_ssize_t count)
{
    if (count < 1) {
        PyErr_SetString(PyExc_TypeError, "function takes 2 positional arguments but 1 were given");
        return nullptr;
    }
    if (PyExceptionInstance_Check(args[0])) {
        raiseAgain(args[0]);
    } else {
        PyErr_SetObject(args[0], count > 1 ? args[1] : nullptr);
    }
    LibraryCoroutine *const coroutine = self(object);
    if (!coroutine->body) {
        return nullptr;
    }
    const Ref alive = Ref::borrow(object);
    PyObject *result = nullptr;
    // A body that has not begun cannot catch anything.
    const PySendResult how = coroutine->started ? coroutine->body->raised(&result) : PYGEN_ERROR;
    return asMethodResult(settle(coroutine, how), result);
}

PyObject *close(PyObject *object, PyObject *)
{
    delete std::exchange(self(object)->body, nullptr);
    Py_RETURN_NONE;
}

void destroy(PyObject *object)
{
    delete self(object)->body;
    PyObject_Free(object);
}

PyObject *represent(PyObject *object)
{
    return PyUnicode_FromFormat("<coroutine object '%s' at 0x%08x>", self(object)->name,
                                static_cast<unsigned>(reinterpret_cast<std::uintptr_t>(object)));
}

PyMethodDef methods[] = {
    {"send", send, METH_O, nullptr},
    {"throw", reinterpret_cast<PyCFunction>(reinterpret_cast<void (*)()>(throwInto)), METH_FASTCALL, nullptr},
    {"close", close, METH_NOARGS, nullptr},
    {nullptr, nullptr, 0, nullptr},
};

PyAsyncMethods asyncMethods{PyObject_SelfIter, nullptr, nullptr, sendTo};

PyTypeObject makeType()
{
    PyTypeObject type = staticType<LibraryCoroutine>("coroutine");
    type.tp_dealloc = destroy;
    type.tp_repr = represent;
    type.tp_as_async = &asyncMethods;
    type.tp_iter = PyObject_SelfIter;
    type.tp_iternext = next;
    type.tp_methods = methods;
    return type;
}

PyTypeObject libraryCoroutineType = makeType();

} // namespace

bool readyAwaitTypes()
{
    return PyType_Ready(&libraryCoroutineType) == 0;
}

PyObject *newLibraryCoroutine(const char *name, std::unique_ptr<LibraryBody> body)
{
    LibraryCoroutine *const coroutine = PyObject_New(LibraryCoroutine, &libraryCoroutineType);
    if (!coroutine) {
        return nullptr;
    }
    coroutine->body = body.release();
    coroutine->name = name;
    coroutine->started = false;
    return reinterpret_cast<PyObject *>(coroutine);
}

const char *libraryCoroutineName(PyObject *object)
{
    return Py_IS_TYPE(object, &libraryCoroutineType) ? self(object)->name : nullptr;
}

PyObject *awaitedByLibrary(PyObject *object)
{
    return self(object)->body ? self(object)->body->awaited() : nullptr;
}

bool Await::begin(PyObject *awaitable)
{
    PyTypeObject *const type = Py_TYPE(awaitable);
    if (PyCoro_CheckExact(awaitable) || PyGen_CheckExact(awaitable)) {
        m_iterator = Ref::borrow(awaitable);
    } else if (type->tp_as_async && type->tp_as_async->am_await) {
        m_iterator = Ref::steal(type->tp_as_async->am_await(awaitable));
    } else {
        PyErr_Format(PyExc_AttributeError, "'%s' object has no attribute '__await__'", type->tp_name);
    }
    return isOpen();
}

PySendResult Await::closedBy(PySendResult how)
{
    if (how != PYGEN_NEXT) {
        m_iterator = Ref{};
    }
    return how;
}

PySendResult Await::step(PyObject **result)
{
    return closedBy(PyIter_Send(m_iterator.get(), Py_None, result));
}

PySendResult Await::raised(PyObject **result)
{
    const Ref error = takeError();
    const Ref method = Ref::steal(PyObject_GetAttrString(m_iterator.get(), "throw"));
    if (!method) {
        PyErr_Clear();
        raiseAgain(error.get());
        return closedBy(PYGEN_ERROR);
    }
    *result = PyObject_CallOneArg(method.get(), error.get());
    if (*result) {
        return PYGEN_NEXT;
    }
    if (!PyErr_ExceptionMatches(PyExc_StopIteration)) {
        return closedBy(PYGEN_ERROR);
    }
    const Ref stop = takeError();
    *result = PyObject_GetAttrString(stop.get(), "value");
    return closedBy(*result ? PYGEN_RETURN : PYGEN_ERROR);
}

Ref takeError()
{
#if PY_VERSION_HEX >= 0x030C0000
    return Ref::steal(PyErr_GetRaisedException());
#else
    PyObject *type = nullptr;
    PyObject *value = nullptr;
    PyObject *traceback = nullptr;
    PyErr_Fetch(&type, &value, &traceback);
    PyErr_NormalizeException(&type, &value, &traceback);
    if (traceback) {
        PyException_SetTraceback(value, traceback);
    }
    Py_XDECREF(type);
    Py_XDECREF(traceback);
    return Ref::steal(value);
#endif
}

void raiseAgain(PyObject *exception)
{
    Py_INCREF(exception);
#if PY_VERSION_HEX >= 0x030C0000
    PyErr_SetRaisedException(exception);
#else
    PyErr_Restore(Py_NewRef(reinterpret_cast<PyObject *>(Py_TYPE(exception))), exception,
                  PyException_GetTraceback(exception));
#endif
}

void setStopIteration(PyObject *value)
{
    if (value == Py_None) {
        PyErr_SetNone(PyExc_StopIteration);
        return;
    }
    // An instance, since a tuple as value would be taken for several arguments.
    if (const Ref stop = Ref::steal(PyObject_CallOneArg(PyExc_StopIteration, value))) {
        PyErr_SetObject(PyExc_StopIteration, stop.get());
    }
}

} // namespace sim::python
