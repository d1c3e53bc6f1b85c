// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/python/untraced.h"

#include "sim/board.h"
#include "sim/python/follow.h"
#include "sim/python/machine.h"

#include <cstdint>

namespace sim::python {

#if PY_VERSION_HEX < 0x030C0000

namespace {

constexpr int quietAlarmsBeforeCounting = 20;
constexpr int heapFrames = CO_GENERATOR | CO_COROUTINE | CO_ASYNC_GENERATOR;

bool isUnsettled = false;
bool isSettlingAsked = false;

// How a frame begins in CPython 3.11 (Include/internal/pycore_frame.h, which C++ cannot read).
struct FrameHead
{
    PyFunctionObject *function;
    PyObject *globals;
    PyObject *builtins;
    PyObject *locals;
    PyCodeObject *code;
};

// In the place of CPython's evaluator: refuses calls for which the board's stack has no room.
PyObject *evaluate(PyThreadState *thread, _PyInterpreterFrame *frame, int isThrow)
{
    PyCodeObject *const code = reinterpret_cast<FrameHead *>(frame)->code;
    const Follow *const follow
        = (code->co_flags & heapFrames) == 0 ? followOf(reinterpret_cast<PyObject *>(code)) : nullptr;
    if (follow == nullptr || follow->shape == Shape::Comprehension) {
        return _PyEval_EvalFrameDefault(thread, frame, isThrow);
    }
    const int before = boardStackUsed;
    if (before + follow->bytes > boardStack) {
        setStackExhausted();
        return nullptr;
    }
    boardStackUsed += follow->bytes;
    PyObject *const result = _PyEval_EvalFrameDefault(thread, frame, isThrow);
    boardStackUsed = before;
    return result;
}

void setEvaluator(_PyFrameEvalFunction evaluator)
{
    _PyInterpreterState_SetEvalFrameFunc(PyInterpreterState_Get(), evaluator);
}

void setLineEvents(bool on)
{
    // A trace function without this flag gets exceptions and nothing else. Frames entered from here on
    // inherit it, and hand it back when they are left.
    PyThreadState_Get()->cframe->use_tracing = on ? 255 : 0;
}

int settlePending(void *)
{
    isSettlingAsked = false;
    settle();
    return 0;
}

// Called by CPython between two instructions, some time after the signal.
PyObject *alarm(PyObject *, PyObject *const *args, Py_ssize_t count)
{
    static core::Instant lastTime;
    static std::uint64_t lastLines = 0;
    static int quietAlarms = 0;
    if (isUntraced) {
        lookNow();
        // A front that hears nothing at all would take a program of few, long turns for one that hangs.
        surroundings().consoleWritten();
        quietAlarms = board().now() == lastTime && linesRun() == lastLines ? quietAlarms + 1 : 0;
        lastTime = board().now();
        lastLines = linesRun();
        if (quietAlarms >= quietAlarmsBeforeCounting) {
            countLines();
        }
        // Not into code of ours that happens to run now: the next alarm will do.
        const Ref code = count == 2 && PyFrame_Check(args[1]) ? Ref::steal(reinterpret_cast<PyObject *>(
                             PyFrame_GetCode(reinterpret_cast<PyFrameObject *>(args[1]))))
                                                              : Ref{};
        if (code && followedFile(code.get()) != nullptr && !checkInterrupt()) {
            return nullptr;
        }
    }
    Py_RETURN_NONE;
}

PyMethodDef alarmMethod{"alarm", reinterpret_cast<PyCFunction>(reinterpret_cast<void (*)()>(alarm)),
                        METH_FASTCALL, nullptr};

} // namespace

bool needsNoLines()
{
    return !recordsLines() && board().codeIsFree();
}

void leaveLinesOut()
{
    isUntraced = true;
    setEvaluator(evaluate);
    setLineEvents(false);
}

void countLines()
{
    if (isUntraced) {
        isUntraced = false;
        setEvaluator(_PyEval_EvalFrameDefault);
        setLineEvents(true);
    }
}

void stayUntraced()
{
    isUnsettled = true;
    if (!isSettlingAsked) {
        isSettlingAsked = Py_AddPendingCall(settlePending, nullptr) == 0;
    }
}

void settle()
{
    if (isUnsettled && isUntraced) {
        setLineEvents(false);
    }
    isUnsettled = false;
}

bool listenToAlarm(int signal)
{
    // Through Python's own module, so that it comes between two instructions and may raise.
    const Ref module = Ref::steal(PyImport_ImportModule("_signal"));
    const Ref handler = Ref::steal(PyCFunction_New(&alarmMethod, nullptr));
    const Ref before = module && handler
        ? Ref::steal(PyObject_CallMethod(module.get(), "signal", "iO", signal, handler.get()))
        : Ref{};
    return static_cast<bool>(before);
}

#else

bool needsNoLines()
{
    return false;
}

void leaveLinesOut()
{
}

void countLines()
{
}

void stayUntraced()
{
}

void settle()
{
}

bool listenToAlarm(int)
{
    return true;
}

#endif

} // namespace sim::python
