// SPDX-License-Identifier: GPL-3.0-or-later
// Session: steps, which end where the trace says, and for which the board may have to run.
#include "ui/session.h"

#include "ui/steps.h"

#include <algorithm>

namespace ui {

void Session::stepTickForward()
{
    beginGoal(Goal::Kind::Tick);
}

void Session::stepLineForward()
{
    beginGoal(Goal::Kind::Line);
}

void Session::stepOver(core::TaskId task)
{
    begin(Goal{Goal::Kind::Over, placeOf(m_state, task), edge()});
}

void Session::stepOverBack(core::TaskId task)
{
    lookAt(overBefore(trace(), m_view.cursor, placeOf(m_state, task)));
}

void Session::stepOut(core::TaskId task)
{
    begin(Goal{Goal::Kind::Out, placeOf(m_state, task), edge()});
}

void Session::stepOutBack(core::TaskId task)
{
    lookAt(outBefore(trace(), m_view.cursor, placeOf(m_state, task)));
}

void Session::nextSwitch()
{
    beginGoal(Goal::Kind::Switch);
}

void Session::stepTo(const Landmark &landmark)
{
    begin(Goal{landmark, edge()});
}

void Session::stepBackTo(const Landmark &landmark)
{
    if (const std::optional<std::size_t> cursor = landmarkBefore(trace(), m_view.cursor, landmark)) {
        lookAt(*cursor);
    } else {
        pause();
        emit noticed(tr("Nothing of that kind has happened before this moment."));
    }
}

void Session::previousSwitch()
{
    lookAt(switchBefore(trace(), m_view.cursor));
}

void Session::stepTickBack()
{
    lookAt(tickEndBefore(trace(), m_view.cursor, programRuns(m_state)));
}

void Session::stepLineBack()
{
    lookAt(lineBefore(trace(), m_view.cursor));
}

void Session::moveCursorTo(std::size_t cursor)
{
    lookAt(std::min(cursor, trace().size()));
}

void Session::moveTimeTo(core::Instant time)
{
    pause();
    ViewState view = m_view;
    view.now = std::clamp(time, std::min(start(), edge()), edge());
    view.cursor = std::max(trace().cursorAt(view.now), std::min(startOf(trace()), trace().size()));
    look(view);
}

void Session::begin(const Goal &goal)
{
    if ((m_board == BoardState::Booting && !m_rerun) || isStarting()) {
        return;
    }
    pause();
    m_goal = goal;
    m_pace.startGoal(m_goal->firstStride());
    if (stopsAtGoal()) {
        return;
    }
    if (const std::optional<std::size_t> end = goalReached()) {
        lookAt(*end);
    } else if (m_board == BoardState::Off || m_board == BoardState::Ended) {
        lookAt(trace().size());
    } else if (m_board == BoardState::Stopped) {
        pursueGoal();
    }
}

std::optional<std::size_t> Session::goalReached() const
{
    return m_goal->reached(trace(), m_view.cursor, m_state);
}

void Session::pursueGoal()
{
    if (!m_goal || stopsAtGoal()) {
        return;
    }
    if (const std::optional<std::size_t> end = goalReached()) {
        const bool playsNow = isStarting() && m_view.playing;
        m_present = std::min(m_present, *end);
        lookAt(*end);
        if (playsNow) {
            run();
        }
    } else if (m_board != BoardState::Stopped) {
        lookAt(trace().size());
    } else if (m_goal->isTooFar(edge())) {
        const Goal::Kind kind = m_goal->kind();
        lookAt(trace().size());
        emit noticed(kind == Goal::Kind::Breakpoint
                         ? tr("No breakpoint was met within 60 seconds of the board's time.")
                         : kind == Goal::Kind::Switch
                         ? tr("No other task got the CPU within 60 seconds of the board's time.")
                         : kind == Goal::Kind::Landmark
                         ? tr("Nothing of that kind happened within 60 seconds of the board's time.")
                         : tr("Nothing happened within 60 seconds of the board's time."));
    } else {
        // boardStopped() doubles the stride.
        const core::State atEdge = stateAt(trace().size());
        sim::RunUntil until = m_goal->request(edge(), m_pace.stride(), atEdge);
        if (m_goal->kind() == Goal::Kind::Breakpoint) {
            limitTo(until, m_breakpoints, start(), edge(), atEdge, trace());
        }
        ask(until);
    }
}

void Session::giveUpGoal()
{
    if (!isStarting()) {
        m_goal.reset();
    }
}

} // namespace ui
