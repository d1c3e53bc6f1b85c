// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/watchdog.h"

#include <QTest>

using namespace std::chrono_literals;
using core::Instant;
using sim::Watchdog;

class TestWatchdog : public QObject
{
    Q_OBJECT

private slots:
    void thePeriodIsAPowerOfTwo();
    void feedingPutsItOff();
    void biteEndsAWait();
};

void TestWatchdog::thePeriodIsAPowerOfTwo()
{
    QCOMPARE(Watchdog::periodFor(2s), core::Duration{2s});
    QCOMPARE(Watchdog::periodFor(2001ms), core::Duration{4s});
    QCOMPARE(Watchdog::periodFor(16s), core::Duration{16s});
    QCOMPARE(Watchdog::periodFor(0s), core::Duration{7812500ns}); // 8 of 1/1024 s
}

void TestWatchdog::feedingPutsItOff()
{
    sim::Clock clock;
    Watchdog watchdog{clock};
    watchdog.feed(); // nothing to feed
    watchdog.start(1s);
    clock.advanceTo(Instant{900ms});
    watchdog.feed();
    clock.advanceTo(Instant{1800ms});
    QVERIFY(watchdog.isOn() && !watchdog.hasBitten());
    watchdog.stop();
    clock.advanceTo(Instant{5s});
    QVERIFY(!watchdog.isOn() && !watchdog.hasBitten());
}

void TestWatchdog::biteEndsAWait()
{
    sim::Clock clock;
    Watchdog watchdog{clock};
    watchdog.start(1s);
    QVERIFY(!clock.waitUntil(Instant{10s}));
    QCOMPARE(clock.now(), Instant{1s});
    QVERIFY(watchdog.hasBitten());
    watchdog.reset();
    QVERIFY(!watchdog.hasBitten() && !clock.interruptRequested());
}

QTEST_GUILESS_MAIN(TestWatchdog)
#include "tst_watchdog.moc"
