// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/session.h"

#include "ui/steps.h"

#include <algorithm>
#include <cmath>

namespace ui {

using namespace std::chrono_literals;

namespace {

// A frame that comes late makes virtual time wait instead of catching up in one leap.
constexpr core::Duration longestFrame = 100ms;

// At maximum speed a stride grows while the board answers within a frame and shrinks when it needs
// more than two, so that the window stays responsive whatever the program costs.
constexpr core::Duration firstStride = 16ms;
constexpr core::Duration longestStride = 10s;
constexpr core::Duration tooLong = 33ms;

// On the way to a goal a request reaches a little further each time: the board should not run far
// past the goal, but a goal a minute away should not take thousands of requests.
constexpr core::Duration firstGoalStride = 1ms;
constexpr std::uint64_t mostGoalLines = 4096;
constexpr core::Duration farthestGoal = 60s;

bool programRuns(const core::State &state)
{
    const core::TaskState *program = state.task(core::programTask);
    return program && program->phase == core::Phase::Running;
}

core::Duration scaled(core::Duration real, double factor)
{
    return core::Duration{std::llround(static_cast<double>(real.count()) * factor)};
}

} // namespace

struct Session::Run
{
    core::Trace trace;
    core::Fold fold{trace};
};

Session::Session(BoardFactory factory, QObject *parent)
    : QObject(parent), m_factory(std::move(factory)), m_run(std::make_unique<Run>()), m_state(stateAt(0))
{
}

Session::~Session() = default;

const core::Trace &Session::trace() const
{
    return m_run->trace;
}

core::State Session::stateAt(std::size_t cursor) const
{
    return m_run->fold.stateAt(std::min(cursor, m_run->trace.size()));
}

bool Session::atEdge() const
{
    return m_view.cursor == trace().size() && m_view.now >= m_edge;
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
    m_program = std::move(program);
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

core::Result<void> Session::save(const QString &path)
{
    const QString target = path.isEmpty() ? m_program.path : path;
    if (core::Result<void> written = writeProgram(target, m_program.text); !written) {
        return written;
    }
    m_savedText = m_program.text;
    if (target != m_program.path) {
        m_program.path = target;
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
    m_run = std::make_unique<Run>();
    m_start = m_edge = {};
    m_textSize = 0;
    m_linesDropped = false;
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
    m_silence = m_worked = {};
    m_goal = Goal::Start;
    setBoardState(BoardState::Booting);

    sim::Load load;
    load.program = {"code.py", m_runningText.toStdString()};
    load.lib = m_program.lib;
    load.wiring = m_program.wiring;
    m_link->send(load);
}

void Session::retireBoard()
{
    m_goal = Goal::None;
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
    m_run->trace.append(
        {m_edge, core::EntryKind::ProgramEnded, 0, static_cast<std::uint8_t>(core::EndReason::Killed), 0});
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
    m_silence = {};
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
    core::Trace &trace = m_run->trace;
    for (const std::string &text : entries.strings) {
        trace.intern(text);
        m_textSize += text.size();
    }
    for (const core::Entry &entry : entries.entries) {
        if (entry.kind() == core::EntryKind::Line && trace.size() >= lineLimit) {
            if (!m_linesDropped) {
                m_linesDropped = true;
                emit noticed(
                    tr("The recording has grown long: from here on it leaves out single lines. Reset "
                       "to record from the start again."));
            }
            continue;
        }
        if (entry.kind() == core::EntryKind::ProgramStarted) {
            m_start = entry.time();
        }
        trace.append(entry);
    }
    if (!trace.empty()) {
        m_edge = std::max(m_edge, trace[trace.size() - 1].time());
    }
    // The learner's cursor stays where it is; boardStopped() moves it along with the playhead.
    emit traceGrew();
}

void Session::boardStopped(const sim::Stopped &stop)
{
    if (m_worked <= core::Duration{}) {
        m_stride = std::min(m_stride * 2, longestStride);
    } else if (m_worked > tooLong) {
        m_stride = std::max(m_stride / 2, firstGoalStride);
    }
    const bool follows = m_view.playing && m_goal == Goal::None && m_view.now >= m_askedAt;
    m_edge = std::max(m_edge, stop.now);
    setBoardState(stop.reason == sim::StopReason::Ended ? BoardState::Ended : BoardState::Stopped);
    if (follows) {
        ViewState view = m_view;
        view.cursor = trace().size();
        view.now = m_edge;
        view.playing = m_board != BoardState::Ended;
        if (view.playing && recordingIsFull()) {
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
    m_silence = m_worked = {};
    m_askedAt = m_edge;
    setBoardState(BoardState::Working);
    m_link->send(until);
}

bool Session::recordingIsFull() const
{
    return trace().size() >= entryLimit || m_textSize >= textLimit;
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
    if (m_goal != Goal::Start) {
        m_goal = Goal::None;
    }
    m_unplayed = {};
    m_stride = firstStride;
    ViewState view = m_view;
    view.playing = true;
    look(view);
}

void Session::pause()
{
    if (m_goal != Goal::Start) {
        m_goal = Goal::None;
    }
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
    if (m_board == BoardState::Booting || m_board == BoardState::Working) {
        m_silence += elapsed;
        m_worked += elapsed;
        if (m_silence > patience) {
            loseBoard(
                tr("The board has not answered for 5 seconds, so it was switched off: the program is stuck "
                   "inside one operation. Your text is safe. Change it, then press Run."));
            return;
        }
    }
    if (m_view.playing) {
        m_unplayed = std::min(m_unplayed + elapsed, longestFrame);
        play();
    }
}

void Session::play()
{
    if (m_view.now < m_edge) {
        playRecorded();
    } else {
        playLive();
    }
}

void Session::playRecorded()
{
    const core::Duration step = scaled(m_unplayed, m_view.speed.factor);
    ViewState view = m_view;
    view.now = m_view.speed.max ? m_edge : std::min(m_view.now + step, m_edge);
    view.cursor = std::max(m_view.cursor, trace().cursorAt(view.now));
    view.playing = view.now < m_edge || m_board == BoardState::Stopped || m_board == BoardState::Working;
    m_unplayed = {};
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
    const core::Duration step = m_view.speed.max ? m_stride : scaled(m_unplayed, m_view.speed.factor);
    if (step > core::Duration{}) {
        m_unplayed = {};
        ask({.time = m_edge + step, .lines = {}, .kind = {}, .task = {}});
    }
}

/// Stepping
/// ------------------------------------------------------------------------------------------------

void Session::stepTickForward()
{
    beginGoal(Goal::Tick);
}

void Session::stepLineForward()
{
    beginGoal(Goal::Line);
}

void Session::nextSwitch()
{
    beginGoal(Goal::Switch);
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
    view.now = std::clamp(time, std::min(m_start, m_edge), m_edge);
    view.cursor = std::max(trace().cursorAt(view.now), std::min(startOf(trace()), trace().size()));
    look(view);
}

void Session::beginGoal(Goal goal)
{
    if (m_board == BoardState::Booting || m_goal == Goal::Start) {
        return;
    }
    pause();
    m_goal = goal;
    m_goalFrom = m_edge;
    m_goalLines = 1;
    m_stride = goal == Goal::Switch ? 1s : firstGoalStride;
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
    switch (m_goal) {
    case Goal::Start:
        return startOf(trace()) > 0 ? std::optional{startOf(trace())} : std::nullopt;
    case Goal::Tick:
        return tickEndAfter(trace(), m_view.cursor, programRuns(m_state));
    case Goal::Line:
        return lineAfter(trace(), m_view.cursor);
    case Goal::Switch:
        return switchAfter(trace(), m_view.cursor, m_state.holder);
    case Goal::None:
        break;
    }
    return std::nullopt;
}

void Session::pursueGoal()
{
    if (m_goal == Goal::None) {
        return;
    }
    if (const std::optional<std::size_t> end = goalReached()) {
        const bool wasStart = m_goal == Goal::Start;
        const bool plays = m_view.playing;
        lookAt(*end);
        if (wasStart && plays) {
            run();
        }
        return;
    }
    if (m_board != BoardState::Stopped) {
        lookAt(trace().size());
        return;
    }
    if (m_goal != Goal::Start && m_edge - m_goalFrom > farthestGoal) {
        giveUpGoal();
        return;
    }
    sim::RunUntil until;
    if (m_goal == Goal::Start) {
        until.kind = core::EntryKind::ProgramStarted;
    } else {
        // boardStopped() doubles the stride.
        until.time = m_edge + m_stride;
    }
    if (m_goal == Goal::Tick || m_goal == Goal::Switch) {
        until.kind = core::EntryKind::TaskResumed;
    }
    const bool inProgram = m_goal == Goal::Tick && programRuns(stateAt(trace().size()));
    if (m_goal == Goal::Line || inProgram) {
        until.lines = m_goalLines;
        m_goalLines = m_goal == Goal::Line ? 1 : std::min(m_goalLines * 2, mostGoalLines);
    }
    ask(until);
}

void Session::giveUpGoal()
{
    const Goal goal = std::exchange(m_goal, Goal::None);
    lookAt(trace().size());
    emit noticed(goal == Goal::Switch ? tr("No other task got the CPU within 60 seconds of the board's time.")
                                      : tr("Nothing happened within 60 seconds of the board's time."));
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

void Session::setInput(const QString &part, int value)
{
    if (m_link) {
        m_link->send(sim::SetInput{part.toStdString(), value, m_edge});
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
    m_goal = Goal::None;
    ViewState view = m_view;
    view.playing = false;
    view.cursor = cursor;
    const bool atEnd = cursor == trace().size() && m_board != BoardState::Stopped;
    view.now = atEnd ? m_edge : cursor > 0 ? trace()[cursor - 1].time() : core::Instant{};
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
