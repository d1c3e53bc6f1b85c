// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/timescale.h"

#include <QtTest>

using namespace std::chrono_literals;
using core::Instant;
using ui::TimeScale;

class TstTimeScale : public QObject
{
    Q_OBJECT

private slots:
    void aMomentFoundAtAPixelLiesAtThatPixel()
    {
        const TimeScale scale{Instant{1s}, 1e6};
        QCOMPARE(scale.x(Instant{1s}), 0.0);
        QCOMPARE(scale.x(Instant{1s + 250ms}), 250.0);
        QVERIFY(scale.at(250) == Instant{1s + 250ms});
    }

    void fittingPutsFirstAndLastOnTheBorders()
    {
        const TimeScale scale = TimeScale::fitting(Instant{2s}, Instant{6s}, 1000);
        QCOMPARE(scale.x(Instant{2s}), 0.0);
        QCOMPARE(scale.x(Instant{6s}), 1000.0);
    }

    void zoomingKeepsWhatLiesUnderThePointer()
    {
        const TimeScale before{Instant{0s}, 1e6};
        const Instant under = before.at(400);
        for (const double factor : {0.1, 0.8, 1.25, 10.0, 1000.0}) {
            const TimeScale after = before.zoomedAbout(400, factor);
            QVERIFY(std::abs(after.x(under) - 400) < 0.01);
        }
    }

    void zoomingInAndOutAgainComesBack()
    {
        const TimeScale before{Instant{3s}, 1e6};
        const TimeScale after = before.zoomedAbout(700, 8).zoomedAbout(700, 0.125);
        QVERIFY(std::abs(after.x(Instant{3s})) < 0.01);
        QCOMPARE(after.nanosPerPixel(), before.nanosPerPixel());
    }

    void zoomStopsAtCpuCyclesAndAtDays()
    {
        const TimeScale scale{Instant{0s}, 1e6};
        QCOMPARE(scale.zoomedAbout(0, 1e12).nanosPerPixel(), TimeScale::finest);
        QCOMPARE(scale.zoomedAbout(0, 1e-12).nanosPerPixel(), TimeScale::coarsest);
    }

    void panningMovesEveryMomentAlike()
    {
        const TimeScale scale = TimeScale{Instant{1s}, 2e6}.pannedBy(-50);
        QVERIFY(scale.left() == Instant{1s + 100ms});
        QCOMPARE(scale.x(Instant{1s + 100ms}), 0.0);
    }

    void aMomentCanBePlacedAnywhere()
    {
        const TimeScale scale = TimeScale{Instant{0s}, 1e6}.placing(Instant{5s}, 800);
        QCOMPARE(scale.x(Instant{5s}), 800.0);
    }

    void nanosecondsStayExactAfterADayOfVirtualTime()
    {
        const Instant late{24h + 7ns};
        const TimeScale scale{Instant{24h}, 2};
        QCOMPARE(scale.x(late), 3.5);
    }
};

QTEST_GUILESS_MAIN(TstTimeScale)
#include "tst_timescale.moc"
