// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/fold.h"
#include "sim/metro_m4.h"
#include "support/schedules.h"
#include "support/tracetext.h"
#include "ui/boardview.h"

#include <QSignalSpy>
#include <QtTest>

using support::at;

namespace {

struct Scene
{
    explicit Scene(const std::string &schedule)
        : trace(support::traceFrom(schedule)), fold(trace), lanes(trace)
    {
        lanes.update();
        view.resize(700, 320);
        view.show();
    }
    void show(double ms, std::optional<double> fromMs = {})
    {
        view.showMoment(fold.stateAt(trace.cursorAt(at(ms))), lanes,
                        fromMs ? std::optional(at(*fromMs)) : std::nullopt, at(ms));
    }
    QString said() const { return view.accessibleDescription(); }

    core::Trace trace;
    core::Fold fold;
    ui::LaneIndex lanes;
    ui::BoardView view;
};

} // namespace

class TstBoardView : public QObject
{
    Q_OBJECT

private slots:
    void aScreenReaderHearsWhichLedIsOn()
    {
        Scene scene{support::takingTurns(1000)};
        scene.show(50);
        QCOMPARE(scene.said(), QStringLiteral("board LED (D13): off, led on D1: on, led on D2: on"));
        scene.show(150);
        QCOMPARE(scene.said(), QStringLiteral("board LED (D13): off, led on D1: on, led on D2: off"));
    }

    void goingBackwardPutsTheLightBack()
    {
        Scene scene{support::takingTurns(1000)};
        scene.show(50);
        const QImage before = scene.view.grab().toImage();
        scene.show(300);
        QVERIFY(scene.view.grab().toImage() != before);
        scene.show(50);
        QVERIFY(scene.view.grab().toImage() == before);
    }

    void beforeAnyPinIsUsedTheBoardSaysSo()
    {
        Scene scene{"0 program starts\n"};
        scene.show(0);
        QCOMPARE(scene.said(), QStringLiteral("board LED (D13): off, no pins used yet"));
        QVERIFY(scene.view.summary().endsWith(QStringLiteral("no LEDs yet")));
    }

    void theBoardsOwnLedLightsWithD13()
    {
        Scene scene{"0 program starts\n10 program sets D13 high\n100 program sets D13 low\n"};
        scene.show(50);
        QCOMPARE(scene.said().section(u',', 0, 0), QStringLiteral("board LED (D13): on"));
        scene.show(100);
        QCOMPARE(scene.said().section(u',', 0, 0), QStringLiteral("board LED (D13): off"));
    }

    void anLedThatSwitchedWithinAFrameIsAsBrightAsItsShareOfTheTime()
    {
        Scene scene{
            "0 program starts\n0 program sets D1 low\n100 program sets D1 high\n130 program sets D1 low\n"};
        scene.show(200, 100);
        QCOMPARE(qRound(scene.view.leds()[1].light * 100), 30);
        QVERIFY(scene.said().contains(QStringLiteral("led on D1: on 30 %")));
        scene.show(200);
        QVERIFY(scene.said().contains(QStringLiteral("led on D1: off")));
    }

    void pwmDimsAnLed()
    {
        Scene scene{"0 program starts\n0 program sets D5 40 %\n"};
        scene.show(10);
        QVERIFY2(scene.said().contains(QStringLiteral("led on D5: on 40 %")), qPrintable(scene.said()));
    }

    void wiredLedsKeepTheirNames()
    {
        Scene scene{"0 program starts\n0 program sets D1 high\n"};
        scene.view.setWiring({{sim::Led{.name = "left lamp", .pin = *sim::metro_m4::pinNamed("D1")}}});
        scene.show(10);
        QVERIFY(scene.said().contains(QStringLiteral("left lamp: on")));
        QVERIFY(scene.view.summary().endsWith(QStringLiteral("1 LED")));
    }

    void everyNumberOfLedsFitsOnTheBreadboard_data()
    {
        QTest::addColumn<bool>("low");
        QTest::newRow("in a panel as usual") << false;
        QTest::newRow("in a low panel") << true;
    }

    void everyNumberOfLedsFitsOnTheBreadboard()
    {
        QFETCH(const bool, low);
        for (std::size_t count = 1; count <= 24; ++count) {
            const ui::BoardGeometry geometry{count, low};
            QCOMPARE(geometry.bulbs.size(), count);
            const double radius = 18.5 * geometry.ledScale;
            for (std::size_t i = 0; i < count; ++i) {
                const QPointF reach(radius, radius);
                QVERIFY(geometry.breadboard.contains(
                    QRectF(geometry.bulbs[i] - reach, geometry.bulbs[i] + reach)));
                for (std::size_t other = 0; other < i; ++other) {
                    QVERIFY(QLineF(geometry.bulbs[i], geometry.bulbs[other]).length() > 2 * radius);
                }
            }
        }
    }

    void everyHeaderPinThatAProgramCanNameIsOnTheDrawing()
    {
        for (const char *name : {"D0", "D1", "D13", "A0", "A5", "SDA", "SCL"}) {
            QVERIFY2(ui::BoardGeometry::headerOf(*sim::metro_m4::pinNamed(name)), name);
        }
        for (const ui::HeaderPin &pin : ui::BoardGeometry::headers()) {
            for (const bool low : {false, true}) {
                const ui::BoardGeometry geometry{1, low};
                QVERIFY(geometry.board.contains(geometry.holeOf(pin)));
            }
        }
    }
};

QTEST_MAIN(TstBoardView)
#include "tst_boardview.moc"
