// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/python/tracing.h"

#include "sim/board.h"
#include "sim/costs.h"
#include "sim/python/machine.h"
#include "sim/python/wording.h"

#include <algorithm>
#include <limits>
#include <string_view>
#include <vector>

#include <opcode.h>

namespace sim::python {

namespace {

#if PY_VERSION_HEX >= 0x030C0000
const auto requestCodeExtra = PyUnstable_Eval_RequestCodeExtraIndex;
const auto setCodeExtra = PyUnstable_Code_SetExtra;
const auto getCodeExtra = PyUnstable_Code_GetExtra;
#else
const auto requestCodeExtra = _PyEval_RequestCodeExtraIndex;
const auto setCodeExtra = _PyCode_SetExtra;
const auto getCodeExtra = _PyCode_GetExtra;
#endif

// The board's stack for Python frames has 2048 bytes; a frame of a function takes about so much of
// it: fitted to the depths reached there (56 calls without arguments, 49 with one, 31 with six names).
constexpr int boardStack = 2048;
constexpr int frameBytes = 36;
constexpr int bytesPerName = 5;

enum class Shape : std::uint8_t { Body, Lambda, Comprehension };

// What hangs on every followed code object.
struct Follow
{
    std::shared_ptr<FollowedFile> file;
    Shape shape = Shape::Body;
    bool onHeap = false; // a generator or coroutine: its frame is not on the board's stack
    int start = 0;       // lasti at which a call of it begins; later ones are resumptions
    int firstLine = 0;
    int bytes = 0;
};

// One frame on the way from the program's first line to the running one.
struct Active
{
    PyFrameObject *frame = nullptr;
    const Follow *follow = nullptr;
    SourceMap::Index statement = 0; // the statement charged last
    int lasti = 0;                  // at the last line event, or where the frame was entered
    int line = 0;                   // of the last line event; 0 before the first
};

// CPython calls a plain function: what it works on belongs to the process.
struct Tracer
{
    Py_ssize_t slot = -1;
    std::vector<Active> stack;
    int stackBytes = 0;
    std::uint64_t lines = 0;
    std::uint64_t limit = std::numeric_limits<std::uint64_t>::max();
    std::function<void()> atLimit;
    std::uint8_t files = 0;       // FileIds given out
    PyObject *overflow = nullptr; // the pystack error on its way out of the call that was refused; borrowed
};

Tracer &tracer()
{
    static Tracer instance;
    return instance;
}

void dropFollow(void *follow)
{
    delete static_cast<Follow *>(follow);
}

const Follow *followOf(PyObject *code)
{
    void *extra = nullptr;
    return tracer().slot >= 0 && getCodeExtra(code, tracer().slot, &extra) == 0
        ? static_cast<const Follow *>(extra)
        : nullptr;
}

Shape shapeOf(std::string_view name)
{
    if (name == "<lambda>") {
        return Shape::Lambda;
    }
    return name == "<listcomp>" || name == "<setcomp>" || name == "<dictcomp>" || name == "<genexpr>"
        ? Shape::Comprehension
        : Shape::Body;
}

// The offset of the first RESUME: where tracing sees a call begin.
int startOf(PyCodeObject *code)
{
    const Ref bytes = Ref::steal(PyCode_GetCode(code));
    if (!bytes) {
        PyErr_Clear();
        return 0;
    }
    const char *data = PyBytes_AS_STRING(bytes.get());
    for (Py_ssize_t i = 0; i < PyBytes_GET_SIZE(bytes.get()); i += 2) {
        if (static_cast<unsigned char>(data[i]) == RESUME) {
            return static_cast<int>(i);
        }
    }
    return 0;
}

core::FileId idOf(FollowedFile &file)
{
    if (file.number == 0) {
        Tracer &state = tracer();
        // 256 files are more than a learner's lib/ has: those beyond share the last number.
        const std::uint8_t id = state.files;
        state.files = static_cast<std::uint8_t>(std::min<int>(state.files + 1, 255));
        file.number = id + 1U;
        board().record(core::EntryKind::FileNamed, 0, id, file.name);
    }
    return core::FileId{static_cast<std::uint8_t>(file.number - 1)};
}

// A statement is reached. Returns false with a Python error set if the program is interrupted.
bool reach(const Active &active, core::Duration cost)
{
    Tracer &state = tracer();
    if (state.lines >= state.limit && state.atLimit) {
        state.atLimit();
    }
    if (!checkInterrupt()) {
        return false;
    }
    ++state.lines;
    board().spend(cost);
    FollowedFile &file = *active.follow->file;
    if (file.isShown && recordsLine()) {
        const core::FileId id = idOf(file);
        board().record(core::EntryKind::Line, core::number(runningTask()), core::number(id),
                       file.map.statement(active.statement).line);
    }
    return true;
}

int enter(PyFrameObject *frame)
{
    Tracer &state = tracer();
    const Ref code = Ref::steal(reinterpret_cast<PyObject *>(PyFrame_GetCode(frame)));
    const Follow *follow = followOf(code.get());
    state.stack.push_back({frame, follow, 0, 0, 0});
    if (follow == nullptr) {
        return 0;
    }
    Active &active = state.stack.back();
    const SourceMap &map = follow->file->map;
    active.lasti = PyFrame_GetLasti(frame);
    if (active.lasti > follow->start) {
        active.statement = map.statementAt(PyFrame_GetLineNumber(frame));
        return 0;
    }
    if (follow->shape == Shape::Comprehension) {
        // Part of its statement: some versions of Python give it no frame of its own.
        active.statement = map.statementAt(follow->firstLine);
        return 0;
    }
    if (!follow->onHeap) {
        state.stackBytes += follow->bytes;
        if (state.stackBytes > boardStack) {
            PyErr_SetString(PyExc_RuntimeError, "pystack exhausted");
            return -1;
        }
    }
    if (state.stack.size() > 1) {
        board().spend(costs::pythonCall - costs::nativeCall);
    }
    if (follow->shape == Shape::Lambda) {
        active.statement = map.statementAt(follow->firstLine);
        return reach(active, map.lambdaCost(follow->firstLine)) ? 0 : -1;
    }
    return 0;
}

void pop()
{
    Tracer &state = tracer();
    const Active &active = state.stack.back();
    if (active.follow != nullptr && !active.follow->onHeap && active.follow->shape != Shape::Comprehension) {
        state.stackBytes -= active.follow->bytes;
    }
    state.stack.pop_back();
}

// The frame's place on our stack. Not every way into a frame is announced: throw() into a generator
// is not, in some versions.
Active &activeOf(PyFrameObject *frame)
{
    std::vector<Active> &stack = tracer().stack;
    if (!stack.empty() && stack.back().frame == frame) {
        return stack.back();
    }
    const auto known
        = std::find_if(stack.rbegin(), stack.rend(), [frame](const Active &a) { return a.frame == frame; });
    if (known != stack.rend()) {
        while (stack.back().frame != frame) {
            pop();
        }
        return stack.back();
    }
    const Ref code = Ref::steal(reinterpret_cast<PyObject *>(PyFrame_GetCode(frame)));
    Active active{frame, followOf(code.get()), 0, PyFrame_GetLasti(frame), 0};
    if (active.follow != nullptr) {
        active.statement = active.follow->file->map.statementAt(PyFrame_GetLineNumber(frame));
    }
    stack.push_back(active);
    return stack.back();
}

int line(PyFrameObject *frame)
{
    Active &active = activeOf(frame);
    if (active.follow == nullptr) {
        return 0;
    }
    const SourceMap &map = active.follow->file->map;
    const int lasti = PyFrame_GetLasti(frame);
    const int lineNumber = PyFrame_GetLineNumber(frame);
    const SourceMap::Index index = map.statementAt(lineNumber);
    if (index == 0) {
        return 0; // a line that no statement has (sim/python/emptyloops.h)
    }
    const bool sameStatement = index == active.statement;
    // The same line twice in a row is only announced after a jump back.
    const bool jumpedBack = lasti < active.lasti || lineNumber == active.line;
    active.lasti = lasti;
    active.line = lineNumber;
    if (sameStatement && !jumpedBack) {
        return 0;
    }
    const SourceMap::Statement &statement = map.statement(index);
    const std::uint32_t from = map.statement(active.statement).line;
    const bool isTurn
        = statement.hasLoop && (sameStatement || (from > statement.line && from <= statement.turnsUntil));
    active.statement = index;
    return reach(active, isTurn ? statement.again : statement.cost) ? 0 : -1;
}

int exception(PyFrameObject *frame, PyObject *arg)
{
    Tracer &state = tracer();
    const Active &active = activeOf(frame);
    PyObject *value = PyTuple_GET_ITEM(arg, 1);
    PyObject *traceback = PyTuple_GET_ITEM(arg, 2);
    auto *trace = PyTraceBack_Check(traceback) ? reinterpret_cast<PyTracebackObject *>(traceback) : nullptr;
    if (active.follow == nullptr || trace == nullptr || !PyExceptionInstance_Check(value)) {
        return 0;
    }
    const bool beginsHere = trace->tb_next == nullptr;
    if (beginsHere && active.lasti <= active.follow->start && state.stackBytes > boardStack) {
        state.overflow = value;
        return 0;
    }
    if (state.overflow == value && !beginsHere) {
        // The board refuses the call in the caller: the frame that never came to be is not shown.
        Py_CLEAR(trace->tb_next);
        state.overflow = nullptr;
        return 0;
    }
    return beginsHere ? reword(frame, value, *active.follow->file) : 0;
}

int trace(PyObject *, PyFrameObject *frame, int what, PyObject *arg)
{
    switch (what) {
    case PyTrace_LINE:
        return line(frame);
    case PyTrace_CALL:
        return enter(frame);
    case PyTrace_RETURN:
        activeOf(frame);
        pop();
        return 0;
    case PyTrace_EXCEPTION:
        return exception(frame, arg);
    default:
        return 0;
    }
}

} // namespace

bool follow(PyObject *code, const std::shared_ptr<FollowedFile> &file)
{
    Tracer &state = tracer();
    if (state.slot < 0) {
        state.slot = requestCodeExtra(dropFollow);
    }
    auto *object = reinterpret_cast<PyCodeObject *>(code);
    auto mark = std::make_unique<Follow>();
    mark->file = file;
    mark->shape = shapeOf(PyUnicode_AsUTF8(object->co_name));
    mark->onHeap = (object->co_flags & (CO_GENERATOR | CO_COROUTINE | CO_ASYNC_GENERATOR)) != 0;
    mark->start = startOf(object);
    mark->firstLine = object->co_firstlineno;
    mark->bytes = frameBytes + bytesPerName * object->co_nlocals;
    if (setCodeExtra(code, state.slot, mark.get()) != 0) {
        return false;
    }
    mark.release(); // the code object owns it now
    for (Py_ssize_t i = 0; i < PyTuple_GET_SIZE(object->co_consts); ++i) {
        PyObject *constant = PyTuple_GET_ITEM(object->co_consts, i);
        if (PyCode_Check(constant) && !follow(constant, file)) {
            return false;
        }
    }
    return true;
}

const FollowedFile *followedFile(PyObject *code)
{
    const Follow *mark = followOf(code);
    return mark != nullptr ? mark->file.get() : nullptr;
}

void startTracing()
{
    PyEval_SetTrace(trace, nullptr);
}

void stopTracing()
{
    PyEval_SetTrace(nullptr, nullptr);
}

std::uint64_t linesRun()
{
    return tracer().lines;
}

void setLineLimit(std::uint64_t lines, std::function<void()> handler)
{
    tracer().limit = lines == 0 ? std::numeric_limits<std::uint64_t>::max() : lines;
    tracer().atLimit = std::move(handler);
}

Place currentPlace()
{
    const std::vector<Active> &stack = tracer().stack;
    const auto known
        = std::find_if(stack.rbegin(), stack.rend(), [](const Active &a) { return a.follow != nullptr; });
    return known == stack.rend() ? Place{}
                                 : Place{known->follow->file.get(), PyFrame_GetLineNumber(known->frame)};
}

core::FileId fileId(const FollowedFile &file)
{
    return idOf(const_cast<FollowedFile &>(file)); // NOLINT: numbering a file changes nothing of it
}

} // namespace sim::python
