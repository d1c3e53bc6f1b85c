// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/landmark.h"

#include "support/tracetext.h"

#include <QtTest>

using ui::Landmark;

namespace {

const char *const schedule = R"(
0    program starts
1    led1 created
1    led2 created
1    program waits for led1
1    led1 runs
1.1  led1 line 5
1.2  led1 sets D1 high
1.3  led1 sleeps 100
1.4  led2 runs
1.45 led2 line 9
1.5  led2 prints hello
1.6  led2 done
1.6  idle
102  led1 runs
102.1 led1 line 5
102.2 led1 sets D1 low
102.3 led1 done
102.3 program wakes
102.3 program runs
102.4 program ends
)";

} // namespace

class TestLandmark : public QObject
{
    Q_OBJECT

private slots:
    void eachIsFoundForwardAndBackward_data()
    {
        using Kind = Landmark::Kind;
        QTest::addColumn<Landmark>("landmark");
        QTest::addColumn<int>("times");
        QTest::newRow("turns of led1") << Landmark{Kind::Turn, 1} << 2;
        QTest::newRow("turns of led2") << Landmark{Kind::Turn, 2} << 1;
        QTest::newRow("text printed") << Landmark{Kind::Print, 0} << 1;
        QTest::newRow("line 5") << Landmark{Kind::Line, 5} << 2;
        QTest::newRow("a line that never runs") << Landmark{Kind::Line, 6} << 0;
        QTest::newRow("a pin that nobody uses") << Landmark{Kind::Pin, 63} << 0;
    }

    void eachIsFoundForwardAndBackward()
    {
        QFETCH(const Landmark, landmark);
        QFETCH(const int, times);
        const core::Trace trace = support::traceFrom(schedule);
        std::vector<std::size_t> met;
        for (auto at = ui::landmarkAfter(trace, 0, landmark); at;
             at = ui::landmarkAfter(trace, *at, landmark)) {
            QVERIFY(ui::isAt(trace[*at - 1], landmark));
            met.push_back(*at);
        }
        QCOMPARE(met.size(), static_cast<std::size_t>(times));
        std::vector<std::size_t> back;
        for (auto at = ui::landmarkBefore(trace, trace.size(), landmark); at;
             at = ui::landmarkBefore(trace, *at, landmark)) {
            back.insert(back.begin(), *at);
        }
        QCOMPARE(back, met);
    }

    void aTaskThatSleptOrIsNewWasNotWoken()
    {
        const core::Trace trace = support::traceFrom("0 program starts\n1 led1 created\n1 led1 runs\n"
                                                     "1.1 led1 sleeps 10\n1.2 idle\n11.1 led1 runs\n");
        QVERIFY(!ui::landmarkAfter(trace, 0, {Landmark::Kind::WakeUp, 0}));
    }
};

QTEST_GUILESS_MAIN(TestLandmark)
#include "tst_landmark.moc"
