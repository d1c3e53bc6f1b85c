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
    return m_kind == Kind::Switch ? core::Duration{1s} : core::Duration{1ms};
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
    }
    if (m_kind == Kind::Line) {
        until.lines = m_lines;
    } else if (m_kind == Kind::Tick && programRuns(atEdge)) {
        until.lines = m_lines;
        m_lines = std::min(m_lines * 2, mostLines);
    }
    return until;
}

} // namespace ui
