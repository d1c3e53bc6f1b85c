// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/session.h"

#include "sim/wiringedits.h"
#include "ui/steps.h"

#include <algorithm>
#include <utility>

namespace ui {

Session::Session(BoardFactory factory, QObject *parent)
    : QObject(parent), m_factory(std::move(factory)), m_recording(std::make_unique<Recording>()),
      m_state(stateAt(0))
{
}

Session::~Session() = default;

bool Session::atEdge() const
{
    return m_view.cursor == trace().size() && m_view.now >= edge();
}

bool Session::isLive() const
{
    const bool boardRuns = m_board == BoardState::Stopped || m_board == BoardState::Working;
    // While the board works, what it sends lies ahead of the playhead for a moment.
    const bool follows = m_board == BoardState::Working && m_view.now >= m_askedAt;
    return boardRuns && !isStarting() && (m_view.cursor >= m_present || follows);
}

bool Session::needsFrames() const
{
    return m_view.playing || m_rerun || m_board == BoardState::Booting || m_board == BoardState::Working;
}

/// The board
/// ------------------------------------------------------------------------------------------------

void Session::reset()
{
    retireBoard();
    m_recording = std::make_unique<Recording>();
    dropGhost();
    m_present = 0;
    m_runningText = m_program.text;
    for (Breakpoint &one : m_breakpoints) {
        one.runLine = one.line;
    }
    const ViewState before = m_view;
    m_view.cursor = 0;
    m_view.now = {};
    m_view.playing = false;
    m_view.selected.reset();
    m_state = stateAt(0);
    forgetStopReason();
    emit runReset();
    emit changed(before, m_view);
    emit programChanged();
    startRun();
}

void Session::startRun()
{
    core::Result<std::unique_ptr<sim::BoardLink>> link = m_factory();
    if (!link) {
        setBoardState(BoardState::Off);
        emit noticed(QString::fromStdString(link.error().message));
        return;
    }
    adopt(std::move(*link));
    m_pace.asked();
    m_goal.emplace(Goal::Kind::Start, edge());
    setBoardState(BoardState::Booting);
    m_link->send(load());
}

void Session::adopt(std::unique_ptr<sim::BoardLink> link)
{
    m_link = std::move(link);
    m_link->answered = [this](const sim::Answer &answer) { receive(answer); };
    m_link->died = [this](const std::string &why) { loseBoard(QString::fromStdString(why)); };
}

sim::Load Session::load() const
{
    sim::Load load;
    load.program = {fileNameOf(m_program.language()).toStdString(), m_runningText.toStdString()};
    load.twin = m_program.twinOf.toStdString();
    load.lib = m_program.lib;
    load.wiring = m_program.wiring;
    return load;
}

void Session::retireBoard()
{
    m_goal.reset();
    endRerun();
    if (!m_link) {
        return;
    }
    retire(std::move(m_link), this);
    m_board = BoardState::Off;
}

void Session::loseBoard(const QString &why)
{
    retireBoard();
    const bool wasAtEdge = atEdge();
    m_recording->cutOff();
    emit traceGrew();
    ViewState view = m_view;
    view.playing = false;
    if (wasAtEdge) {
        view.cursor = trace().size();
    }
    look(view);
    emit boardStateChanged(m_board);
    emit noticed(why);
}

void Session::receive(const sim::Answer &answer)
{
    m_pace.heard();
    if (std::holds_alternative<sim::Ready>(answer)) {
        setBoardState(BoardState::Stopped);
        pursueGoal();
    } else if (const auto *entries = std::get_if<sim::Entries>(&answer)) {
        take(*entries);
    } else if (const auto *stop = std::get_if<sim::Stopped>(&answer)) {
        boardStopped(*stop);
    } else if (const auto *notice = std::get_if<sim::Notice>(&answer)) {
        emit noticed(QString::fromStdString(notice->text));
    }
}

void Session::take(const sim::Entries &entries)
{
    if (m_recording->take(entries)) {
        emit noticed(tr("The recording has grown long: from here on it leaves out single lines. Reset "
                        "to record from the start again."));
    }
    // The learner's cursor stays where it is; boardStopped() moves it along with the playhead.
    emit traceGrew();
}

void Session::boardStopped(const sim::Stopped &stop)
{
    m_pace.answered();
    const bool waited = std::exchange(m_pausedAt, std::nullopt) == m_view.now && !m_view.playing;
    const bool follows = (m_view.playing || waited) && !m_goal && m_view.now >= m_askedAt;
    m_recording->reach(stop.now);
    m_present = trace().size();
    setBoardState(stop.reason == sim::StopReason::Ended ? BoardState::Ended : BoardState::Stopped);
    if (follows) {
        ViewState view = m_view;
        view.cursor = trace().size();
        view.now = edge();
        view.playing = m_view.playing && m_board != BoardState::Ended;
        if (view.playing && m_recording->isFull()) {
            view.playing = false;
            emit noticed(
                tr("The recording is full. Everything up to here can be looked at; reset to run again."));
        }
        lookOnward(view);
    }
    pursueGoal();
}

void Session::ask(const sim::RunUntil &until)
{
    m_pace.asked();
    m_askedAt = edge();
    setBoardState(BoardState::Working);
    m_link->send(until);
}

/// Looking
/// ------------------------------------------------------------------------------------------------

void Session::setSpeed(Speed speed)
{
    ViewState view = m_view;
    view.speed.factor = std::clamp(speed.factor, Speed::lowest, Speed::highest);
    view.speed.max = speed.max;
    look(view);
}

void Session::select(std::optional<core::TaskId> task)
{
    ViewState view = m_view;
    view.selected = task;
    look(view);
}

void Session::setFollow(bool follow)
{
    ViewState view = m_view;
    view.follow = follow;
    look(view);
}

void Session::lookAt(std::size_t cursor)
{
    m_goal.reset();
    giveUpFork();
    ViewState view = m_view;
    view.playing = false;
    view.follow = true; // who takes a step wants to see where it leads
    view.cursor = cursor;
    const bool atEnd = cursor == trace().size() && m_board != BoardState::Stopped;
    view.now = atEnd ? edge() : cursor > 0 ? trace()[cursor - 1].time() : core::Instant{};
    look(view);
}

void Session::look(ViewState view)
{
    if (view == m_view) {
        return;
    }
    if (view.cursor != m_view.cursor) {
        m_state = stateAt(view.cursor);
    }
    const ViewState before = std::exchange(m_view, view);
    if (before.cursor != view.cursor || before.now != view.now || view.playing) {
        forgetStopReason();
    }
    emit changed(before, m_view);
}

void Session::setBoardState(BoardState state)
{
    if (state != m_board) {
        m_board = state;
        emit boardStateChanged(state);
    }
}

} // namespace ui
