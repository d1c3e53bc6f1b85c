// SPDX-License-Identifier: GPL-3.0-or-later
// Session: what a hand does to the board, now or in the past.
#include "ui/rerun.h"
#include "ui/session.h"
#include "ui/steps.h"
#include "ui/timescale.h"

#include <utility>

namespace ui {

bool Session::setInput(const QString &part, int value)
{
    return act(sim::SetInput{part.toStdString(), value}, part);
}

bool Session::type(const QString &text)
{
    return act(sim::Serial{text.toStdString()}, tr("the console"));
}

void Session::letGoOf(const QString &part, int value)
{
    const sim::SetInput input{part.toStdString(), value, edge()};
    if (m_fork) {
        m_fork->inputs.push_back(input);
    } else if (m_link) {
        m_link->send(input);
    }
}

void Session::interrupt()
{
    if (m_link) {
        m_link->send(sim::Interrupt{edge()});
    }
}

/// `where`: what was pressed, turned or typed into, for the sentence if that cannot be.
bool Session::act(const sim::Input &input, const QString &where)
{
    if (m_fork) {
        m_fork->inputs.push_back(input);
        return true;
    }
    if (isLive()) {
        m_link->send(sim::commandFor(sim::shifted(input, edge().time_since_epoch())));
        return true;
    }
    if (canBranch()) {
        branch(input);
        return true;
    }
    refuseInput(where);
    return false;
}

void Session::refuseInput(const QString &part)
{
    const bool isBooting = m_board == BoardState::Booting || isStarting();
    emit noticed(
        isBooting ? tr("The board is starting: use %1 when it has started.").arg(part)
                  : tr("Nothing runs that could take it: press Run to start again, then use %1.").arg(part));
}

bool Session::canBranch() const
{
    const std::size_t start = startOf(trace());
    return !isStarting() && m_board != BoardState::Booting && start > 0 && m_view.cursor >= start
        && !m_state.ended && !atEdge();
}

/// The way back to a moment is another board, which runs up to it as the first one did.
void Session::branch(const sim::Input &input)
{
    const bool wasPlaying = m_view.playing;
    pause();
    m_fork = Fork{m_view.cursor, m_view.now, wasPlaying, {input}};
    const Fork fork = *m_fork;
    startRerun().goToFork(fork.cursor, fork.at);
}

Rerun &Session::startRerun()
{
    m_rerun = new Rerun{m_factory, load(), trace(), this};
    connect(m_rerun, &Rerun::arrived, this, &Session::rerunArrived);
    connect(m_rerun, &Rerun::failed, this, &Session::rerunFailed);
    connect(m_rerun, &Rerun::heard, this, [this] { m_pace.heard(); });
    return *m_rerun;
}

void Session::endRerun()
{
    m_fork.reset();
    if (Rerun *over = std::exchange(m_rerun, nullptr)) {
        over->disconnect(this);
        over->stop();
        over->deleteLater(); // we may be inside its signal
    }
}

/// Who goes elsewhere meanwhile does not want it any more.
void Session::giveUpFork()
{
    if (m_fork) {
        endRerun();
    }
}

void Session::rerunFailed(const QString &why)
{
    const bool wasReviving = !m_fork;
    endRerun();
    if (wasReviving) {
        setBoardState(BoardState::Off);
    }
    emit noticed(why);
}

void Session::rerunArrived()
{
    if (m_fork) {
        takeFork();
        return;
    }
    std::unique_ptr<sim::BoardLink> link = m_rerun->release();
    endRerun();
    adopt(std::move(link));
    m_present = trace().size();
    setBoardState(BoardState::Stopped);
    pursueGoal();
}

void Session::takeFork()
{
    const Fork fork = *m_fork;
    std::unique_ptr<Recording> beginning = m_recording->upTo(fork.cursor, m_rerun->stringCount());
    beginning->reach(fork.at);
    std::unique_ptr<sim::BoardLink> link = m_rerun->release();
    retireBoard();
    adopt(std::move(link));
    m_ghost = Ghost{Ghost::Kind::OtherBranch, std::exchange(m_recording, std::move(beginning)), fork.cursor,
                    fork.at, tr("the old future")};
    m_present = fork.cursor;
    for (const sim::Input &input : fork.inputs) {
        m_link->send(sim::commandFor(sim::shifted(input, fork.at - sim::timeOf(input))));
    }
    setBoardState(BoardState::Stopped);
    showRecording(fork.cursor, fork.at);
    if (fork.playsOn) {
        run();
    }
}

void Session::swapBranches()
{
    if (!canSwapBranches()) {
        return;
    }
    pause();
    retireBoard();
    std::swap(m_recording, m_ghost->recording);
    const bool isOld = m_ghost->title == tr("the old future");
    m_ghost->title = isOld ? tr("the branch") : tr("the old future");
    m_present = trace().size();
    showRecording(m_ghost->cursor, m_ghost->from);
    if (const std::optional<core::EndReason> ended = m_recording->ended()) {
        setBoardState(*ended == core::EndReason::Killed ? BoardState::Off : BoardState::Ended);
        emit boardStateChanged(m_board);
    } else {
        revive();
    }
}

/// Brings a board to where the recording ends, so that the run can go on.
void Session::revive()
{
    setBoardState(BoardState::Booting);
    m_pace.asked();
    startRerun().goTo(trace().size(), edge());
}

void Session::showRecording(std::size_t cursor, core::Instant now)
{
    const ViewState before = m_view;
    m_view.cursor = cursor;
    m_view.now = now;
    m_view.playing = false;
    m_state = stateAt(cursor);
    emit branched();
    emit ghostChanged();
    emit changed(before, m_view);
}

void Session::setGhost(Ghost ghost)
{
    m_ghost = std::move(ghost);
    emit ghostChanged();
}

void Session::dropGhost()
{
    if (m_ghost) {
        m_ghost.reset();
        emit ghostChanged();
    }
}

} // namespace ui
