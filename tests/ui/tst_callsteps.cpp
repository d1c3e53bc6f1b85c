// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/callsteps.h"

#include "core/fold.h"
#include "support/tracetext.h"

#include <QtTest>

using core::EntryKind;

namespace {

/// led1 calls a function at line 5, which calls another at line 2; led2 runs in between.
const char *const calls = R"(
0    program starts
1    led1 created
1    led2 created
1    program waits for led1
1    led1 runs
1.1  led1 line 5
1.2  led1 line 1 depth 1
1.3  led1 line 2 depth 1
1.4  led1 line 20 depth 2
1.5  led1 sleeps 100
1.6  led2 runs
1.7  led2 line 9
1.8  led2 sleeps 200
1.8  idle
101.6 led1 runs
101.7 led1 line 3 depth 1
101.8 led1 line 6
101.9 led1 done
102  program runs
102.1 program line 30
102.2 program ends
)";

class Walk
{
public:
    std::size_t cursor = 0;
    core::Trace trace = support::traceFrom(calls);

    ui::CodePlace place(std::uint32_t task)
    {
        return ui::placeOf(core::Fold{trace}.stateAt(cursor), core::TaskId{task});
    }
    /// The line that the cursor stands at; 0 if it is at none.
    std::uint32_t line() const
    {
        return cursor > 0 && trace[cursor - 1].kind() == EntryKind::Line ? trace[cursor - 1].line() : 0;
    }
    void toLine(std::uint32_t wanted)
    {
        for (cursor = 1; line() != wanted; ++cursor) { }
    }
    std::uint32_t over() { return to(ui::overAfter(trace, cursor, place(1)).value()); }
    std::uint32_t overBack() { return to(ui::overBefore(trace, cursor, place(1))); }
    std::uint32_t out() { return to(ui::outAfter(trace, cursor, place(1)).value()); }
    std::uint32_t outBack() { return to(ui::outBefore(trace, cursor, place(1))); }
    EntryKind last() const { return trace[cursor - 1].kind(); }

private:
    std::uint32_t to(std::size_t end)
    {
        cursor = end;
        return line();
    }
};

} // namespace

class TestCallSteps : public QObject
{
    Q_OBJECT

private slots:
    void aLineIsSteppedOverWithAllThatItCalls()
    {
        Walk walk;
        walk.toLine(5);
        QCOMPARE(walk.over(), 6U);
        QCOMPARE(walk.overBack(), 5U);
    }

    void withinACallStepsStayInItUntilItEnds()
    {
        Walk walk;
        walk.toLine(1);
        QCOMPARE(walk.over(), 2U);
        QCOMPARE(walk.over(), 3U); // line 20 is deeper, line 9 another task's
        QCOMPARE(walk.over(), 6U);
        QCOMPARE(walk.overBack(), 5U); // over the call that the step before left
    }

    void theFirstLineOfACallHasItsCallerBeforeIt()
    {
        Walk walk;
        walk.toLine(1);
        QCOMPARE(walk.overBack(), 5U);
    }

    void outOfACallLeadsToTheLineAfterItAndBackToTheOneThatMadeIt()
    {
        Walk walk;
        walk.toLine(20);
        QCOMPARE(walk.out(), 3U);
        QCOMPARE(walk.out(), 6U);
        walk.toLine(20);
        QCOMPARE(walk.outBack(), 2U);
        QCOMPARE(walk.outBack(), 5U);
    }

    void afterTheLastLineComesTheEndOfTheTask()
    {
        Walk walk;
        walk.toLine(6);
        QCOMPARE(walk.over(), 0U);
        QCOMPARE(walk.last(), EntryKind::TaskDone);
        walk.toLine(5);
        walk.out();
        QCOMPARE(walk.last(), EntryKind::TaskDone);
    }

    void beforeTheFirstLineComesTheTasksFirstTurn()
    {
        Walk walk;
        walk.toLine(5);
        walk.overBack();
        QCOMPARE(walk.last(), EntryKind::TaskResumed);
        walk.toLine(6);
        walk.outBack();
        QCOMPARE(walk.last(), EntryKind::TaskResumed);
    }

    void whatTheTraceDoesNotReachHasNoEnd()
    {
        const core::Trace trace = support::traceFrom("0 program starts\n1 program line 1\n");
        QVERIFY(!ui::overAfter(trace, trace.size(), {}));
        QVERIFY(!ui::outAfter(trace, trace.size(), {}));
    }
};

QTEST_GUILESS_MAIN(TestCallSteps)
#include "tst_callsteps.moc"
