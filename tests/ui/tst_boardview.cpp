// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/fold.h"
#include "sim/metro_m4.h"
#include "support/schedules.h"
#include "support/tracetext.h"
#include "ui/boardview.h"

#include <QPaintEvent>
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

class TestBoardView : public QObject
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

    void onlyWhatChangedIsPaintedAnew()
    {
        Scene scene{support::takingTurns(1000)};
        scene.show(50);
        QVERIFY(QTest::qWaitForWindowExposed(&scene.view));
        QCoreApplication::processEvents();
        struct Painted : QObject
        {
            bool eventFilter(QObject *, QEvent *event) override
            {
                if (event->type() == QEvent::Paint) {
                    region += static_cast<QPaintEvent *>(event)->region();
                }
                return false;
            }
            QRegion region;
        } painted;
        scene.view.installEventFilter(&painted);
        scene.show(150); // D2 went off, D1 stays
        QCoreApplication::processEvents();
        QVERIFY(painted.region.contains(scene.view.rectOf(1).center()));
        QVERIFY(!painted.region.contains(scene.view.rectOf(0).center()));
        scene.view.removeEventFilter(&painted);
    }

    void beforeAnyPinIsUsedTheBoardSaysSo()
    {
        Scene scene{"0 program starts\n"};
        scene.show(0);
        QCOMPARE(scene.said(), QStringLiteral("board LED (D13): off, no pins used yet"));
        QVERIFY(scene.view.summary().startsWith(QStringLiteral("no LEDs yet")));
    }

    void theBoardsOwnLedLightsWithD13()
    {
        Scene scene{"0 program starts\n10 program sets D13 high\n100 program sets D13 low\n"};
        scene.show(50);
        QCOMPARE(scene.said().section(u',', 0, 0), QStringLiteral("board LED (D13): on"));
        scene.show(100);
        QCOMPARE(scene.said().section(u',', 0, 0), QStringLiteral("board LED (D13): off"));
    }

    void theBoardsOwnNeoPixelShowsWhatWasSentToIt()
    {
        Scene scene{"0 program starts\n"};
        scene.show(0);
        const QImage dark = scene.view.grab().toImage();
        scene.trace.append({at(10), core::EntryKind::PixelFrame, number(sim::metro_m4::neopixel()), 0,
                            number(scene.trace.intern(std::string("\x00\x80\x00", 3)))});
        scene.lanes.update();
        scene.show(10);
        QVERIFY2(scene.said().contains(QStringLiteral("board NeoPixel: red")), qPrintable(scene.said()));
        QVERIFY(scene.view.grab().toImage() != dark);
        scene.show(5);
        QVERIFY(scene.view.grab().toImage() == dark);
    }

    void anLedThatSwitchedWithinAFrameIsAsBrightAsItsShareOfTheTime()
    {
        Scene scene{
            "0 program starts\n0 program sets D1 low\n100 program sets D1 high\n130 program sets D1 low\n"};
        scene.show(200, 100);
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
        QVERIFY(scene.view.summary().startsWith(QStringLiteral("1 LED · ")));
    }

    void partsAreFoundWhereTheyAreDrawn()
    {
        Scene scene{"0 program starts\n0 program sets D1 high\n"};
        scene.view.setWiring({{sim::Led{.name = "left lamp", .pin = *sim::metro_m4::pinNamed("D2")},
                               sim::Button{.name = "faster", .pin = *sim::metro_m4::pinNamed("D3")}}});
        scene.show(10);
        QCOMPARE(scene.view.parts().size(), std::size_t{3}); // D1 got an LED
        for (std::size_t part = 0; part < 3; ++part) {
            QVERIFY(scene.view.rect().contains(scene.view.rectOf(part)));
            QCOMPARE(scene.view.partAt(scene.view.rectOf(part).center()).value_or(3), part);
            QVERIFY(scene.view.isOnBreadboard(scene.view.rectOf(part).center()));
        }
        QVERIFY(!scene.view.partAt({2, 2}));
    }

    void aPinIsFoundAtItsHole()
    {
        Scene scene{"0 program starts\n"};
        scene.show(0);
        for (const char *name : {"D0", "D13", "A0", "SDA"}) {
            const core::PinId pin = *sim::metro_m4::pinNamed(name);
            QCOMPARE(scene.view.pinAt(*scene.view.holeOf(pin)), std::optional{pin});
        }
        QCOMPARE(scene.view.holeOf(sim::metro_m4::neopixel()), std::optional<QPoint>{});
        QCOMPARE(scene.view.pinAt({scene.view.width() - 3, 3}), std::optional<core::PinId>{});
    }

    void aClickAndArrowsChooseAPart()
    {
        Scene scene{support::takingTurns(1000)};
        scene.show(50);
        QTest::mouseClick(&scene.view, Qt::LeftButton, {}, scene.view.rectOf(0).center());
        QCOMPARE(scene.view.currentPart(), std::optional<std::size_t>{0});
        QTest::keyClick(&scene.view, Qt::Key_Right);
        QCOMPARE(scene.view.currentPart(), std::optional<std::size_t>{1});
        QTest::keyClick(&scene.view, Qt::Key_Left);
        QCOMPARE(scene.view.currentPart(), std::optional<std::size_t>{0});
        QTest::keyClick(&scene.view, Qt::Key_Escape);
        QVERIFY(!scene.view.currentPart());
    }

    void theChosenPartIsMarked()
    {
        Scene scene{support::takingTurns(1000)};
        scene.show(50);
        scene.view.activateWindow();
        scene.view.setFocus();
        QVERIFY(QTest::qWaitForWindowActive(&scene.view));
        const QImage before = scene.view.grab(scene.view.rectOf(1)).toImage();
        scene.view.setCurrentPart(1);
        QVERIFY(scene.view.grab(scene.view.rectOf(1)).toImage() != before);
    }

    void enterAndDoubleClickActivateAPart()
    {
        Scene scene{support::takingTurns(1000)};
        scene.show(50);
        const QSignalSpy activated(&scene.view, &ui::BoardView::partActivated);
        QTest::mouseDClick(&scene.view, Qt::LeftButton, {}, scene.view.rectOf(1).center());
        QCOMPARE(activated.count(), 1);
        QTest::keyClick(&scene.view, Qt::Key_Return);
        QCOMPARE(activated.count(), 2);
        QCOMPARE(activated[1][0].value<std::size_t>(), std::size_t{1});
    }

    void everyHeaderPinThatAProgramCanNameIsOnTheDrawing()
    {
        for (const char *name : {"D0", "D1", "D13", "A0", "A5", "SDA", "SCL"}) {
            QVERIFY2(ui::BoardGeometry::headerOf(*sim::metro_m4::pinNamed(name)), name);
        }
        for (const ui::HeaderPin &pin : ui::BoardGeometry::headers()) {
            for (const bool low : {false, true}) {
                const ui::BoardGeometry geometry{low};
                QVERIFY(geometry.board.contains(geometry.holeOf(pin)));
            }
        }
    }
};

QTEST_MAIN(TestBoardView)
#include "tst_boardview.moc"
