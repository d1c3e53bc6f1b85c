// SPDX-License-Identifier: GPL-3.0-or-later
// Steps of a session: ticks, lines and switches, forward with the board and backward without.
#include "sim/metro_m4.h"
#include "support/sessionworld.h"

#include <QSignalSpy>
#include <QtTest>

using namespace std::chrono_literals;
using support::frame;
using World = support::SessionWorld;
using ui::BoardState;
using ui::Session;

class TestStepping : public QObject
{
    Q_OBJECT

private slots:
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

    void callsAreSteppedOverAndOutOfByTheBoardAndMetAgainOnTheWayBack()
    {
        World world{"0 program starts\n1 program line 1\n2 program line 8 depth 1\n3 program line 9 depth 1\n"
                    "4 program line 2\n5 program line 3\n6 program ends\n"};
        world.open();
        const auto line = [&world] { return world.session.state().tasks[0].at.line; };
        for (const std::uint32_t wanted : {1U, 2U, 3U}) {
            world.session.stepOver(core::programTask);
            world.settle();
            QCOMPARE(line(), wanted);
        }
        for (const std::uint32_t wanted : {2U, 1U}) {
            world.session.stepOverBack(core::programTask);
            QCOMPARE(line(), wanted);
        }
        world.session.stepLineForward();
        QCOMPARE(line(), 8U);
        world.session.stepOut(core::programTask);
        QCOMPARE(line(), 2U);
        world.session.stepLineBack();
        QCOMPARE(line(), 9U);
        world.session.stepOutBack(core::programTask);
        QCOMPARE(line(), 1U);
    }

    void everyKindOfLandmarkIsReachedByTheBoardAndMetAgainOnTheWayBack_data()
    {
        using Kind = ui::Landmark::Kind;
        QTest::addColumn<ui::Landmark>("landmark");
        QTest::newRow("a turn of one task") << ui::Landmark{Kind::Turn, 2};
        QTest::newRow("a change of one pin") << ui::Landmark{Kind::Pin, core::number(*sim::metro_m4::pinNamed("D2"))};
    }

    void everyKindOfLandmarkIsReachedByTheBoardAndMetAgainOnTheWayBack()
    {
        QFETCH(const ui::Landmark, landmark);
        World world;
        world.open();
        std::vector<std::size_t> met;
        for (int i = 0; i < 4; ++i) {
            world.session.stepTo(landmark);
            world.settle();
            const std::size_t cursor = world.session.view().cursor;
            QVERIFY(ui::isAt(world.session.trace()[cursor - 1], landmark));
            QVERIFY(met.empty() || cursor > met.back());
            met.push_back(cursor);
        }
        for (std::size_t i = met.size() - 1; i > 0; --i) {
            world.session.stepBackTo(landmark);
            QCOMPARE(world.session.view().cursor, met[i - 1]);
        }
    }

    void backToWhatNeverHappenedStaysAndSaysSo()
    {
        World world;
        world.open();
        world.tick();
        const std::size_t cursor = world.session.view().cursor;
        const QSignalSpy said{&world.session, &Session::noticed};
        world.session.stepBackTo({ui::Landmark::Kind::Print});
        QCOMPARE(world.session.view().cursor, cursor);
        QCOMPARE(said.size(), 1);
    }

    void switchesAreMetAgainOnTheWayBack()
    {
        World world;
        world.open();
        std::vector<std::size_t> met;
        for (int i = 0; i < 6; ++i) {
            world.session.nextSwitch();
            world.settle();
            met.push_back(world.session.view().cursor);
        }
        for (std::size_t i = met.size() - 1; i > 0; --i) {
            world.session.previousSwitch();
            QCOMPARE(world.session.view().cursor, met[i - 1]);
        }
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

    void aStepBringsThePlayheadBackInSight()
    {
        World world;
        world.open();
        world.tick();
        world.session.setFollow(false); // the learner has moved the timeline
        world.tick();
        QVERIFY(world.session.view().follow);
    }
};

QTEST_GUILESS_MAIN(TestStepping)
#include "tst_stepping.moc"
