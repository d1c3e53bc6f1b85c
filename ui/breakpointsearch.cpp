// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/breakpointsearch.h"

#include "ui/tracestring.h"

#include <algorithm>

namespace ui {

using core::Entry;
using core::EntryKind;
using Kind = Breakpoint::Kind;
using Edge = Breakpoint::Edge;

namespace {

/// Behind its end a board only tidies its pins, which takes some entries a pin.
constexpr std::size_t mostTidying = 16 * core::pinCount;

/// Where the program's end lies, if the last entries before `cursor` have it.
std::optional<std::size_t> endBefore(const core::Trace &trace, std::size_t cursor)
{
    const std::size_t first = cursor > mostTidying ? cursor - mostTidying : 0;
    for (std::size_t i = cursor; i > first; --i) {
        if (trace[i - 1].kind() == EntryKind::ProgramEnded) {
            return i - 1;
        }
    }
    return std::nullopt;
}

bool isThat(Edge edge, core::Level level)
{
    return edge == Edge::Any || (edge == Edge::High && level == core::Level::High)
        || (edge == Edge::Low && level == core::Level::Low);
}

bool isThat(const Breakpoint &one, const Entry &entry)
{
    switch (one.kind) {
    case Kind::Line:
        return entry.kind() == EntryKind::Line && entry.line() == one.runLine
            && entry.file() == core::FileId{0};
    case Kind::Pin:
        return entry.kind() == EntryKind::PinLevel && entry.pin() == one.pin
            && isThat(one.edge, entry.detailAs<core::Level>());
    case Kind::Exception:
        return entry.kind() == EntryKind::Exception
            || (!one.uncaught && entry.kind() == EntryKind::TaskDone
                && entry.detailAs<core::Outcome>() == core::Outcome::Raised);
    case Kind::Task:
    case Kind::Time:
        break;
    }
    return false;
}

} // namespace

BreakpointSearch::BreakpointSearch(const core::Trace &trace, std::span<const Breakpoint> breakpoints,
                                   core::Instant start, const core::State &here)
    : m_trace(trace), m_breakpoints(breakpoints), m_start(start)
{
    const auto lookAt = [this](EntryKind kind) { m_kinds.set(core::number(kind)); };
    for (std::size_t i = 0; i < breakpoints.size(); ++i) {
        const Breakpoint &one = breakpoints[i];
        if (!one.enabled) {
            continue;
        }
        m_idle = false;
        switch (one.kind) {
        case Kind::Line:
            lookAt(EntryKind::Line);
            break;
        case Kind::Task:
            lookAt(EntryKind::TaskResumed);
            lookAt(EntryKind::TaskCreated);
            for (const core::TaskState &task : here.tasks) {
                if (task.id != core::programTask && fromTrace(trace.text(task.name)) == one.task) {
                    m_tasks.push_back({task.id, i});
                }
            }
            break;
        case Kind::Pin:
            lookAt(EntryKind::PinLevel);
            break;
        case Kind::Exception:
            lookAt(EntryKind::Exception);
            lookAt(EntryKind::TaskDone);
            break;
        case Kind::Time:
            break;
        }
    }
    lookAt(EntryKind::ProgramEnded);
}

void BreakpointSearch::meet(const Entry &created)
{
    const QString name = fromTrace(m_trace.text(created.string()));
    for (std::size_t i = 0; i < m_breakpoints.size(); ++i) {
        const Breakpoint &one = m_breakpoints[i];
        if (one.enabled && one.kind == Kind::Task && one.task == name) {
            m_tasks.push_back({created.task(), i});
        }
    }
}

std::optional<std::size_t> BreakpointSearch::hitBy(const Entry &entry) const
{
    if (entry.kind() == EntryKind::TaskResumed) {
        const auto task = std::find_if(m_tasks.begin(), m_tasks.end(),
                                       [&entry](const Task &one) { return one.id == entry.task(); });
        return task != m_tasks.end() ? std::optional{task->which} : std::nullopt;
    }
    for (std::size_t i = 0; i < m_breakpoints.size(); ++i) {
        if (m_breakpoints[i].enabled && isThat(m_breakpoints[i], entry)) {
            return i;
        }
    }
    return std::nullopt;
}

std::optional<BreakpointHit> BreakpointSearch::after(std::size_t cursor, core::Instant now,
                                                     std::size_t endCursor, core::Instant endNow)
{
    if (m_idle || endBefore(m_trace, cursor)) {
        return std::nullopt;
    }
    std::optional<BreakpointHit> hit;
    for (std::size_t i = 0; i < m_breakpoints.size(); ++i) {
        const core::Instant time = m_start + m_breakpoints[i].time;
        if (m_breakpoints[i].kind != Kind::Time || !m_breakpoints[i].enabled || time > endNow) {
            continue;
        }
        const std::size_t there = m_trace.cursorAt(time);
        if ((time > now || (time == now && there > cursor)) && (!hit || time < hit->now)) {
            hit = BreakpointHit{std::max(there, cursor), time, i};
        }
    }
    const std::size_t end = hit ? std::min(hit->cursor, endCursor) : endCursor;
    for (std::size_t i = cursor; i < end;) {
        const std::span<const Entry> piece = m_trace.pieceFrom(i);
        for (const Entry &entry : piece.first(std::min(piece.size(), end - i))) {
            ++i;
            if (!m_kinds.test(core::number(entry.kind()))) {
                continue;
            }
            if (entry.kind() == EntryKind::TaskCreated) {
                meet(entry);
            } else if (entry.kind() == EntryKind::ProgramEnded) {
                return std::nullopt;
            } else if (const std::optional<std::size_t> which = hitBy(entry)) {
                return BreakpointHit{i, entry.time(), *which};
            }
        }
    }
    return hit;
}

std::optional<BreakpointHit> BreakpointSearch::before(std::size_t cursor, core::Instant now) const
{
    if (m_idle) {
        return std::nullopt;
    }
    const std::optional<std::size_t> ended = endBefore(m_trace, cursor);
    const std::size_t last = ended.value_or(cursor);
    std::optional<BreakpointHit> hit;
    for (std::size_t i = 0; i < m_breakpoints.size(); ++i) {
        const core::Instant time = m_start + m_breakpoints[i].time;
        if (m_breakpoints[i].kind != Kind::Time || !m_breakpoints[i].enabled || time > now) {
            continue;
        }
        const std::size_t there = m_trace.cursorAt(time);
        if ((time < now || there < cursor) && there <= last && (!hit || time > hit->now)) {
            hit = BreakpointHit{there, time, i};
        }
    }
    // Not the entry at whose moment the playhead stands.
    const bool standsThere = !ended && last > 0 && m_trace[last - 1].time() >= now;
    for (std::size_t end = standsThere ? last - 1 : last; end > (hit ? hit->cursor : 0); --end) {
        const Entry &entry = m_trace[end - 1];
        if (m_kinds.test(core::number(entry.kind()))) {
            if (const std::optional<std::size_t> which = hitBy(entry)) {
                return BreakpointHit{end, entry.time(), *which};
            }
        }
    }
    return hit;
}

void limitTo(sim::RunUntil &until, std::span<const Breakpoint> breakpoints, core::Instant start,
             core::Instant edge, const core::State &here, const core::Trace &trace)
{
    std::size_t others = 0;
    const Breakpoint *other = nullptr;
    for (const Breakpoint &one : breakpoints) {
        if (!one.enabled) {
            continue;
        }
        if (one.kind == Kind::Time) {
            const core::Instant time = start + one.time;
            if (time > edge && (!until.time || time < *until.time)) {
                until.time = time;
            }
        } else {
            ++others;
            other = &one;
        }
    }
    if (others != 1) {
        return;
    }
    if (other->kind == Kind::Exception && other->uncaught) {
        until.kind = EntryKind::Exception;
    } else if (other->kind == Kind::Task) {
        for (const core::TaskState &task : here.tasks) {
            if (task.id != core::programTask && fromTrace(trace.text(task.name)) == other->task) {
                until.kind = EntryKind::TaskResumed;
                until.task = task.id;
            }
        }
    }
}

} // namespace ui
