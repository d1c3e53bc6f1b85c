// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/steps.h"

#include "core/fold.h"
#include "support/tracetext.h"

#include <QtTest>

#include <string>

using core::EntryKind;

namespace {

/// A trace with the cursor walking in it.
class Walk
{
public:
    explicit Walk(std::string_view schedule) : m_trace(support::traceFrom(schedule)) { }

    const core::Trace &trace() const { return m_trace; }
    std::size_t cursor = 0;

    bool programRuns()
    {
        const core::State state = m_fold.stateAt(cursor);
        return !state.tasks.empty() && state.tasks[0].phase == core::Phase::Running;
    }
    bool tick()
    {
        const std::optional<std::size_t> end = ui::tickEndAfter(m_trace, cursor, programRuns());
        cursor = end.value_or(cursor);
        return end.has_value();
    }
    void tickBack() { cursor = ui::tickEndBefore(m_trace, cursor, programRuns()); }
    EntryKind last() const { return m_trace[cursor - 1].kind(); }
    double lastTime() const
    {
        return std::chrono::duration<double, std::milli>(m_trace[cursor - 1].time() - support::at(0)).count();
    }

private:
    core::Trace m_trace;
    core::Fold m_fold{m_trace};
};

const char *const twoTasks = R"(
0    program starts
1    led1 created
1    led2 created
1    program waits for led1
1    led1 runs
1.1  led1 line 5
1.2  led1 sets D1 high
1.3  led1 sleeps 100
1.4  led2 runs
1.5  led2 sets D2 high
1.6  led2 sleeps 100
1.6  idle
102  led1 runs
102  led1 sets D1 low
102  led1 done
102  program runs
103  program ends
)";

const char *const noTasks = R"(
0    program starts
1    program line 3
1    program sets D1 high
2    program line 4
2    program blocks 250
252  program unblocks
253  program line 5
253  program prints done
254  program ends
)";

} // namespace

class TestSteps : public QObject
{
    Q_OBJECT

private slots:
    void theFirstTickRunsTheProgramUpToTheScheduler()
    {
        Walk walk{twoTasks};
        walk.cursor = ui::startOf(walk.trace());
        QVERIFY(walk.tick());
        QCOMPARE(walk.last(), EntryKind::TaskGaveUp);
        QCOMPARE(walk.trace()[walk.cursor].kind(), EntryKind::TaskResumed);
    }

    void aTickIsAWholeTurnThoughTheNextFollowsAtOnce()
    {
        Walk walk{twoTasks};
        walk.cursor = ui::startOf(walk.trace());
        QVERIFY(walk.tick());
        QVERIFY(walk.tick());
        QCOMPARE(walk.last(), EntryKind::TaskGaveUp);
        QCOMPARE(walk.lastTime(), 1.3);
    }

    void aTickEndsWhereTheLoopIsIdleAndTimeStandsThere()
    {
        Walk walk{twoTasks};
        walk.cursor = ui::startOf(walk.trace());
        QVERIFY(walk.tick() && walk.tick() && walk.tick());
        QCOMPARE(walk.last(), EntryKind::LoopIdle);
        QCOMPARE(walk.lastTime(), 1.6);
    }

    void theLastTickEndsWithTheTrace()
    {
        Walk walk{twoTasks};
        while (walk.tick()) { }
        QCOMPARE(walk.cursor, walk.trace().size());
    }

    void ticksBackStopWhereTicksForwardDid_data()
    {
        QTest::addColumn<QByteArray>("schedule");
        QTest::newRow("two tasks") << QByteArray(twoTasks);
        QTest::newRow("code without tasks") << QByteArray(noTasks);
    }

    void ticksBackStopWhereTicksForwardDid()
    {
        QFETCH(const QByteArray, schedule);
        Walk walk{std::string_view{schedule.constData(), static_cast<std::size_t>(schedule.size())}};
        walk.cursor = ui::startOf(walk.trace());
        std::vector<std::size_t> ends{walk.cursor};
        while (walk.tick()) {
            ends.push_back(walk.cursor);
        }
        QVERIFY(ends.size() > 3);
        for (std::size_t i = ends.size() - 1; i > 0; --i) {
            QCOMPARE(walk.cursor, ends[i]);
            walk.tickBack();
        }
        QCOMPARE(walk.cursor, ends.front());
        walk.tickBack();
        QCOMPARE(walk.cursor, ends.front());
    }

    void withoutTasksATickIsOneVisibleAct()
    {
        Walk walk{noTasks};
        walk.cursor = ui::startOf(walk.trace());
        const std::vector<EntryKind> expected{EntryKind::PinLevel, EntryKind::SleepBegan, EntryKind::SleepEnded,
                                              EntryKind::Console};
        for (const EntryKind kind : expected) {
            QVERIFY(walk.tick());
            QCOMPARE(walk.last(), kind);
        }
    }

    void aTickThatIsNotOverYetHasNoEnd()
    {
        Walk walk{"0 program starts\n1 led1 created\n1 program waits for led1\n1 led1 runs\n2 led1 line 5\n"};
        walk.cursor = walk.trace().size();
        QVERIFY(!walk.tick());
    }

    void aLineStepStopsBeforeTheLineRuns()
    {
        const Walk walk{noTasks};
        const std::optional<std::size_t> line = ui::lineAfter(walk.trace(), ui::startOf(walk.trace()));
        QVERIFY(line);
        QCOMPARE(walk.trace()[*line - 1].value(), 3U);
        QCOMPARE(walk.trace()[*line - 1].kind(), EntryKind::Line);
    }

    void lineStepsBackStopAtEachLineAndAtTheStart()
    {
        const Walk walk{noTasks};
        std::size_t cursor = walk.trace().size();
        for (const std::uint32_t line : {5U, 4U, 3U}) {
            cursor = ui::lineBefore(walk.trace(), cursor);
            QCOMPARE(walk.trace()[cursor - 1].value(), line);
        }
        const std::size_t start = ui::startOf(walk.trace());
        QCOMPARE(ui::lineBefore(walk.trace(), cursor), start);
        QCOMPARE(ui::lineBefore(walk.trace(), start), start);
    }

    void aSwitchIsWhereAnotherTaskGetsTheCpu()
    {
        const Walk walk{twoTasks};
        const std::optional<std::size_t> first
            = ui::switchAfter(walk.trace(), ui::startOf(walk.trace()), core::programTask);
        QVERIFY(first);
        const core::TaskId led1 = walk.trace()[*first - 1].task();
        const std::optional<std::size_t> second = ui::switchAfter(walk.trace(), *first, led1);
        QVERIFY(second);
        QVERIFY(walk.trace()[*second - 1].task() != led1);
        QCOMPARE(walk.trace()[*second - 1].kind(), EntryKind::TaskResumed);
    }
};

QTEST_GUILESS_MAIN(TestSteps)
#include "tst_steps.moc"
