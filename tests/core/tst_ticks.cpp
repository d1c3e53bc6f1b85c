// SPDX-License-Identifier: GPL-3.0-or-later

#include <QtTest>

#include "core/tickcounter.h"

using namespace core;
using namespace std::chrono_literals;

class TestTicks : public QObject
{
    Q_OBJECT

private slots:
    void theCounterStartsSixtyFiveAndAHalfSecondsBeforeItsWrap()
    {
        QCOMPARE(ticksAt(Instant{}).count(), 536805376U);
        QCOMPARE(ticksAt(instantOfMillisecond(65535)).count(), Ticks::period - 1);
        QCOMPARE(ticksAt(instantOfMillisecond(65536)).count(), 0U);
    }

    void aSpanAcrossTheWrapIsSigned()
    {
        QCOMPARE((Ticks{3} - Ticks{Ticks::period - 2}).ms, 5);
        QCOMPARE((Ticks{Ticks::period - 2} - Ticks{3}).ms, -5);
        QVERIFY(isBefore(Ticks{Ticks::period - 1}, Ticks{0}));
        QVERIFY(!isBefore(Ticks{0}, Ticks{0}));
    }

    void addingASpanWraps()
    {
        QCOMPARE((Ticks{Ticks::period - 1} + TickSpan{2}).count(), 1U);
        QCOMPARE((Ticks{1} + TickSpan{-2}).count(), Ticks::period - 1);
    }

    void theGreatestDistancesStillHaveASign()
    {
        constexpr std::uint32_t half = Ticks::period / 2;
        QCOMPARE((Ticks{half - 1} - Ticks{0}).ms, static_cast<std::int32_t>(half) - 1);
        QCOMPARE((Ticks{half} - Ticks{0}).ms, -static_cast<std::int32_t>(half));
    }

    void oneOfFortyTwoStepsRepeatsAMillisecond()
    {
        // 1024 steps of the crystal make 1000 milliseconds.
        constexpr std::int64_t second = std::chrono::nanoseconds{1s}.count();
        int repeats = 0;
        for (int step = 1; step <= 1024; ++step) {
            const Instant before{Duration{(step - 1) * second / 1024 + 1}};
            const Instant now{Duration{step * second / 1024 + 1}};
            repeats += millisecondsAt(before) == millisecondsAt(now) ? 1 : 0;
        }
        QCOMPARE(repeats, 24);
    }

    void theInstantOfAMillisecondIsTheFirstThatReadsIt()
    {
        for (const std::int64_t ms : {0, 1, 41, 42, 43, 999, 1000, 65536, 123456789}) {
            const Instant first = instantOfMillisecond(ms);
            QCOMPARE(millisecondsAt(first), ms);
            if (ms > 0) {
                QVERIFY(millisecondsAt(first - 1ns) < ms);
            }
        }
    }

    void aDueTickInThePastMeansNow()
    {
        const Instant now{5s};
        QCOMPARE(instantOf(ticksAt(now), now), now);
        QCOMPARE(instantOf(ticksAt(Instant{4s}), now), now);
        QVERIFY(instantOf(ticksAt(Instant{6s}), now) > now);
    }
};

QTEST_GUILESS_MAIN(TestTicks)
#include "tst_ticks.moc"
