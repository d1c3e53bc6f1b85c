// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/fold.h"
#include "support/schedules.h"
#include "support/tracetext.h"
#include "ui/timelineview.h"

#include <QSignalSpy>
#include <QtTest>

#include <memory>

using support::at;

namespace {

// A timeline of 1000 by 320 pixels, shown; 1.2 s across its lanes.
struct Scene
{
    explicit Scene(const std::string &schedule = support::takingTurns(3000), double cursorMs = 600)
        : trace(support::traceFrom(schedule)), fold(trace)
    {
        view.resize(1000, 320);
        view.setTrace(trace);
        view.show();
        moment = {at(0), at(cursorMs), trace[trace.size() - 1].time(), false, true};
        show();
        view.setFocus();
        QObject::connect(&view, &ui::TimelineView::timePicked, &view, [this](core::Instant time) {
            moment.cursor = time;
            show();
        });
    }
    void show() { view.showMoment(moment, fold.stateAt(trace.cursorAt(moment.cursor))); }
    void playTo(double ms)
    {
        moment.playing = true;
        moment.cursor = at(ms);
        show();
    }

    double cursorMs() const { return static_cast<double>((moment.cursor - at(0)).count()) / 1e6; }
    double x(double ms) const { return view.scene().gutter() + view.scene().scale.x(at(ms)); }
    double lanesRight() const { return view.scene().gutter() + view.scene().laneWidth(); }
    QPoint point(double ms, int row) const
    {
        const ui::TimelineRow &place = view.scene().rows.rows[static_cast<std::size_t>(row)];
        return {qRound(x(ms)),
                qRound(view.scene().rulerHeight() + place.top + place.height / 2 - view.scene().scrolled)};
    }
    void wheel(QPointF where, int steps, Qt::KeyboardModifiers keys = Qt::NoModifier)
    {
        QWheelEvent event(where, view.mapToGlobal(where), {}, {0, 120 * steps}, Qt::NoButton, keys,
                          Qt::NoScrollPhase, false);
        QCoreApplication::sendEvent(&view, &event);
    }

    core::Trace trace;
    core::Fold fold;
    ui::TimelineView view;
    ui::TimelineMoment moment;
};

bool near(double a, double b, double by = 1.5)
{
    return std::abs(a - b) <= by;
}

} // namespace

class TstTimelineView : public QObject
{
    Q_OBJECT

private slots:
    void atFirstABitMoreThanASecondIsInSight()
    {
        const Scene scene;
        QVERIFY(near(scene.x(0), scene.view.scene().gutter(), 12));
        QVERIFY(scene.x(1150) < scene.lanesRight());
        QVERIFY(scene.x(1300) > scene.lanesRight());
    }

    void theWheelZoomsAboutThePointer()
    {
        Scene scene;
        const double before = scene.x(500);
        const double span = scene.x(510) - before;
        scene.wheel({before, 100}, 3);
        QVERIFY(near(scene.x(500), before));
        QVERIFY(scene.x(510) - scene.x(500) > 1.9 * span);
        scene.wheel({before, 100}, -3);
        QVERIFY(near(scene.x(500), before));
    }

    void shiftAndTheWheelPan()
    {
        Scene scene;
        const double before = scene.x(500);
        scene.wheel({500, 100}, -1, Qt::ShiftModifier);
        QVERIFY(near(scene.x(500), before - 60));
    }

    void draggingMovesThePictureAndNotThePlayhead()
    {
        Scene scene;
        const double before = scene.x(500);
        const QSignalSpy picked(&scene.view, &ui::TimelineView::timePicked);
        QTest::mousePress(&scene.view, Qt::LeftButton, {}, {600, 100});
        for (const int x : {580, 540, 450}) {
            QMouseEvent move(QEvent::MouseMove, QPointF(x, 100), scene.view.mapToGlobal(QPointF(x, 100)),
                             Qt::NoButton, Qt::LeftButton, {});
            QCoreApplication::sendEvent(&scene.view, &move);
        }
        QTest::mouseRelease(&scene.view, Qt::LeftButton, {}, {450, 100});
        QVERIFY(near(scene.x(500), before - 150));
        QCOMPARE(picked.count(), 0);
    }

    void aClickTravelsToThatTime()
    {
        Scene scene;
        QTest::mouseClick(&scene.view, Qt::LeftButton, {}, {qRound(scene.x(350)), 10});
        QVERIFY(near(scene.cursorMs(), 350, 1.3));
    }

    void aClickOnATurnTravelsExactlyThere()
    {
        Scene scene;
        const double turn
            = static_cast<double>(
                  (scene.view.scene().neighbour(scene.view.scene().rows.rows[1], at(100), true).value()
                   - at(0))
                      .count())
            / 1e6;
        QTest::mouseClick(&scene.view, Qt::LeftButton, {}, scene.point(turn, 1) + QPoint(2, 0));
        QCOMPARE(scene.cursorMs(), turn);
    }

    void aClickOnARowPicksItsTask()
    {
        Scene scene;
        const QSignalSpy picked(&scene.view, &ui::TimelineView::taskPicked);
        QTest::mouseClick(&scene.view, Qt::LeftButton, {}, {40, scene.point(0, 1).y()});
        QCOMPARE(picked.count(), 1);
        QVERIFY(picked[0][0].value<std::optional<core::TaskId>>() == core::TaskId{2}); // led1
        QCOMPARE(scene.cursorMs(), 600.0);
    }

    void arrowsTravelFromTurnToTurnOfThePickedRow()
    {
        Scene scene;
        QTest::keyClick(&scene.view, Qt::Key_Down); // main
        QTest::keyClick(&scene.view, Qt::Key_Down); // led1
        QTest::keyClick(&scene.view, Qt::Key_Right);
        const double next = scene.cursorMs();
        QVERIFY2(next > 740 && next < 770, qPrintable(QString::number(next)));
        QTest::keyClick(&scene.view, Qt::Key_Left);
        QVERIFY2(scene.cursorMs() > 490 && scene.cursorMs() < 510,
                 qPrintable(QString::number(scene.cursorMs())));
    }

    void lettersZoomAndPan()
    {
        Scene scene;
        const double span = scene.x(200) - scene.x(100);
        QTest::keyClick(&scene.view, Qt::Key_W);
        QVERIFY(near(scene.x(200) - scene.x(100), span * 1.5));
        QTest::keyClick(&scene.view, Qt::Key_S);
        QVERIFY(near(scene.x(200) - scene.x(100), span));
        const double before = scene.x(100);
        QTest::keyClick(&scene.view, Qt::Key_D);
        QVERIFY(scene.x(100) < before - 50);
        QTest::keyClick(&scene.view, Qt::Key_A);
        QVERIFY(near(scene.x(100), before));
    }

    void fShowsTheWholeRun()
    {
        Scene scene;
        QTest::keyClick(&scene.view, Qt::Key_F);
        QVERIFY(scene.x(0) >= scene.view.scene().gutter());
        QVERIFY(scene.x(3000) <= scene.lanesRight());
        QVERIFY(scene.x(3000) > scene.lanesRight() - 80);
    }

    void whileRunningThePlayheadStaysAtFourFifths()
    {
        Scene scene;
        for (double ms = 600; ms < 2500; ms += 16) {
            scene.playTo(ms);
            QVERIFY(scene.x(ms) <= scene.view.scene().gutter() + 0.8 * scene.view.scene().laneWidth() + 1);
        }
        QVERIFY(near(scene.x(scene.cursorMs()),
                     scene.view.scene().gutter() + 0.8 * scene.view.scene().laneWidth()));
    }

    void whoPansAwayIsLeftInPeace()
    {
        Scene scene;
        const QSignalSpy follow(&scene.view, &ui::TimelineView::followChanged);
        scene.playTo(2000);
        QTest::keyClick(&scene.view, Qt::Key_Home);
        QCOMPARE(follow.count(), 1);
        QCOMPARE(follow[0][0].toBool(), false);
        scene.moment.follow = false;
        const double before = scene.x(0);
        scene.playTo(2500);
        QCOMPARE(scene.x(0), before);
        QTest::keyClick(&scene.view, Qt::Key_End);
        QCOMPARE(follow.last()[0].toBool(), true);
    }

    void aHundredTasksCanBeScrolledTo()
    {
        Scene scene{support::manyTasks(100, 200), 100};
        QVERIFY(scene.view.scene().furthestScroll() > 1000);
        for (int i = 0; i < 101; ++i) {
            QTest::keyClick(&scene.view, Qt::Key_Down);
        }
        const ui::TimelineRow &last = scene.view.scene().rows.rows[100];
        QVERIFY(last.top + last.height <= scene.view.scene().scrolled + scene.view.scene().rowsHeight() + 1);
        scene.wheel({20, 100}, 200);
        QCOMPARE(scene.view.scene().scrolled, 0.0);
    }

    void aScreenReaderHearsWhatEachRowDoes()
    {
        const Scene scene;
        QCOMPARE(scene.view.accessibleName(), QStringLiteral("Timeline"));
        const QString said = scene.view.accessibleDescription();
        QVERIFY2(said.startsWith(
                     QStringLiteral("At 0.600 s: main waiting, led1 sleeping, led2 sleeping, D1 out · high")),
                 qPrintable(said));
    }

    void aBlockedCpuIsSaidToBeBlocked()
    {
        const Scene scene{support::blockingAndItsBill(), 300};
        QVERIFY2(scene.view.accessibleDescription().contains(QStringLiteral("led1 blocks, led2 ready")),
                 qPrintable(scene.view.accessibleDescription()));
    }

    void aRunningBarIsPaintedInItsTasksColour()
    {
        Scene scene;
        const QImage image = scene.view.grab().toImage();
        const QPoint bar = scene.point(0.7, 2);
        bool found = false;
        for (int dx = -4; dx <= 4; ++dx) {
            found = found
                || image.pixelColor(bar + QPoint(dx, -6))
                    == scene.view.scene().colour(scene.view.scene().rows.rows[2], false);
        }
        QVERIFY(found);
    }

    void anEmptyTimelineSaysWhatToDo()
    {
        ui::TimelineView view;
        view.resize(600, 200);
        QCOMPARE(view.accessibleDescription(), QStringLiteral("Nothing has happened yet."));
        const QImage image = view.grab().toImage();
        QSet<QRgb> colours;
        for (int x = 0; x < image.width(); ++x) {
            colours.insert(image.pixel(x, image.height() / 2));
        }
        QVERIFY(colours.size() > 2); // there is text
    }
};

QTEST_MAIN(TstTimelineView)
#include "tst_timelineview.moc"
