// SPDX-License-Identifier: GPL-3.0-or-later
// Session: breakpoints, at which playing stops, and steps that lead to them.
#include "ui/session.h"

#include "ui/timelineruler.h"
#include "ui/tracestring.h"

#include <algorithm>

namespace ui {

namespace {

/// What happened there, for people: "D1 went high".
QString happened(const Breakpoint &one, const core::Trace &trace, const BreakpointHit &hit)
{
    if (one.kind != Breakpoint::Kind::Exception) {
        return one.kind == Breakpoint::Kind::Time ? QString{} : wordsOf(one);
    }
    const core::Entry &entry = trace[hit.cursor - 1];
    return fromTrace(trace.text(entry.string())).section(u'\t', -1);
}

} // namespace

void Session::setBreakpoints(std::vector<Breakpoint> breakpoints)
{
    if (breakpoints != m_breakpoints) {
        m_breakpoints = std::move(breakpoints);
        emit breakpointsChanged();
    }
}

void Session::toggleBreakpoint(const Breakpoint &breakpoint)
{
    std::vector<Breakpoint> all = m_breakpoints;
    const auto same
        = std::find_if(all.begin(), all.end(), [&](const Breakpoint &one) { return one.means(breakpoint); });
    if (same != all.end()) {
        all.erase(same);
    } else {
        all.push_back(breakpoint);
    }
    setBreakpoints(std::move(all));
}

void Session::stepToBreakpoint()
{
    if (std::none_of(m_breakpoints.begin(), m_breakpoints.end(),
                     [](const Breakpoint &one) { return one.enabled; })) {
        pause();
        emit noticed(tr("There is no breakpoint. Click beside a line's number, or right-click a row of the "
                        "timeline, to set one."));
        return;
    }
    begin(Goal{Goal::Kind::Breakpoint, edge()});
}

void Session::stepBackToBreakpoint()
{
    const BreakpointSearch search{trace(), m_breakpoints, start(), m_state};
    if (const std::optional<BreakpointHit> hit = search.before(m_view.cursor, m_view.now)) {
        stopAt(*hit);
    } else {
        pause();
        emit noticed(tr("No breakpoint was met before this moment."));
    }
}

std::optional<BreakpointHit> Session::hitUpTo(std::size_t cursor, core::Instant now) const
{
    BreakpointSearch search{trace(), m_breakpoints, start(), m_state};
    return search.after(m_view.cursor, m_view.now, cursor, now);
}

void Session::lookOnward(ViewState view)
{
    if (const std::optional<BreakpointHit> hit = hitUpTo(view.cursor, view.now)) {
        stopAt(*hit);
    } else {
        look(view);
    }
}

bool Session::stopsAtGoal()
{
    if (m_goal->kind() != Goal::Kind::Breakpoint) {
        return false;
    }
    const std::optional<BreakpointHit> hit = hitUpTo(trace().size(), edge());
    if (hit) {
        stopAt(*hit);
    }
    return hit.has_value();
}

void Session::forgetStopReason()
{
    if (!m_stopReason.isEmpty()) {
        m_stopReason.clear();
        emit stopReasonChanged();
    }
}

void Session::stopAt(const BreakpointHit &hit)
{
    m_goal.reset();
    m_pausedAt.reset();
    // What the board has done beyond is hidden; a hand reaches it nevertheless.
    m_present = std::min(m_present, hit.cursor);
    ViewState view = m_view;
    view.playing = false;
    view.follow = true;
    view.cursor = hit.cursor;
    view.now = hit.now;
    look(view);
    const QString time = clockText(hit.now - start());
    const QString what = happened(m_breakpoints[hit.which], trace(), hit);
    m_stopReason = what.isEmpty() ? tr("Stopped at %1 (breakpoint).").arg(time)
                                  : tr("Stopped at %1: %2 (breakpoint).").arg(time, what);
    emit stopReasonChanged();
}

} // namespace ui
