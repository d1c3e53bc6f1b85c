// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/inputs.h"
#include "ui/boardfactory.h"
#include "ui/breakpointsearch.h"
#include "ui/ghost.h"
#include "ui/goal.h"
#include "ui/pace.h"
#include "ui/program.h"
#include "ui/viewstate.h"

#include <QObject>
#include <QString>

#include <memory>
#include <optional>
#include <vector>

namespace ui {

class Rerun;

/// What the board behind the window is doing.
enum class BoardState {
    Off,     ///< no board process: never started, or it died
    Booting, ///< started, not yet ready; or on its way to where the recording ends
    Stopped, ///< waits for a command
    Working, ///< works off one; it answers within Session::patience or is ended
    Ended,   ///< the program is over
};

/// The one owner of the open run: program, board, trace, and where the window looks.
///
/// Widgets call its actions and repaint from its values when it signals; they never call each other.
/// It reads no clock: time passes in calls of frame().
class Session : public QObject
{
    Q_OBJECT

public:
    explicit Session(BoardFactory factory, QObject *parent = nullptr);
    ~Session() override;

    /// Values
    /// --------------------------------------------------------------------------------------------

    const Program &program() const { return m_program; }
    /// The text in the editor differs from the text that runs.
    bool isEdited() const { return m_program.text != m_runningText; }
    /// The text in the editor, or the wiring, differs from the files.
    bool isUnsaved() const { return m_program.text != m_savedText || isWiringUnsaved(); }
    bool isWiringUnsaved() const { return m_program.wiring != m_savedWiring; }
    /// Whether saving the program to `path` would write a wiring.toml beside it: the wiring was changed, or
    /// the program goes to another folder and its wiring has to come along.
    bool savesWiring(const QString &path) const;

    /// The trace of the current run; another one after runReset().
    const core::Trace &trace() const { return m_recording->trace(); }
    const ViewState &view() const { return m_view; }
    /// The state at view().cursor.
    const core::State &state() const { return m_state; }
    /// The state at any cursor.
    core::State stateAt(std::size_t cursor) const { return m_recording->stateAt(cursor); }

    /// The window's t = 0: the start of code.py, or power-on while that is not recorded.
    core::Instant start() const { return m_recording->start(); }
    /// What the current run was made from.
    sim::Load load() const;
    /// Another run to compare with; null if there is none.
    const Ghost *ghost() const { return m_ghost ? &*m_ghost : nullptr; }

    /// How far the run is recorded: the board's clock.
    core::Instant edge() const { return m_recording->edge(); }
    bool atEdge() const;
    /// The window shows the present of a board that runs or waits: parts can be pressed and turned.
    bool isLive() const;
    BoardState boardState() const { return m_board; }
    /// A board is on its way to a branch, or to where the recording ends.
    bool isRerunning() const { return m_rerun; }
    /// There is something for frame() to do: the ticker may rest while this is false.
    bool needsFrames() const;
    const std::vector<Breakpoint> &breakpoints() const { return m_breakpoints; }
    /// How the playhead came to stand where a breakpoint stopped it; empty once it has gone on.
    const QString &stopReason() const { return m_stopReason; }

    /// How long a board may work without an answer before it is ended.
    static constexpr core::Duration patience = std::chrono::seconds{5};

    /// Actions
    /// --------------------------------------------------------------------------------------------

    /// Opens another program and resets.
    void load(Program program);
    /// The learner edited the text. The run goes on with the old one until the next reset.
    void setText(const QString &text);
    /// Rewires the board, which is switched off for that and, unless parts were only moved, on again; a
    /// program that was running runs again from its start. Requires text that sim::wiringFrom() can read.
    void setWiring(const std::string &toml);
    /// Writes the text to `path`, or to the program's own file, with the wiring beside it, then resets: a
    /// board reloads when its drive is written to.
    [[nodiscard]] core::Result<void> save(const QString &path = {});

    void run();
    void pause();
    void toggleRun();
    /// Ends the board and starts another with the text in the editor; the playhead stops at t = 0.
    void reset();
    /// One whole turn of the scheduler; for code outside of tasks, one visible act.
    void stepTickForward();
    void stepTickBack();
    /// To the next (last) line, whoever runs it.
    void stepLineForward();
    void stepLineBack();
    /// To a task's next (last) line, over the calls that it makes.
    void stepOver(core::TaskId task);
    void stepOverBack(core::TaskId task);
    /// To its line after the call that it is in, or back to the line that made the call.
    void stepOut(core::TaskId task);
    void stepOutBack(core::TaskId task);
    /// To the next (last) moment at which another task gets the CPU.
    void nextSwitch();
    void previousSwitch();
    /// To the next landmark, which the board may have to run for, or back to the last one.
    void stepTo(const Landmark &landmark);
    void stepBackTo(const Landmark &landmark);
    /// To where a breakpoint would stop the run next (did last).
    void stepToBreakpoint();
    void stepBackToBreakpoint();
    void setBreakpoints(std::vector<Breakpoint> breakpoints);
    /// Adds it, or takes away the one that means the same.
    void toggleBreakpoint(const Breakpoint &breakpoint);
    void moveCursorTo(std::size_t cursor);
    /// Shows all that had happened by `time`, which is moved into the recorded part.
    void moveTimeTo(core::Instant time);
    void setSpeed(Speed speed);
    void select(std::optional<core::TaskId> task);
    void setFollow(bool follow);
    /// A hand sets a part's input now. In the past, the run goes on from there: what had come of it becomes
    /// the ghost. False if nobody can, since nothing runs: it is said then.
    bool setInput(const QString &part, int value);
    /// The hand lets go: sets the input now, wherever the window looks.
    void letGoOf(const QString &part, int value);
    /// Types into the serial console now, or in the past. False, and noticed, where setInput() would be.
    bool type(const QString &text);
    /// Goes back to where the run took a branch, and brings back what had come of it without. Once more: the
    /// branch again.
    void swapBranches();
    bool canSwapBranches() const { return m_ghost && m_ghost->kind == Ghost::Kind::OtherBranch; }
    /// Shows another run beside this one, in place of an earlier ghost.
    void setGhost(Ghost ghost);
    void dropGhost();
    /// Ctrl-C.
    void interrupt();

    /// `elapsed` of real time has passed.
    void frame(core::Duration elapsed);

signals:
    /// Where the window looks has changed.
    void changed(const ui::ViewState &before, const ui::ViewState &after);
    /// Entries were added to the trace.
    void traceGrew();
    /// A new run began: trace() is another, and empty.
    void runReset();
    void programChanged();
    /// trace() is another from now on, which begins as the last one did.
    void branched();
    void ghostChanged();
    /// Another program was opened: what is done to it begins here.
    void programOpened();
    void wiringChanged();
    void breakpointsChanged();
    /// A breakpoint stopped the run, or stopReason() no longer holds.
    void stopReasonChanged();
    void boardStateChanged(ui::BoardState state);
    /// One sentence for the learner.
    void noticed(const QString &text);

private:
    void startRun();
    void retireBoard();
    void adopt(std::unique_ptr<sim::BoardLink> link);
    void refuseInput(const QString &part);

    /// A way that the run shall take from a moment in the past.
    struct Fork
    {
        std::size_t cursor = 0;
        core::Instant at{};
        bool playsOn = false;
        std::vector<sim::Input> inputs; // what was done there, in order
    };
    bool canBranch() const;
    bool act(const sim::Input &input, const QString &where);
    void branch(const sim::Input &input);
    void takeFork();
    void giveUpFork();
    void revive();
    Rerun &startRerun();
    void rerunArrived();
    void rerunFailed(const QString &why);
    void endRerun();
    void showRecording(std::size_t cursor, core::Instant now);

    void loseBoard(const QString &why);
    void receive(const sim::Answer &answer);
    void take(const sim::Entries &entries);
    void boardStopped(const sim::Stopped &stop);
    void ask(const sim::RunUntil &until);
    bool canAsk() const { return m_board == BoardState::Stopped && !m_goal; }
    bool isStarting() const { return m_goal && m_goal->kind() == Goal::Kind::Start; }

    void beginGoal(Goal::Kind kind) { begin(Goal{kind, edge()}); }
    void begin(const Goal &goal);
    void pursueGoal();
    std::optional<std::size_t> goalReached() const;
    void giveUpGoal();

    /// Looks there, unless a breakpoint lies on the way: then it stops at that.
    void lookOnward(ViewState view);
    std::optional<BreakpointHit> hitUpTo(std::size_t cursor, core::Instant now) const;
    void stopAt(const BreakpointHit &hit);
    bool stopsAtGoal();
    void forgetStopReason();

    void play();
    void playRecorded();
    void playLive();

    void look(ViewState view);
    void lookAt(std::size_t cursor);
    void setBoardState(BoardState state);

    BoardFactory m_factory;
    Program m_program;
    QString m_runningText;
    QString m_savedText;
    std::string m_savedWiring;

    std::unique_ptr<Recording> m_recording; // never null
    core::State m_state;
    ViewState m_view;

    std::unique_ptr<sim::BoardLink> m_link;
    BoardState m_board = BoardState::Off;
    core::Instant m_askedAt{}; // the edge when the request under way was made
    /// From this cursor on the window shows the present: where the last step led, with what the board did
    /// beyond it before it stopped.
    std::size_t m_present = 0;
    std::optional<core::Instant> m_pausedAt; // paused there while the board worked
    Pace m_pace;
    std::optional<Goal> m_goal;
    std::vector<Breakpoint> m_breakpoints;
    QString m_stopReason;

    std::optional<Ghost> m_ghost;
    Rerun *m_rerun = nullptr; // a board on its way to m_fork, or, without one, to edge()
    std::optional<Fork> m_fork;
};

} // namespace ui
