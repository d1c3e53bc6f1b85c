// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/fold.h"
#include "sim/metro_m4.h"
#include "support/schedules.h"
#include "support/tracetext.h"
#include "ui/explanation.h"

#include <QtTest>

namespace {

/// What is said at the end of the trace.
ui::Explanation told(const core::Trace &trace)
{
    core::Fold fold{trace};
    const core::Instant now = trace[trace.size() - 1].time();
    return ui::explain(trace, fold.stateAt(trace.size()), trace.size(), now, support::at(0),
                       [&fold](std::size_t cursor) { return fold.stateAt(cursor); });
}

const char aTurnThatSetsD1[] = "0 program starts\n"
                               "0 main created\n"
                               "0 main runs\n"
                               "0 led1 created\n"
                               "0 main waits for led1\n"
                               "1 led1 runs\n"
                               "1 led1 sets D1 high\n"
                               "1 led1 sleeps 250\n";

} // namespace

class TestExplanation : public QObject
{
    Q_OBJECT

private slots:
    void aTurnIsToldWithItsReasonItsActsAndWhoIsNext()
    {
        const ui::Explanation said = told(support::traceFrom(aTurnThatSetsD1));
        QCOMPARE(said.turn, QStringLiteral("tick 2"));
        QVERIFY2(said.why.contains(QStringLiteral("led1 is a new task")), qPrintable(said.why));
        QVERIFY2(said.acts.startsWith(QStringLiteral("It turns D1 on. It awaits a sleep")),
                 qPrintable(said.acts));
        QVERIFY2(said.next.startsWith(QStringLiteral("Next is led1")), qPrintable(said.next));
    }

    void onlyAnErrorOfTheProgramIsSaidToHaveEndedIt_data()
    {
        QTest::addColumn<core::EndReason>("reason");
        QTest::addColumn<QString>("expected");
        QTest::newRow("a task failed before")
            << core::EndReason::Finished << QStringLiteral("code.py has ended.");
        QTest::newRow("the program failed")
            << core::EndReason::Exception << QStringLiteral("An error ended code.py: ValueError.");
        QTest::newRow("Ctrl-C") << core::EndReason::Interrupted << QStringLiteral("Ctrl-C ended code.py.");
    }

    void onlyAnErrorOfTheProgramIsSaidToHaveEndedIt()
    {
        QFETCH(core::EndReason, reason);
        QFETCH(QString, expected);
        core::Trace trace = support::traceFrom("0 program starts\n");
        trace.append(
            {support::at(1), core::EntryKind::Exception, 0, 0, core::number(trace.intern("3\tValueError"))});
        trace.append(
            {support::at(2), core::EntryKind::ProgramEnded, 0, static_cast<std::uint8_t>(reason), 0});
        QCOMPARE(told(trace).why, expected);
    }

    void anInputIsNotSaidToBeTurnedOn()
    {
        core::Trace trace = support::traceFrom("0 program starts\n0 main created\n0 main runs\n");
        const std::uint32_t d4 = number(*sim::metro_m4::pinNamed("D4"));
        const auto record = [&trace, d4](core::EntryKind kind, auto detail) {
            trace.append({support::at(1), kind, d4, static_cast<std::uint8_t>(detail), 0});
        };
        record(core::EntryKind::PinClaimed, 0);
        record(core::EntryKind::PinDirection, core::Direction::Input);
        record(core::EntryKind::PinLevel, core::Level::High);
        QCOMPARE(told(trace).acts, QStringLiteral("The input D4 is high now."));
        record(core::EntryKind::PinLevel, core::Level::Low);
        QVERIFY(told(trace).acts.endsWith(QStringLiteral("The input D4 is low now.")));
    }

    void whoHadToWaitIsSaidToBeLate()
    {
        const ui::Explanation said = told(support::traceFrom("0 program starts\n"
                                                             "0 led1 created\n"
                                                             "0 led2 created\n"
                                                             "0 led1 runs\n"
                                                             "0 led1 blocks 250\n"
                                                             "250 led1 unblocks\n"
                                                             "250 led1 sleeps 100\n"
                                                             "250 led2 runs\n"));
        QVERIFY2(said.why.contains(QStringLiteral("the CPU was held until 0.250 s: it runs 250 ms late")),
                 qPrintable(said.why));
    }
};

QTEST_GUILESS_MAIN(TestExplanation)
#include "tst_explanation.moc"
