// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/python/asynciomodule.h"

#include "sim/board.h"
#include "sim/python/asyncioawait.h"
#include "sim/python/asynciofuncs.h"
#include "sim/python/asyncioloop.h"
#include "sim/python/asyncioqueue.h"
#include "sim/python/asynciosync.h"
#include "sim/python/asynciotask.h"
#include "sim/python/machine.h"
#include "sim/python/tracing.h"

#include <string>

namespace sim::python {

namespace {

AsyncioErrors errors;

bool add(PyObject *module, const char *name, PyObject *object)
{
    return PyModule_AddObjectRef(module, name, object) == 0;
}

bool add(PyObject *module, const char *name, PyTypeObject &type)
{
    return add(module, name, reinterpret_cast<PyObject *>(&type));
}

// A name that asyncio lacks: the board's message is nothing but the name, except for the one class that
// a former version had.
PyObject *missingName(PyObject *, PyObject *name)
{
    if (PyUnicode_CompareWithASCIIString(name, "ThreadSafeFlag") == 0) {
        PyErr_SetString(PyExc_AttributeError, "'module' object has no attribute 'ThreadSafeFlag'");
    } else {
        PyErr_SetObject(PyExc_AttributeError, name);
    }
    return nullptr;
}

PyMethodDef packageFunctions[] = {
    {"__getattr__", missingName, METH_O, nullptr},
    {nullptr, nullptr, 0, nullptr},
};

bool readyTypes()
{
    static bool ready = false;
    if (!ready) {
        ready = readyAwaitTypes() && readyTaskType() && readyTaskQueueType() && readySyncTypes();
    }
    return ready;
}

// What asyncio and asyncio.core have in common: `from .core import *`.
bool addShared(PyObject *module)
{
    return addLoop(module) && addSleep(module) && add(module, "Task", taskType)
        && add(module, "TaskQueue", taskQueueType) && add(module, "CancelledError", errors.cancelled)
        && add(module, "TimeoutError", errors.timeout)
        && add(module, "InvalidStateError", errors.invalidState);
}

Ref newModule(const char *name)
{
    return readyTypes() ? Ref::steal(PyModule_New(name)) : Ref{};
}

PyObject *makeCore()
{
    static Ref module;
    if (!module) {
        Ref made = newModule("asyncio.core");
        if (!made || !addShared(made.get())) {
            return nullptr;
        }
        module = std::move(made);
    }
    return Py_NewRef(module.get());
}

PyObject *makePackage()
{
    Ref module = newModule("asyncio");
    const Ref core = Ref::steal(makeCore());
    const Ref path = Ref::steal(PyList_New(0));
    if (!module || !core || !path || !addShared(module.get()) || !addFunctions(module.get())
        || !add(module.get(), "Event", eventType) || !add(module.get(), "Lock", lockType)
        || !add(module.get(), "core", core.get()) || !add(module.get(), "cur_task", Py_None)
        || !add(module.get(), "__path__", path.get())
        || PyModule_AddStringConstant(module.get(), "__version__", "3.1.1") < 0
        || PyModule_AddFunctions(module.get(), packageFunctions) < 0) {
        return nullptr;
    }
    return module.release();
}

PyObject *makeNative()
{
    Ref module = newModule("_asyncio");
    if (!module || !add(module.get(), "Task", taskType) || !add(module.get(), "TaskQueue", taskQueueType)) {
        return nullptr;
    }
    return module.release();
}

destructor finalizeCoroutine = nullptr;
destructor finalizeGenerator = nullptr;

// True for a coroutine or generator of the learner's that has not ended.
bool isDroppedByProgram(PyObject *object, const char *codeName)
{
    // Positive: it has ended. Every version's numbers agree in that.
    if (reinterpret_cast<PyGenObject *>(object)->gi_frame_state > 0) {
        return false;
    }
    const Ref code = Ref::steal(PyObject_GetAttrString(object, codeName));
    return code && followedFile(code.get());
}

bool hasBegun(PyObject *coroutine)
{
    const Ref suspended = Ref::steal(PyObject_GetAttrString(coroutine, "cr_suspended"));
    return suspended.get() == Py_True;
}

// It is dropped where its last name goes, which may be far below the line that called the function.
void recordNeverAwaited(PyObject *coroutine)
{
    const Ref text = Ref::steal(PyObject_GetAttrString(coroutine, "__name__"));
    const char *const name = text ? PyUnicode_AsUTF8(text.get()) : nullptr;
    if (const Place place = currentPlace(); name && place.file && place.file->isShown) {
        const int line = place.file->map.bareCall(name, place.line);
        board().record(core::EntryKind::NeverAwaited, core::number(runningTask()),
                       core::number(fileId(*place.file)), std::to_string(line) + '\t' + name);
    }
}

// CPython closes a coroutine or generator that is dropped half-way, so that its `finally` clauses run, and
// warns of one that never began. The board does neither: it just forgets it.

void dropCoroutine(PyObject *object)
{
    if (!isDroppedByProgram(object, "cr_code")) {
        finalizeCoroutine(object);
        return;
    }
    if (!hasBegun(object)) {
        const Ref pending = PyErr_Occurred() ? takeError() : Ref{};
        recordNeverAwaited(object);
        PyErr_Clear();
        if (pending) {
            raiseAgain(pending.get());
        }
    }
}

void dropGenerator(PyObject *object)
{
    if (!isDroppedByProgram(object, "gi_code")) {
        finalizeGenerator(object);
    }
}

void replaceFinalizers()
{
    finalizeCoroutine = std::exchange(PyCoro_Type.tp_finalize, dropCoroutine);
    finalizeGenerator = std::exchange(PyGen_Type.tp_finalize, dropGenerator);
}

} // namespace

const AsyncioErrors &asyncioErrors()
{
    return errors;
}

bool addAsyncio()
{
    errors.cancelled = PyErr_NewException("asyncio.CancelledError", PyExc_BaseException, nullptr);
    errors.timeout = PyErr_NewException("asyncio.TimeoutError", PyExc_Exception, nullptr);
    errors.invalidState = PyErr_NewException("asyncio.InvalidStateError", PyExc_Exception, nullptr);
    if (!errors.cancelled || !errors.timeout || !errors.invalidState) {
        return false;
    }
    replaceFinalizers();
    addModule("asyncio", makePackage);
    addModule("asyncio.core", makeCore);
    addModule("_asyncio", makeNative);
    return true;
}

} // namespace sim::python
