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
    return m_view.playing || m_board == BoardState::Booting || m_board == BoardState::Working;
}

/// The program
/// ------------------------------------------------------------------------------------------------

void Session::load(Program program)
{
    m_savedText = program.text;
    m_savedWiring = program.wiring;
    m_program = std::move(program);
    emit programOpened();
    emit programChanged();
    reset();
}

void Session::setText(const QString &text)
{
    if (text != m_program.text) {
        m_program.text = text;
        emit programChanged();
    }
}

void Session::setWiring(const std::string &toml)
{
    if (toml == m_program.wiring) {
        return;
    }
    const bool isOtherBoard = !sim::sameBoard(sim::wiringFrom(m_program.wiring).value_or(sim::Wiring{}),
                                              sim::wiringFrom(toml).value_or(sim::Wiring{}));
    m_program.wiring = toml;
    emit wiringChanged();
    if (!isOtherBoard) {
        emit programChanged();
        return;
    }
    const bool ran = m_view.playing;
    reset();
    if (ran) {
        run();
    }
}

bool Session::savesWiring(const QString &path) const
{
    const bool elsewhere = wiringPathOf(path) != wiringPathOf(m_program.path) || m_program.path.isEmpty();
    return isWiringUnsaved() || (elsewhere && !m_program.wiring.empty());
}

core::Result<void> Session::save(const QString &path)
{
    if (m_program.isReadOnly()) {
        return core::failure(tr("%1 is compiled in, so changes to it cannot be saved here.")
                                 .arg(fileNameOf(m_program.language()))
                                 .toStdString());
    }
    const QString target = path.isEmpty() ? m_program.path : path;
    if (core::Result<void> written = writeProgram(target, m_program.text); !written) {
        return written;
    }
    m_savedText = m_program.text;
    if (savesWiring(target)) {
        const QString wiring = QString::fromStdString(m_program.wiring);
        if (core::Result<void> written = writeProgram(wiringPathOf(target), wiring); !written) {
            emit programChanged();
            return written;
        }
    }
    m_savedWiring = m_program.wiring;
    if (target != m_program.path) {
        m_program.path = target;
        m_program.hasTwin = false; // it is no longer the scenario's
        m_program.title = target.section(u'/', -1);
    }
    emit programChanged();
    reset();
    return {};
}

/// The board
/// ------------------------------------------------------------------------------------------------

void Session::reset()
{
    retireBoard();
    m_recording = std::make_unique<Recording>();
    m_present = 0;
    m_runningText = m_program.text;
    const ViewState before = m_view;
    m_view.cursor = 0;
    m_view.now = {};
    m_view.playing = false;
    m_view.selected.reset();
    m_state = stateAt(0);
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
    m_link = std::move(*link);
    m_link->answered = [this](const sim::Answer &answer) { receive(answer); };
    m_link->died = [this](const std::string &why) { loseBoard(QString::fromStdString(why)); };
    m_pace.asked();
    m_goal.emplace(Goal::Kind::Start, edge());
    setBoardState(BoardState::Booting);

    sim::Load load;
    load.program = {fileNameOf(m_program.language()).toStdString(), m_runningText.toStdString()};
    load.twin = m_program.twinOf.toStdString();
    load.lib = m_program.lib;
    load.wiring = m_program.wiring;
    m_link->send(load);
}

void Session::retireBoard()
{
    m_goal.reset();
    if (!m_link) {
        return;
    }
    // We may be inside a call from the link itself: it must not be destroyed before that returns.
    std::shared_ptr<sim::BoardLink> retired{std::move(m_link)};
    retired->answered = [](const sim::Answer &) {};
    retired->died = [](const std::string &) {};
    QMetaObject::invokeMethod(
        this, [retired] {}, Qt::QueuedConnection);
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
        look(view);
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

/// Playing
/// ------------------------------------------------------------------------------------------------

void Session::run()
{
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
    look(view);
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
        ask({.time = edge() + step, .lines = {}, .kind = {}, .task = {}});
    }
}

/// Stepping
/// ------------------------------------------------------------------------------------------------

void Session::stepTickForward()
{
    beginGoal(Goal::Kind::Tick);
}

void Session::stepLineForward()
{
    beginGoal(Goal::Kind::Line);
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
    if (m_board == BoardState::Booting || isStarting()) {
        return;
    }
    pause();
    m_goal = goal;
    m_pace.startGoal(m_goal->firstStride());
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
    if (!m_goal) {
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
        emit noticed(kind == Goal::Kind::Switch
                         ? tr("No other task got the CPU within 60 seconds of the board's time.")
                         : kind == Goal::Kind::Landmark
                         ? tr("Nothing of that kind happened within 60 seconds of the board's time.")
                         : tr("Nothing happened within 60 seconds of the board's time."));
    } else {
        // boardStopped() doubles the stride.
        ask(m_goal->request(edge(), m_pace.stride(), stateAt(trace().size())));
    }
}

void Session::giveUpGoal()
{
    if (!isStarting()) {
        m_goal.reset();
    }
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

bool Session::setInput(const QString &part, int value)
{
    if (!isLive()) {
        emit noticed(
            m_board == BoardState::Ended || m_board == BoardState::Off
                ? tr("Nothing runs that could take it: press Run to start again, then use %1.").arg(part)
                : m_board == BoardState::Booting || isStarting()
                ? tr("The board is starting: use %1 when it has started.").arg(part)
                : tr("This is the past, which stays as it was: go to the end of the recording to use %1.")
                      .arg(part));
        return false;
    }
    letGoOf(part, value);
    return true;
}

void Session::letGoOf(const QString &part, int value)
{
    if (m_link) {
        m_link->send(sim::SetInput{part.toStdString(), value, edge()});
    }
}

void Session::interrupt()
{
    if (m_link) {
        m_link->send(sim::Interrupt{});
    }
}

void Session::lookAt(std::size_t cursor)
{
    m_goal.reset();
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
