// SPDX-License-Identifier: GPL-3.0-or-later
// Session: how the playhead moves by itself, through what is recorded and with the board beyond.
#include "ui/session.h"

#include <algorithm>
#include <utility>

namespace ui {

void Session::run()
{
    if (m_fork) {
        m_fork->playsOn = true;
        return;
    }
    const bool over = m_board == BoardState::Ended || m_board == BoardState::Off;
    if (over && atEdge()) {
        reset();
        if (m_board == BoardState::Off) {
            return;
        }
    }
    giveUpGoal();
    m_pace.start();
    ViewState view = m_view;
    view.playing = true;
    look(view);
}

void Session::pause()
{
    giveUpGoal();
    giveUpFork();
    // Where the board will have stopped, that is now: what follows the playhead catches up.
    const bool follows = m_view.playing && m_board == BoardState::Working && m_view.now >= m_askedAt;
    m_pausedAt = follows ? std::optional{m_view.now} : std::nullopt;
    ViewState view = m_view;
    view.playing = false;
    look(view);
}

void Session::toggleRun()
{
    m_view.playing ? pause() : run();
}

void Session::frame(core::Duration elapsed)
{
    const bool boardWorks = m_board == BoardState::Booting || m_board == BoardState::Working;
    m_pace.pass(elapsed, boardWorks, m_view.playing);
    if (boardWorks && m_pace.silence() > patience) {
        loseBoard(tr("The board has not answered for 5 seconds, so it was switched off: the program is stuck "
                     "inside one operation. Your text is safe. Change it, then press Run."));
        return;
    }
    if (m_view.playing) {
        play();
    }
}

void Session::play()
{
    if (m_view.now < edge()) {
        playRecorded();
    } else {
        playLive();
    }
}

void Session::playRecorded()
{
    ViewState view = m_view;
    view.now = m_view.speed.max ? edge() : std::min(m_view.now + m_pace.due(m_view.speed), edge());
    view.cursor = std::max(m_view.cursor, trace().cursorAt(view.now));
    view.playing = view.now < edge() || m_board == BoardState::Stopped || m_board == BoardState::Working;
    m_pace.played();
    lookOnward(view);
}

void Session::playLive()
{
    if (!canAsk()) {
        if (m_board == BoardState::Ended || m_board == BoardState::Off) {
            // A program with a syntax error ends in the instant in which it starts.
            lookAt(trace().size());
        }
        return;
    }
    const core::Duration step = m_view.speed.max ? m_pace.stride() : m_pace.due(m_view.speed);
    if (step > core::Duration{}) {
        m_pace.played();
        sim::RunUntil until;
        until.time = edge() + step;
        limitTo(until, m_breakpoints, start(), edge(), m_state, trace());
        ask(until);
    }
}

} // namespace ui
