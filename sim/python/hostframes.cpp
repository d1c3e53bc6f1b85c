// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/python/hostframes.h"

#include <cstdint>
#include <string_view>

namespace sim::python {

using CodeUnit = std::uint16_t; // an instruction and its argument; CPython's own name for it is not public

// How a frame lies in memory (Include/internal/pycore_frame.h, which C++ cannot read).
#if PY_VERSION_HEX < 0x030C0000
struct HostFrame
{
    PyFunctionObject *function;
    PyObject *globals;
    PyObject *builtins;
    PyObject *locals;
    PyObject *executable;
    PyFrameObject *object;
    HostFrame *previous;
    const CodeUnit *instruction; // the one before the next
    int stackTop;
    bool isEntry;
    char owner;
    PyObject *names[1];
};
#elif PY_VERSION_HEX < 0x030E0000
struct HostFrame
{
    PyObject *executable;
    HostFrame *previous;
    PyObject *function;
    PyObject *globals;
    PyObject *builtins;
    PyObject *locals;
    PyFrameObject *object;
    const CodeUnit *instruction;
    int stackTop;
    std::uint16_t returnOffset;
    char owner;
    PyObject *names[1];
};
#else
#error "Look up how this version of CPython lays out its frames, and add it here and to hostattributes.cpp."
#endif

namespace {

// Kinds of a function's names (Include/internal/pycore_code.h).
constexpr char cellName = 0x40;
constexpr char freeName = static_cast<char>(0x80);
// Of frame_state (pycore_frame.h): below 0 the frame is there and does not run; the least is "created".
constexpr int frameCompleted = 1;
constexpr int frameCreated = PY_VERSION_HEX < 0x030D0000 ? -2 : -3;
constexpr char ownedByGenerator = 1;
constexpr char ownedByHost = 3;

bool isGenerator(PyObject *object)
{
    return PyGen_CheckExact(object) || PyCoro_CheckExact(object) || PyAsyncGen_CheckExact(object);
}

// Generators, coroutines and asynchronous generators begin alike.
const PyGenObject *generator(PyObject *object)
{
    return reinterpret_cast<const PyGenObject *>(object);
}

} // namespace

const HostFrame *runningFrame()
{
    const PyThreadState *const thread = PyThreadState_Get();
#if PY_VERSION_HEX < 0x030D0000
    return reinterpret_cast<const HostFrame *>(thread->cframe->current_frame);
#else
    return reinterpret_cast<const HostFrame *>(thread->current_frame);
#endif
}

const HostFrame *callerOf(const HostFrame *frame)
{
    return frame->previous;
}

const HostFrame *frameIn(PyObject *coroutine)
{
    return isGenerator(coroutine) && generator(coroutine)->gi_frame_state < frameCompleted
        ? reinterpret_cast<const HostFrame *>(generator(coroutine)->gi_iframe)
        : nullptr;
}

bool hasStarted(PyObject *coroutine)
{
    return generator(coroutine)->gi_frame_state != frameCreated;
}

PyObject *awaitedBy(PyObject *coroutine)
{
    if (!isGenerator(coroutine) || generator(coroutine)->gi_frame_state >= 0) {
        return nullptr;
    }
    for (const PyGetSetDef *each = Py_TYPE(coroutine)->tp_getset; each && each->name; ++each) {
        const std::string_view name{each->name};
        if (name == "cr_await" || name == "gi_yieldfrom" || name == "ag_await") {
            PyObject *const awaited = each->get(coroutine, each->closure);
            Py_XDECREF(awaited); // the frame has it, too
            return awaited == Py_None ? nullptr : awaited;
        }
    }
    return nullptr;
}

PyCodeObject *codeOf(const HostFrame *frame)
{
    if (frame->owner == ownedByHost || frame->executable == nullptr || !PyCode_Check(frame->executable)) {
        return nullptr;
    }
    auto *const code = reinterpret_cast<PyCodeObject *>(frame->executable);
    // Until its first instructions are through, a function's names are not in their places.
    const auto *const first = reinterpret_cast<const CodeUnit *>(code->co_code_adaptive);
    return frame->owner == ownedByGenerator || frame->instruction >= first + code->_co_firsttraceable ? code
                                                                                                      : nullptr;
}

int lineOf(const HostFrame *frame)
{
#if PY_VERSION_HEX < 0x030C0000
    PyCodeObject *const code = codeOf(frame);
    const auto *const first = reinterpret_cast<const CodeUnit *>(code->co_code_adaptive);
    const auto offset = static_cast<int>(frame->instruction - first);
    return PyCode_Addr2Line(code, offset * static_cast<int>(sizeof(CodeUnit)));
#else
    return PyUnstable_InterpreterFrame_GetLine(
        reinterpret_cast<_PyInterpreterFrame *>(const_cast<HostFrame *>(frame))); // NOLINT: it only reads
#endif
}

PyObject *globalsOf(const HostFrame *frame)
{
    return frame->globals;
}

void forEachLocal(const HostFrame *frame, const std::function<void(PyObject *name, PyObject *value)> &take)
{
    const PyCodeObject *const code = codeOf(frame);
    // Beside a function's names there may be a dictionary that somebody once asked for: it is as old as that.
    if ((code->co_flags & CO_OPTIMIZED) == 0 && frame->locals != nullptr && PyDict_Check(frame->locals)) {
        PyObject *name = nullptr;
        PyObject *value = nullptr;
        for (Py_ssize_t at = 0; PyDict_Next(frame->locals, &at, &name, &value) != 0;) {
            take(name, value);
        }
        return;
    }
    const char *const kinds = PyBytes_AS_STRING(code->co_localspluskinds);
    for (int i = 0; i < code->co_nlocalsplus; ++i) {
        PyObject *value = frame->names[i];
        if (value != nullptr && (kinds[i] & (cellName | freeName)) != 0 && PyCell_Check(value)) {
            value = PyCell_GET(value);
        }
        if (value != nullptr) {
            take(PyTuple_GET_ITEM(code->co_localsplusnames, i), value);
        }
    }
}

} // namespace sim::python
