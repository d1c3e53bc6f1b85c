// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/python/tracing.h"

#include "sim/board.h"
#include "sim/costs.h"
#include "sim/python/boarddifferences.h"
#include "sim/python/follow.h"
#include "sim/python/machine.h"
#include "sim/python/memorylimit.h"
#include "sim/python/untraced.h"
#include "sim/python/wording.h"

#include <algorithm>
#include <limits>
#include <utility>
#include <vector>

namespace sim::python {

namespace {

// One frame on the way from the program's first line to the running one.
struct Active
{
    PyFrameObject *frame = nullptr;
    const Follow *follow = nullptr;
    SourceMap::Index statement = 0; // the statement charged last
    int lasti = 0;                  // at the last line event, or where the frame was entered
    int line = 0;                   // of the last line event; 0 before the first
    core::TaskId task{};            // whose code it is
    std::uint32_t calls = 0;        // followed frames of that task up to this one
};

// CPython calls a plain function: what it works on belongs to the process.
struct Tracer
{
    std::vector<Active> stack;
    std::function<void()> atLimit;
    std::uint8_t files = 0;       // FileIds given out
    PyObject *overflow = nullptr; // the pystack error on its way out of the call that was refused; borrowed
};

Tracer tracer;

core::FileId idOf(FollowedFile &file)
{
    if (file.number == 0) {
        // 256 files are more than a learner's lib/ has: those beyond share the last number.
        const std::uint8_t id = tracer.files;
        tracer.files = static_cast<std::uint8_t>(std::min<int>(tracer.files + 1, 255));
        file.number = id + 1U;
        board().record(core::EntryKind::FileNamed, 0, id, file.name);
    }
    return core::FileId{static_cast<std::uint8_t>(file.number - 1)};
}

// A statement is reached. Returns false with a Python error set if the program is interrupted.
bool reach(const Active &active, std::uint32_t lineNumber, core::Duration cost)
{
    if (lineCount.lines >= lineCount.limit) {
        lookNow();
    }
    if (!checkInterrupt()) {
        return false;
    }
    ++lineCount.lines;
    board().spend(cost);
    FollowedFile &file = *active.follow->file;
    if (std::exchange(MemoryLimit::outgrewBoard, false)) {
        recordDifference(file, static_cast<int>(lineNumber), "memory");
    }
    if (file.isShown && recordsLines()) {
        const core::FileId id = idOf(file);
        board().record(core::EntryKind::Line, core::number(runningTask()), core::number(id),
                       core::linePlace(lineNumber, active.calls > 0 ? active.calls - 1 : 0));
    }
    return true;
}

// Says how deep in calls the innermost frame is. What the loop resumes lies on the frames of whoever started
// the loop, but is not called by them.
void countCalls()
{
    const std::vector<Active> &stack = tracer.stack;
    Active &active = tracer.stack.back();
    active.task = runningTask();
    // A comprehension is part of its statement: some versions of Python give it no frame of its own.
    const bool isCall = active.follow != nullptr && active.follow->shape != Shape::Comprehension;
    const Active *const outer = stack.size() > 1 ? &stack[stack.size() - 2] : nullptr;
    active.calls = (outer != nullptr && outer->task == active.task ? outer->calls : 0) + (isCall ? 1 : 0);
}

int enter(PyFrameObject *frame)
{
    const Ref code = Ref::steal(reinterpret_cast<PyObject *>(PyFrame_GetCode(frame)));
    const Follow *follow = followOf(code.get());
    Active &active = tracer.stack.emplace_back(); // filled in place: building it beside costs as much again
    active.frame = frame;
    active.follow = follow;
    countCalls();
    if (follow == nullptr) {
        return 0;
    }
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
        boardStackUsed += follow->bytes;
        if (boardStackUsed > boardStack) {
            setStackExhausted();
            return -1;
        }
    }
    if (tracer.stack.size() > 1) {
        board().spend(costs::pythonCall - costs::nativeCall);
    }
    if (follow->shape == Shape::Lambda) {
        active.statement = map.statementAt(follow->firstLine);
        return reach(active, map.statement(active.statement).line, map.lambdaCost(follow->firstLine)) ? 0
                                                                                                      : -1;
    }
    return 0;
}

void pop()
{
    const Active &active = tracer.stack.back();
    if (active.follow != nullptr && !active.follow->onHeap && active.follow->shape != Shape::Comprehension) {
        boardStackUsed -= active.follow->bytes;
    }
    tracer.stack.pop_back();
}

// The frame's place on our stack. Not every way into a frame is announced: throw() into a generator
// is not, in some versions.
Active &findActive(PyFrameObject *frame)
{
    std::vector<Active> &stack = tracer.stack;
    const auto known
        = std::find_if(stack.rbegin(), stack.rend(), [frame](const Active &a) { return a.frame == frame; });
    if (known != stack.rend()) {
        while (stack.back().frame != frame) {
            pop();
        }
        return stack.back();
    }
    const Ref code = Ref::steal(reinterpret_cast<PyObject *>(PyFrame_GetCode(frame)));
    Active active{frame, followOf(code.get()), 0, PyFrame_GetLasti(frame), 0, {}, 0};
    if (active.follow != nullptr) {
        active.statement = active.follow->file->map.statementAt(PyFrame_GetLineNumber(frame));
    }
    stack.push_back(active);
    countCalls();
    return stack.back();
}

inline Active &activeOf(PyFrameObject *frame)
{
    std::vector<Active> &stack = tracer.stack;
    return !stack.empty() && stack.back().frame == frame ? stack.back() : findActive(frame);
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
    return reach(active, statement.line, isTurn ? statement.again : statement.cost) ? 0 : -1;
}

// Where an exception has got to: its object, and the last piece of its traceback. Nulls if it is none of
// ours.
struct Passing
{
    PyObject *value = nullptr;
    PyTracebackObject *trace = nullptr;
};

Passing passing(PyObject *arg)
{
    PyObject *value = PyTuple_GET_ITEM(arg, 1);
    PyObject *traceback = PyTuple_GET_ITEM(arg, 2);
    return PyTraceBack_Check(traceback) && PyExceptionInstance_Check(value)
        ? Passing{value, reinterpret_cast<PyTracebackObject *>(traceback)}
        : Passing{};
}

int exception(PyFrameObject *frame, PyObject *arg)
{
    const Active &active = activeOf(frame);
    const auto [value, trace] = passing(arg);
    if (active.follow == nullptr || trace == nullptr) {
        return 0;
    }
    const bool beginsHere = trace->tb_next == nullptr;
    if (beginsHere && active.lasti <= active.follow->start && boardStackUsed > boardStack) {
        tracer.overflow = value;
        return 0;
    }
    if (tracer.overflow == value && !beginsHere) {
        // The board refuses the call in the caller: the frame that never came to be is not shown.
        Py_CLEAR(trace->tb_next);
        tracer.overflow = nullptr;
        return 0;
    }
    return beginsHere ? reword(frame, value, *active.follow->file) : 0;
}

int exceptionUntraced(PyFrameObject *frame, PyObject *arg)
{
    const Ref code = Ref::steal(reinterpret_cast<PyObject *>(PyFrame_GetCode(frame)));
    const Follow *const follow = followOf(code.get());
    const auto [value, trace] = passing(arg);
    return follow != nullptr && trace != nullptr && trace->tb_next == nullptr
        ? reword(frame, value, *follow->file)
        : 0;
}

int trace(PyObject *, PyFrameObject *frame, int what, PyObject *arg)
{
    if (isUntraced) {
        stayUntraced();
        return what == PyTrace_EXCEPTION ? exceptionUntraced(frame, arg) : 0;
    }
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

void startTracing()
{
    PyEval_SetTrace(trace, nullptr);
    if (needsNoLines()) {
        leaveLinesOut();
        countTurn(); // the front may wait for the program's start
    }
}

void stopTracing()
{
    countLines();
    PyEval_SetTrace(nullptr, nullptr);
}

std::uint64_t linesRun()
{
    return lineCount.lines;
}

void setLineLimit(std::uint64_t lines, std::function<void()> handler)
{
    lineCount.limit = lines == 0 ? std::numeric_limits<std::uint64_t>::max() : lines;
    tracer.atLimit = std::move(handler);
}

void lookNow()
{
    if (tracer.atLimit) {
        tracer.atLimit();
    }
}

Place currentPlace()
{
    PyFrameObject *const innermost = PyEval_GetFrame();
    Ref frame = Ref::borrow(reinterpret_cast<PyObject *>(innermost));
    while (frame) {
        auto *const object = reinterpret_cast<PyFrameObject *>(frame.get());
        const Ref code = Ref::steal(reinterpret_cast<PyObject *>(PyFrame_GetCode(object)));
        if (const FollowedFile *const file = followedFile(code.get())) {
            return {file, PyFrame_GetLineNumber(object)};
        }
        frame = Ref::steal(reinterpret_cast<PyObject *>(PyFrame_GetBack(object)));
    }
    return {};
}

Place currentStatement()
{
    const std::vector<Active> &stack = tracer.stack;
    for (auto active = stack.rbegin(); active != stack.rend(); ++active) {
        if (active->follow != nullptr) {
            const FollowedFile &file = *active->follow->file;
            return {&file, static_cast<int>(file.map.statement(active->statement).line)};
        }
    }
    return {};
}

core::FileId fileId(const FollowedFile &file)
{
    return idOf(const_cast<FollowedFile &>(file)); // NOLINT: numbering a file changes nothing of it
}

} // namespace sim::python
