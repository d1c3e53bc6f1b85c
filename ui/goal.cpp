// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/goal.h"

#include "ui/steps.h"

#include <algorithm>

namespace ui {

using namespace std::chrono_literals;

namespace {

constexpr std::uint64_t mostLines = 4096;
constexpr core::Duration farthest = 60s;

} // namespace

std::optional<std::size_t> Goal::reached(const core::Trace &trace, std::size_t cursor,
                                         const core::State &here) const
{
    switch (m_kind) {
    case Kind::Start:
        return startOf(trace) > 0 ? std::optional{startOf(trace)} : std::nullopt;
    case Kind::Tick:
        return tickEndAfter(trace, cursor, programRuns(here));
    case Kind::Line:
        return lineAfter(trace, cursor);
    case Kind::Over:
        return overAfter(trace, cursor, m_place);
    case Kind::Out:
        return outAfter(trace, cursor, m_place);
    case Kind::Landmark:
        return landmarkAfter(trace, cursor, m_landmark);
    case Kind::Breakpoint:
        return std::nullopt;
    case Kind::Switch:
        break;
    }
    return switchAfter(trace, cursor, here.holder);
}

bool Goal::isTooFar(core::Instant edge) const
{
    return m_kind != Kind::Start && edge - m_from > farthest;
}

core::Duration Goal::firstStride() const
{
    const bool boardSeesIt = m_kind == Kind::Switch || m_kind == Kind::Breakpoint
        || (m_kind == Kind::Landmark && m_landmark.kind != ui::Landmark::Kind::Line);
    return boardSeesIt ? core::Duration{1s} : core::Duration{1ms};
}

sim::RunUntil Goal::request(core::Instant edge, core::Duration stride, const core::State &atEdge)
{
    sim::RunUntil until;
    if (m_kind == Kind::Start) {
        until.kind = core::EntryKind::ProgramStarted;
        return until;
    }
    until.time = edge + stride;
    if (m_kind == Kind::Tick || m_kind == Kind::Switch) {
        until.kind = core::EntryKind::TaskResumed;
    } else if (m_kind == Kind::Landmark) {
        askForLandmark(until);
    }
    if (m_kind == Kind::Line) {
        until.lines = m_lines;
    } else if (m_kind == Kind::Over || m_kind == Kind::Out || (m_kind == Kind::Tick && programRuns(atEdge))) {
        askForLines(until);
    }
    return until;
}

/// Lets the board stop after a few lines, and after more of them each time.
void Goal::askForLines(sim::RunUntil &until)
{
    until.lines = m_lines;
    m_lines = std::min(m_lines * 2, mostLines);
}

/// Lets the board stop where the landmark may be, or, for a line, after more and more lines.
void Goal::askForLandmark(sim::RunUntil &until)
{
    switch (m_landmark.kind) {
    case ui::Landmark::Kind::Turn:
        until.kind = core::EntryKind::TaskResumed;
        until.task = core::TaskId{m_landmark.subject};
        break;
    case ui::Landmark::Kind::WakeUp:
        until.kind = core::EntryKind::TaskQueued;
        break;
    case ui::Landmark::Kind::Pin:
        until.kind = core::EntryKind::PinLevel;
        break;
    case ui::Landmark::Kind::Print:
        until.kind = core::EntryKind::Console;
        break;
    case ui::Landmark::Kind::Line:
        askForLines(until);
        break;
    }
}

} // namespace ui
