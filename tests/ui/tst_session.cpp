// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/session.h"

#include "support/schedules.h"
#include "support/scriptedboard.h"
#include "support/tracetext.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QtTest>

#include <cmath>

using namespace std::chrono_literals;
using support::Desk;
using support::ScriptedBoard;
using ui::BoardState;
using ui::Session;

namespace {

constexpr core::Duration frame = 16ms;

/// A session with a desk on which its boards stand.
struct World
{
    explicit World(const std::string &schedule = support::takingTurns(1000) + "1001 program ends\n")
    {
        desk.script = support::traceFrom(schedule);
    }

    /// Opens a program and lets the board start.
    void open(const QString &text = QStringLiteral("print(1)\n"))
    {
        ui::Program program;
        program.title = QStringLiteral("code.py");
        program.text = text;
        session.load(program);
        settle();
    }
    void settle()
    {
        while (desk.board && desk.board->hasWork()) {
            desk.board->settle();
        }
    }
    /// Lets so many frames pass, with a board that answers at once.
    void play(int frames)
    {
        for (int i = 0; i < frames; ++i) {
            session.frame(frame);
            settle();
        }
    }
    void tick()
    {
        session.stepTickForward();
        settle();
    }
    double now() const
    {
        return std::chrono::duration<double, std::milli>(session.view().now - session.start()).count();
    }

    Desk desk;
    Session session{[this]() -> core::Result<std::unique_ptr<sim::BoardLink>> {
        return std::make_unique<ScriptedBoard>(desk);
    }};
};

} // namespace

class TestSession : public QObject
{
    Q_OBJECT

private slots:
    void aNewSessionIsOffAndEmpty()
    {
        const World world;
        QCOMPARE(world.session.boardState(), BoardState::Off);
        QVERIFY(world.session.trace().empty());
        QVERIFY(!world.session.needsFrames());
    }

    void openingAProgramStopsAtItsStart()
    {
        World world;
        world.open();
        QCOMPARE(world.session.boardState(), BoardState::Stopped);
        QCOMPARE(world.session.start(), support::at(0));
        QCOMPARE(world.now(), 0.0);
        QVERIFY(world.session.state().startedAt.has_value());
        QVERIFY(!world.session.needsFrames());
    }

    void theBoardGetsTheTextInTheEditor()
    {
        World world;
        world.open(QStringLiteral("x = 1\n"));
        const auto *load = std::get_if<sim::Load>(&world.desk.commands.front());
        QVERIFY(load);
        QCOMPARE(load->program.text, std::string("x = 1\n"));
    }

    void playingMovesThePlayheadWithTheClockOnTheWall()
    {
        World world;
        world.open();
        world.session.run();
        world.play(25);
        QCOMPARE(world.now(), 400.0);
    }

    void atAQuarterOfTheSpeedThePlayheadMovesAQuarterAsFar()
    {
        World world;
        world.open();
        world.session.setSpeed({0.25, false});
        world.session.run();
        world.play(25);
        QCOMPARE(world.now(), 100.0);
    }

    void onlyOneRequestIsUnderWay()
    {
        World world;
        world.open();
        world.session.run();
        const std::size_t before = world.desk.requests().size();
        for (int i = 0; i < 5; ++i) {
            world.session.frame(frame);
        }
        QCOMPARE(world.desk.requests().size(), before + 1);
        world.settle();
        QCOMPARE(world.session.boardState(), BoardState::Stopped);
    }

    void aFrameThatComesLateDoesNotMakeVirtualTimeLeap()
    {
        World world;
        world.open();
        world.session.run();
        world.session.frame(3s);
        world.settle();
        QCOMPARE(world.now(), 100.0);
    }

    void atMaximumSpeedStridesGrowWhileTheBoardKeepsUp()
    {
        World world;
        world.open();
        world.session.setSpeed({1.0, true});
        world.session.run();
        world.play(20);
        QVERIFY(world.session.state().ended.has_value());
        QVERIFY(!world.session.view().playing);
    }

    void pausedTheBoardIsNotAskedForAnything()
    {
        World world;
        world.open();
        world.session.run();
        world.play(5);
        world.session.pause();
        const std::size_t before = world.desk.commands.size();
        world.play(10);
        QCOMPARE(world.desk.commands.size(), before);
        QVERIFY(!world.session.needsFrames());
    }

    void theRecordedPastIsPlayedWithoutTheBoard()
    {
        World world;
        world.open();
        world.session.run();
        world.play(30);
        world.session.moveTimeTo(support::at(100));
        const std::size_t before = world.desk.commands.size();
        world.session.run();
        world.play(10);
        QCOMPARE(world.desk.commands.size(), before);
        QCOMPARE(world.now(), 260.0);
    }

    void playedToItsEndARunStops()
    {
        World world;
        world.open();
        world.session.run();
        world.play(80);
        QCOMPARE(world.session.boardState(), BoardState::Ended);
        QVERIFY(!world.session.view().playing);
        QCOMPARE(world.session.state().ended, core::EndReason::Finished);
    }

    void aProgramThatEndsInTheInstantItStartsIsShownEnded()
    {
        World world{"0 program starts\n0 program prints SyntaxError\n0 program fails\n"};
        world.open();
        world.session.run();
        world.play(3);
        QVERIFY(world.session.state().ended.has_value());
        QCOMPARE(world.session.state().consoleWrites, std::size_t{1});
        QVERIFY(!world.session.view().playing);
    }

    void runAfterTheEndStartsAnotherBoard()
    {
        World world;
        world.open();
        world.session.run();
        world.play(80);
        world.session.run();
        world.settle();
        QCOMPARE(world.desk.started, 2);
        QVERIFY(world.session.view().playing);
        QCOMPARE(world.now(), 0.0);
        world.play(5);
        QCOMPARE(world.now(), 80.0);
    }

    void aTickShowsAllThatTheTurnDid()
    {
        World world;
        world.open();
        do {
            world.tick();
        } while (world.session.state().turn < 3);
        const core::State &state = world.session.state();
        QCOMPARE(state.turn, 3U);
        QCOMPARE(state.task(state.holder)->phase, core::Phase::Queued);
    }

    void eachTickAmongTasksIsOneTurn()
    {
        World world;
        world.open();
        world.tick(); // the program up to the scheduler
        for (std::uint64_t turn = 1; turn <= 8; ++turn) {
            world.tick();
            QCOMPARE(world.session.state().turn, turn);
        }
    }

    void aTickRunsTheBoardHardlyPastTheTurn()
    {
        World world;
        world.open();
        for (int i = 0; i < 6; ++i) {
            world.tick();
            QVERIFY(world.session.edge() - world.session.view().now < 130ms);
        }
    }

    void everyStateOfTheWayForwardIsMetAgainOnTheWayBack()
    {
        World world;
        world.open();
        std::vector<core::State> states{world.session.state()};
        while (!world.session.state().ended) {
            world.tick();
            states.push_back(world.session.state());
        }
        QVERIFY(states.size() > 12);
        for (std::size_t i = states.size() - 1; i > 0; --i) {
            QVERIFY2(world.session.state() == states[i], qPrintable(QString::number(i)));
            world.session.stepTickBack();
        }
        QVERIFY(world.session.state() == states.front());
    }

    void aTickBackNeedsNoBoard()
    {
        World world;
        world.open();
        for (int i = 0; i < 5; ++i) {
            world.tick();
        }
        const std::size_t before = world.desk.commands.size();
        world.session.stepTickBack();
        world.session.stepTickBack();
        world.tick();
        QCOMPARE(world.desk.commands.size(), before);
    }

    void aTickPausesARunningBoardAfterItsAnswer()
    {
        World world;
        world.open();
        world.session.run();
        world.play(3);
        world.session.frame(frame); // under way
        world.session.stepTickForward();
        world.settle();
        QVERIFY(!world.session.view().playing);
        QCOMPARE(world.session.trace()[world.session.view().cursor - 1].kind(), core::EntryKind::LoopIdle);
    }

    void linesAreSteppedForwardAndBack()
    {
        World world{
            "0 program starts\n1 program line 1\n2 program line 2\n3 program line 3\n4 program ends\n"};
        world.open();
        for (const std::uint32_t line : {1U, 2U, 3U}) {
            world.session.stepLineForward();
            world.settle();
            QCOMPARE(world.session.state().tasks[0].at.line, line);
        }
        world.session.stepLineBack();
        QCOMPARE(world.session.state().tasks[0].at.line, 2U);
    }

    void theNextSwitchIsWhereAnotherTaskIsResumed()
    {
        World world;
        world.open();
        world.session.nextSwitch();
        world.settle();
        const core::TaskId first = world.session.state().holder;
        world.session.nextSwitch();
        world.settle();
        QVERIFY(world.session.state().holder != first);
        QCOMPARE(world.session.state().task(world.session.state().holder)->phase, core::Phase::Running);
    }

    void aSwitchThatNeverComesIsGivenUpWithAWord()
    {
        World world{"0 program starts\n1 program sets D1 high\n"};
        world.open();
        QSignalSpy noticed{&world.session, &Session::noticed};
        world.session.nextSwitch();
        world.settle();
        QCOMPARE(noticed.count(), 1);
        QCOMPARE(world.session.boardState(), BoardState::Stopped);
    }

    void travellingStaysWithinWhatIsRecorded()
    {
        World world;
        world.open();
        world.session.run();
        world.play(20);
        world.session.moveTimeTo(support::at(90'000));
        QCOMPARE(world.session.view().now, world.session.edge());
        world.session.moveTimeTo(core::Instant{});
        QCOMPARE(world.now(), 0.0);
        QVERIFY(!world.session.view().playing);
    }

    void oneSignalTellsBeforeAndAfter()
    {
        World world;
        world.open();
        world.session.run();
        world.play(20);
        std::vector<std::pair<ui::ViewState, ui::ViewState>> changes;
        connect(&world.session, &Session::changed, this,
                [&changes](const ui::ViewState &before, const ui::ViewState &after) {
                    changes.emplace_back(before, after);
                });
        const ui::ViewState was = world.session.view();
        world.session.select(core::TaskId{2});
        world.session.select(core::TaskId{2});
        QCOMPARE(changes.size(), std::size_t{1});
        QVERIFY(changes[0].first == was);
        QVERIFY(changes[0].second == world.session.view());
    }

    void speedsStayInTheirRange()
    {
        World world;
        world.session.setSpeed({0.0001, false});
        QCOMPARE(world.session.view().speed.factor, ui::Speed::lowest);
        world.session.setSpeed({1e6, false});
        QCOMPARE(world.session.view().speed.factor, ui::Speed::highest);
    }

    void aBoardThatStaysSilentIsSwitchedOffAndTheTextStays()
    {
        World world;
        world.open(QStringLiteral("import re\n"));
        QSignalSpy noticed{&world.session, &Session::noticed};
        world.desk.hangs = true;
        world.session.run();
        for (int i = 0; i < 330; ++i) {
            world.session.frame(frame);
        }
        QCOMPARE(noticed.count(), 1);
        QVERIFY(noticed[0][0].toString().contains(QStringLiteral("has not answered")));
        QCOMPARE(world.session.boardState(), BoardState::Off);
        QCOMPARE(world.session.state().ended, core::EndReason::Killed);
        QCOMPARE(world.session.program().text, QStringLiteral("import re\n"));
        QCoreApplication::processEvents();
        QCOMPARE(world.desk.alive, 0);
    }

    void aBoardThatDiesIsToldAboutAndRunStartsAnother()
    {
        World world;
        world.open();
        QSignalSpy noticed{&world.session, &Session::noticed};
        world.session.run();
        world.play(5);
        world.desk.board->died("The board ran out of memory.");
        QCOMPARE(noticed.count(), 1);
        QCOMPARE(noticed[0][0].toString(), QStringLiteral("The board ran out of memory."));
        QVERIFY(!world.session.view().playing);
        world.session.run();
        world.settle();
        QCOMPARE(world.desk.started, 2);
        QVERIFY(world.session.view().playing);
    }

    void aBoardThatCannotBeStartedIsToldAbout()
    {
        Session session{[]() -> core::Result<std::unique_ptr<sim::BoardLink>> {
            return core::failure("There is no metrolume-board beside the window.");
        }};
        QSignalSpy noticed{&session, &Session::noticed};
        session.run();
        QCOMPARE(noticed.count(), 1);
        QVERIFY(!session.view().playing);
    }

    void resetEndsTheBoardAndKeepsTheText()
    {
        World world;
        world.open(QStringLiteral("a = 1\n"));
        world.session.run();
        world.play(5);
        world.session.setText(QStringLiteral("a = 2\n"));
        world.session.reset();
        QCoreApplication::processEvents();
        world.settle();
        QCOMPARE(world.desk.started, 2);
        QCOMPARE(world.desk.alive, 1);
        QCOMPARE(world.session.program().text, QStringLiteral("a = 2\n"));
        QCOMPARE(world.now(), 0.0);
    }

    void anEditReachesTheBoardWithTheNextReset()
    {
        World world;
        world.open(QStringLiteral("a = 1\n"));
        world.session.setText(QStringLiteral("a = 2\n"));
        QVERIFY(world.session.isEdited());
        world.session.reset();
        QVERIFY(!world.session.isEdited());
        QVERIFY(world.session.isUnsaved());
        const auto *load = std::get_if<sim::Load>(&world.desk.commands.back());
        QVERIFY(load);
        QCOMPARE(load->program.text, std::string("a = 2\n"));
    }

    void savingWritesTheFileAndReloads()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("code.py"));
        World world;
        world.open();
        world.session.setText(QStringLiteral("b = 3\n"));
        QVERIFY(world.session.save(path));
        world.settle();
        QVERIFY(!world.session.isUnsaved());
        QCOMPARE(world.desk.started, 2);
        QFile file{path};
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(file.readAll(), QByteArray("b = 3\n"));
    }

    void aSaveThatFailsLeavesEverythingAsItWas()
    {
        World world;
        world.open();
        world.session.setText(QStringLiteral("b = 3\n"));
        const core::Result<void> saved = world.session.save(QStringLiteral("/nowhere/at/all/code.py"));
        QVERIFY(!saved);
        QVERIFY(!saved.error().message.empty());
        QVERIFY(world.session.isUnsaved());
        QCOMPARE(world.desk.started, 1);
    }

    void ctrlCReachesTheBoard()
    {
        World world;
        world.open();
        world.session.interrupt();
        QVERIFY(std::holds_alternative<sim::Interrupt>(world.desk.commands.back()));
    }
};

QTEST_GUILESS_MAIN(TestSession)
#include "tst_session.moc"
