// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/sessionworld.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QtTest>

using namespace std::chrono_literals;
using support::frame;
using World = support::SessionWorld;
using ui::BoardState;
using ui::Session;

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
