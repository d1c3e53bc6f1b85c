// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/timelineruler.h"

#include <QtTest>

using namespace std::chrono_literals;
using core::Instant;
using ui::TimeScale;

namespace {

const Instant origin{1050ms};

QStringList words(const char *joined)
{
    return QString::fromUtf8(joined).split(u'|');
}

QStringList labels(const std::vector<ui::RulerTick> &ticks)
{
    QStringList list;
    for (const ui::RulerTick &tick : ticks) {
        if (tick.isMajor()) {
            list.append(tick.label);
        }
    }
    return list;
}

} // namespace

class TstTimelineRuler : public QObject
{
    Q_OBJECT

private slots:
    void roundTimesAreLabelled_data()
    {
        QTest::addColumn<double>("nanosPerPixel");
        QTest::addColumn<double>("fromMs");
        QTest::addColumn<QStringList>("expected");
        QTest::newRow("a second and a bit") << 1.2e6 << 0.0 << words("0.0 s|0.1 s|0.2 s|0.3 s");
        QTest::newRow("half a minute") << 60e6 << 0.0 << words("0 s|5 s|10 s|15 s|20 s");
        QTest::newRow("milliseconds") << 20e3 << 600.0 << words("0.600 s|0.602 s|0.604 s|0.606 s");
        QTest::newRow("one turn") << 2e3 << 600.0 << words("600.0 ms|600.2 ms|600.4 ms|600.6 ms");
        QTest::newRow("single cycles") << 2.0 << 600.0 << words("600000.0 µs|600000.2 µs|600000.4 µs");
    }

    void roundTimesAreLabelled()
    {
        QFETCH(double, nanosPerPixel);
        QFETCH(double, fromMs);
        QFETCH(QStringList, expected);
        const TimeScale scale{origin + core::Duration{std::llround(fromMs * 1e6)}, nanosPerPixel};
        const QStringList found = labels(rulerTicks(scale, 380, origin, 80));
        QCOMPARE(found.mid(0, expected.size()), expected);
    }

    void labelsNeverStandCloserThanAsked()
    {
        for (double nanosPerPixel = 2; nanosPerPixel < 1e10; nanosPerPixel *= 1.37) {
            double before = -1e9;
            for (const ui::RulerTick &tick : ui::rulerTicks({origin, nanosPerPixel}, 1400, origin, 80)) {
                if (tick.isMajor()) {
                    QVERIFY2(tick.x - before > 79.9, qPrintable(QString::number(nanosPerPixel)));
                    before = tick.x;
                }
            }
            QVERIFY(before >= 0);
        }
    }

    void betweenTwoLabelsLiesOneLine()
    {
        const auto ticks = ui::rulerTicks({origin, 1e6}, 1000, origin, 80);
        for (std::size_t i = 0; i < ticks.size(); ++i) {
            QCOMPARE(ticks[i].isMajor(), i % 2 == 0);
        }
    }

    void beforeTheProgramThereIsNoTime()
    {
        const auto ticks = ui::rulerTicks({origin - 500ms, 1e6}, 1000, origin, 80);
        QCOMPARE(ticks.front().label, QStringLiteral("0.0 s"));
        QCOMPARE(ticks.front().x, 500.0);
    }

    void theClockIsAsFineAsThePicture()
    {
        QCOMPARE(ui::clockText(600ms), QStringLiteral("0.600 s"));
        QCOMPARE(ui::clockText(600ms + 120us, 10e3), QStringLiteral("0.60012 s"));
        QCOMPARE(ui::clockText(600ms + 125us, 2e3), QStringLiteral("600.125 ms"));
        QCOMPARE(ui::clockText(600ms + 125us + 4ns, 2), QStringLiteral("600125.004 µs"));
    }

    void theClockSpeaksTheRulersUnit()
    {
        for (double nanosPerPixel = 2; nanosPerPixel < 1e10; nanosPerPixel *= 1.13) {
            const QString label = ui::rulerTicks({origin, nanosPerPixel}, 380, origin, 80).front().label;
            const QString clock = ui::clockText(600ms, nanosPerPixel, 80);
            QCOMPARE(clock.section(u' ', 1), label.section(u' ', 1));
        }
    }

    void spansAreSaidAsPeopleSayThem()
    {
        QCOMPARE(ui::spanText(400ms), QStringLiteral("400 ms"));
        QCOMPARE(ui::spanText(1500ms), QStringLiteral("1.5 s"));
        QCOMPARE(ui::spanText(200us), QStringLiteral("0.2 ms"));
        QCOMPARE(ui::spanText(35us), QStringLiteral("35 µs"));
        QCOMPARE(ui::spanText(0s), QStringLiteral("0 µs"));
    }
};

QTEST_GUILESS_MAIN(TstTimelineRuler)
#include "tst_timelineruler.moc"
