// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/callsteps.h"

#include "ui/steps.h"

#include <algorithm>

namespace ui {

namespace {

using core::Entry;
using core::EntryKind;

std::optional<std::size_t> lineAtMost(const core::Trace &trace, std::size_t cursor, core::TaskId task,
                                      int depth)
{
    for (std::size_t i = cursor; i < trace.size(); ++i) {
        const Entry &entry = trace[i];
        if (entry.kind() == EntryKind::ProgramEnded) {
            return trace.size(); // what follows is the board tidying its pins
        }
        if (entry.kind() == EntryKind::Line && entry.task() == task && entry.depth() <= depth) {
            return i + 1;
        }
        if (entry.kind() == EntryKind::TaskDone && entry.task() == task) {
            return i + 1;
        }
    }
    return std::nullopt;
}

/// The last line before `cursor` that is no deeper than that, not counting one that `cursor` stands just
/// after.
std::size_t lastLineAtMost(const core::Trace &trace, std::size_t cursor, core::TaskId task, int depth)
{
    std::size_t firstTurn = cursor;
    for (std::size_t end = cursor; end > 0; --end) {
        const Entry &entry = trace[end - 1];
        if (entry.kind() == EntryKind::ProgramStarted) {
            return end;
        }
        if (entry.task() != task) {
            continue;
        }
        if (entry.kind() == EntryKind::TaskCreated) {
            return firstTurn < cursor ? firstTurn : end; // its beginning is its first turn
        }
        if (entry.kind() == EntryKind::TaskResumed) {
            firstTurn = end;
        }
        if (end < cursor && entry.kind() == EntryKind::Line && entry.depth() <= depth) {
            return end;
        }
    }
    return std::min(startOf(trace), cursor);
}

} // namespace

CodePlace placeOf(const core::State &state, core::TaskId task)
{
    const core::TaskState *const found = state.task(task);
    return {task, found ? found->depth : std::uint8_t{0}};
}

std::optional<std::size_t> overAfter(const core::Trace &trace, std::size_t cursor, CodePlace place)
{
    return lineAtMost(trace, cursor, place.task, place.depth);
}

std::size_t overBefore(const core::Trace &trace, std::size_t cursor, CodePlace place)
{
    return lastLineAtMost(trace, cursor, place.task, place.depth);
}

std::optional<std::size_t> outAfter(const core::Trace &trace, std::size_t cursor, CodePlace place)
{
    return lineAtMost(trace, cursor, place.task, place.depth - 1);
}

std::size_t outBefore(const core::Trace &trace, std::size_t cursor, CodePlace place)
{
    return lastLineAtMost(trace, cursor, place.task, place.depth - 1);
}

} // namespace ui
