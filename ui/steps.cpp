// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/steps.h"

#include <algorithm>

namespace ui {

namespace {

using core::Entry;
using core::EntryKind;

bool isVisibleAct(EntryKind kind)
{
    switch (kind) {
    case EntryKind::PinLevel:
    case EntryKind::PinDuty:
    case EntryKind::PinVoltage:
    case EntryKind::PixelFrame:
    case EntryKind::Console:
    case EntryKind::SleepBegan:
    case EntryKind::SleepEnded:
        return true;
    default:
        return false;
    }
}

/// The next turn starts at `cursor`, and the one before it has not been closed by an idle loop.
bool turnFollowsAtOnce(const core::Trace &trace, std::size_t cursor)
{
    for (std::size_t i = cursor; i > 0; --i) {
        switch (trace[i - 1].kind()) {
        case EntryKind::LoopIdle:
            return false;
        case EntryKind::TaskResumed:
        case EntryKind::TaskGaveUp:
        case EntryKind::TaskDone:
        case EntryKind::Line:
        case EntryKind::ProgramStarted:
            return true;
        default: // an input while the loop was idle
            break;
        }
    }
    return true;
}

bool endsTick(const core::Trace &trace, std::size_t cursor, bool programRuns)
{
    const Entry &before = trace[cursor - 1];
    if (before.kind() == EntryKind::LoopIdle) {
        return true;
    }
    if (cursor == trace.size()) {
        return programRuns && isVisibleAct(before.kind());
    }
    const Entry &after = trace[cursor];
    if (after.kind() == EntryKind::TaskResumed) {
        return turnFollowsAtOnce(trace, cursor);
    }
    const bool sameAct = after.kind() == before.kind() && after.time() == before.time();
    return programRuns && isVisibleAct(before.kind()) && !sameAct;
}

bool isOfProgram(const Entry &entry, EntryKind kind)
{
    return entry.kind() == kind && entry.task() == core::programTask;
}

/// Whether code outside of tasks held the CPU when the program ended: a board can also be switched off
/// in the middle of a task.
bool programRanBefore(const core::Trace &trace, std::size_t cursor)
{
    for (std::size_t i = cursor; i > 0; --i) {
        const EntryKind kind = trace[i - 1].kind();
        if (kind == EntryKind::TaskResumed || kind == EntryKind::ProgramStarted) {
            return kind == EntryKind::ProgramStarted || trace[i - 1].task() == core::programTask;
        }
    }
    return false;
}

} // namespace

std::optional<std::size_t> tickEndAfter(const core::Trace &trace, std::size_t cursor, bool programRuns)
{
    for (std::size_t end = cursor + 1; end <= trace.size(); ++end) {
        const Entry &entry = trace[end - 1];
        if (entry.kind() == EntryKind::ProgramEnded) {
            return trace.size(); // what follows is the board tidying its pins
        }
        if (entry.kind() == EntryKind::ProgramStarted || isOfProgram(entry, EntryKind::TaskResumed)) {
            programRuns = true;
        } else if (isOfProgram(entry, EntryKind::TaskGaveUp)) {
            programRuns = false;
        }
        if (endsTick(trace, end, programRuns)) {
            return end;
        }
    }
    return std::nullopt;
}

std::size_t tickEndBefore(const core::Trace &trace, std::size_t cursor, bool programRuns)
{
    for (std::size_t end = cursor; end > 0; --end) {
        const Entry &undone = trace[end - 1];
        if (undone.kind() == EntryKind::ProgramStarted) {
            return end;
        }
        if (undone.kind() == EntryKind::ProgramEnded) {
            programRuns = programRanBefore(trace, end - 1);
        } else if (isOfProgram(undone, EntryKind::TaskGaveUp)) {
            programRuns = true;
        } else if (isOfProgram(undone, EntryKind::TaskResumed)) {
            programRuns = false;
        }
        if (end > 1 && endsTick(trace, end - 1, programRuns)) {
            return end - 1;
        }
    }
    return 0;
}

std::optional<std::size_t> lineAfter(const core::Trace &trace, std::size_t cursor)
{
    for (std::size_t i = cursor; i < trace.size(); ++i) {
        if (trace[i].kind() == EntryKind::ProgramEnded) {
            return trace.size();
        }
        if (trace[i].kind() == EntryKind::Line) {
            return i + 1;
        }
    }
    return std::nullopt;
}

std::size_t lineBefore(const core::Trace &trace, std::size_t cursor)
{
    for (std::size_t end = cursor; end > 0; --end) {
        if (trace[end - 1].kind() == EntryKind::ProgramStarted) {
            return end;
        }
        if (end < cursor && trace[end - 1].kind() == EntryKind::Line) {
            return end;
        }
    }
    return 0;
}

std::optional<std::size_t> switchAfter(const core::Trace &trace, std::size_t cursor, core::TaskId holder)
{
    for (std::size_t i = cursor; i < trace.size(); ++i) {
        if (trace[i].kind() == EntryKind::TaskResumed && trace[i].task() != holder) {
            return i + 1;
        }
    }
    return std::nullopt;
}

std::size_t switchBefore(const core::Trace &trace, std::size_t cursor)
{
    const auto resumedBefore = [&trace](std::size_t end) {
        while (end > 0 && trace[end - 1].kind() != EntryKind::TaskResumed) {
            --end;
        }
        return end;
    };
    for (std::size_t end = cursor > 0 ? resumedBefore(cursor - 1) : 0; end > 0;) {
        const std::size_t before = resumedBefore(end - 1);
        if (before == 0 || trace[before - 1].task() != trace[end - 1].task()) {
            return end;
        }
        end = before;
    }
    return std::min(startOf(trace), cursor);
}

bool programRuns(const core::State &state)
{
    const core::TaskState *program = state.task(core::programTask);
    return program && program->phase == core::Phase::Running;
}

std::size_t startOf(const core::Trace &trace)
{
    for (std::size_t i = 0; i < trace.size(); ++i) {
        if (trace[i].kind() == EntryKind::ProgramStarted) {
            return i + 1;
        }
    }
    return 0;
}

} // namespace ui
