// SPDX-License-Identifier: GPL-3.0-or-later
// Real boards: a run that is pressed in its past goes another way from there, and the old way comes back.
#include "support/boardwait.h"

#include "app/windowboard.h"
#include "ui/rerun.h"
#include "ui/steps.h"

#include <QSignalSpy>
#include <QTest>

using namespace std::chrono_literals;

namespace {

constexpr const char *wiring = "[[part]]\nkind = \"button\"\nname = \"go\"\npin = \"D3\"\n";

const QString code = QStringLiteral(R"(import asyncio, board, digitalio

go = digitalio.DigitalInOut(board.D3)
go.switch_to_input(pull=digitalio.Pull.UP)

async def blink():
    with digitalio.DigitalInOut(board.D1) as lamp:
        lamp.switch_to_output()
        for _ in range(50):
            lamp.value = not lamp.value
            if not go.value:
                print("pressed")
            await asyncio.sleep(0.1)

asyncio.run(blink())
)");

struct World
{
    explicit World(const QString &text = code)
    {
        ui::Program program;
        program.title = QStringLiteral("code.py");
        program.text = text;
        program.wiring = wiring;
        session.load(program);
        QObject::connect(&session, &ui::Session::noticed, &session,
                         [this](const QString &sentence) { notices += sentence; });
        wait();
    }
    void wait() const
    {
        QVERIFY(QTest::qWaitFor(
            [this] {
                const ui::BoardState board = session.boardState();
                return !session.isRerunning() && board != ui::BoardState::Booting
                    && board != ui::BoardState::Working;
            },
            20'000));
    }
    void play(int frames)
    {
        session.run();
        for (int i = 0; i < frames && session.view().playing; ++i) {
            session.frame(50ms);
            wait();
        }
        session.pause();
        wait();
    }
    core::Instant at(core::Duration sinceStart) const { return session.start() + sinceStart; }
    int prints(std::size_t until) const
    {
        int count = 0;
        for (std::size_t i = 0; i < until; ++i) {
            count += session.trace()[i].kind() == core::EntryKind::Console ? 1 : 0;
        }
        return count;
    }

    ui::Session session{app::startWindowBoard};
    QStringList notices;
};

} // namespace

class TestBranching : public QObject
{
    Q_OBJECT

private slots:
    void aButtonPressedInThePastTakesAnotherWay()
    {
        World world;
        ui::Session &session = world.session;
        world.play(40); // 2 s
        const std::uint64_t before = session.trace().digest();
        const core::Instant edge = session.edge();
        session.moveTimeTo(world.at(450ms));
        const core::State there = session.state();
        const std::size_t fork = session.view().cursor;
        QSignalSpy branched{&session, &ui::Session::branched};

        QVERIFY(session.setInput(QStringLiteral("go"), 1));
        world.wait();
        QCOMPARE(branched.size(), 1);
        QCOMPARE(session.view().cursor, fork);
        QCOMPARE(session.trace().size(), fork);
        QVERIFY(session.state() == there);
        QVERIFY(session.isLive());
        QVERIFY(session.ghost());
        QCOMPARE(session.ghost()->recording->trace().digest(), before);
        QCOMPARE(session.ghost()->cursor, fork);

        world.play(40);
        QVERIFY(world.prints(session.trace().size()) > 10);
        QVERIFY(session.trace().digest() != before);

        // And back: the old run, which goes on where it ended.
        session.swapBranches();
        QCOMPARE(session.view().cursor, fork);
        QCOMPARE(session.trace().digest(), before);
        QCOMPARE(session.edge(), edge);
        world.wait();
        QCOMPARE(session.boardState(), ui::BoardState::Stopped);
        session.moveCursorTo(session.trace().size());
        world.play(5);
        QVERIFY(session.edge() > edge);
        QCOMPARE(world.prints(session.trace().size()), 0);
        // And the branch again.
        session.swapBranches();
        world.wait();
        QVERIFY(world.prints(session.trace().size()) > 10);
        QCOMPARE(world.notices, QStringList{});
    }

    void whatTheBranchDidIsWhatAScriptedRunDoes()
    {
        World world;
        ui::Session &session = world.session;
        world.play(30);
        session.moveTimeTo(world.at(320ms));
        QVERIFY(session.setInput(QStringLiteral("go"), 1));
        session.letGoOf(QStringLiteral("go"), 0); // before the board is there
        world.wait();
        world.play(30);
        // The branch can be branched, and repeated: so its trace is a run like any other.
        session.moveTimeTo(world.at(900ms));
        QVERIFY(session.setInput(QStringLiteral("go"), 1));
        world.wait();
        world.play(20);
        ui::Rerun again{app::startWindowBoard, session.load(), session.trace()};
        QSignalSpy arrived{&again, &ui::Rerun::arrived};
        QSignalSpy failed{&again, &ui::Rerun::failed};
        again.goTo(session.trace().size(), session.edge());
        QVERIFY(QTest::qWaitFor([&] { return arrived.size() + failed.size() > 0; }, 20'000));
        QCOMPARE(failed.size(), 0);
    }

    void aProgramThatHasEndedCanBeBranchedInItsPast()
    {
        World world;
        ui::Session &session = world.session;
        world.play(200);
        QCOMPARE(session.boardState(), ui::BoardState::Ended);
        QVERIFY(!session.setInput(QStringLiteral("go"), 1));
        QVERIFY2(world.notices.join(u' ').contains(QStringLiteral("Nothing runs")),
                 qPrintable(world.notices.join(u' ')));
        session.moveTimeTo(world.at(1s));
        QVERIFY(session.setInput(QStringLiteral("go"), 1));
        world.wait();
        world.play(200);
        QCOMPARE(session.boardState(), ui::BoardState::Ended);
        QVERIFY(world.prints(session.trace().size()) > 30);
        session.swapBranches();
        QCOMPARE(session.boardState(), ui::BoardState::Ended);
    }

    void aStepGivesABranchUpThatHasNotBegun()
    {
        World world;
        ui::Session &session = world.session;
        world.play(30);
        const std::uint64_t before = session.trace().digest();
        session.moveTimeTo(world.at(500ms));
        QVERIFY(session.setInput(QStringLiteral("go"), 1));
        session.stepTickBack();
        QVERIFY(!session.isRerunning());
        QTest::qWait(50);
        QCOMPARE(session.trace().digest(), before);
        QVERIFY(!session.ghost());
        world.play(5);
        QCOMPARE(world.prints(session.trace().size()), 0);
    }

    void resettingWhileABoardIsOnItsWayIsHarmless()
    {
        World world;
        world.play(30);
        world.session.moveTimeTo(world.at(500ms));
        QVERIFY(world.session.setInput(QStringLiteral("go"), 1));
        world.session.reset();
        world.wait();
        QTest::qWait(50);
        QVERIFY(!world.session.ghost());
        QCOMPARE(world.session.view().cursor, ui::startOf(world.session.trace()));
    }

    void aRerunStopsAtAnyEntryInAnyOrder()
    {
        World world;
        world.play(20);
        const core::Trace &trace = world.session.trace();
        ui::Rerun again{app::startWindowBoard, world.session.load(), trace};
        QSignalSpy arrived{&again, &ui::Rerun::arrived};
        QSignalSpy failed{&again, &ui::Rerun::failed};
        const std::size_t size = trace.size();
        int expected = 0;
        for (const std::size_t cursor : {size / 3, size / 2, size / 2, size / 4, size, ui::startOf(trace)}) {
            again.goTo(cursor, trace[cursor - 1].time());
            QVERIFY(QTest::qWaitFor([&] { return arrived.size() + failed.size() > expected; }, 20'000));
            QCOMPARE(failed.size(), 0);
            QCOMPARE(arrived.size(), ++expected);
            QCOMPARE(again.cursor(), cursor);
            QVERIFY(again.isThere());
        }
        // Sent elsewhere while it is under way, it arrives once.
        again.goTo(size, trace[size - 1].time());
        again.goTo(size / 2, trace[size / 2 - 1].time());
        QVERIFY(QTest::qWaitFor([&] { return arrived.size() > expected; }, 20'000));
        QCOMPARE(again.cursor(), size / 2);
        QTest::qWait(50);
        QCOMPARE(arrived.size(), expected + 1);
    }

    void aRunThatGoesAnotherWayIsToldAsAFault()
    {
        World world;
        world.play(20);
        sim::Load other = world.session.load();
        other.program.text.replace(other.program.text.find("0.1"), 3, "0.2");
        ui::Rerun again{app::startWindowBoard, other, world.session.trace()};
        QSignalSpy failed{&again, &ui::Rerun::failed};
        const std::size_t size = world.session.trace().size();
        again.goTo(size, world.session.edge());
        QVERIFY(QTest::qWaitFor([&] { return failed.size() > 0; }, 20'000));
        QVERIFY(failed.front().front().toString().contains(QStringLiteral("could not be repeated")));
    }
};

QTEST_MAIN(TestBranching)
#include "tst_branching.moc"
