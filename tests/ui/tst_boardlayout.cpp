// SPDX-License-Identifier: GPL-3.0-or-later
// Parts of any mix have their place, in panels of the sizes that the window gives them.
#include "ui/boardlayout.h"
#include "ui/partflow.h"

#include <QtTest>

namespace {

/// What parts of some kinds need, with words about as wide as those in the window.
std::vector<ui::PartNeed> needs(std::size_t leds, std::size_t rings, std::size_t servos)
{
    std::vector<ui::PartNeed> all;
    const auto add = [&](const ui::PartFace &face, std::size_t count) {
        for (std::size_t i = 0; i < count; ++i) {
            all.push_back({.ample = face.size(ui::PartRoom::Ample),
                           .tight = face.size(ui::PartRoom::Tight),
                           .name = 55,
                           .shortName = 16,
                           .state = 42,
                           .at = {}});
        }
    };
    add(*ui::ledFace({}), leds);
    add(*ui::ringFace({.name = {}, .shape = sim::PixelShape::Ring, .count = 24}), rings);
    add(*ui::servoFace({}), servos);
    return all;
}

const QSizeF large(626, 275);  // of the board's panel in a window of 1600 x 1000
const QSizeF laptop(470, 150); // 1280 x 720
const QSizeF old(355, 170);    // 1024 x 768

} // namespace

class TestBoardLayout : public QObject
{
    Q_OBJECT

private slots:
    void everyMixHasItsPlace_data()
    {
        QTest::addColumn<QSizeF>("panel");
        QTest::newRow("a large window") << large;
        QTest::newRow("a laptop") << laptop;
        QTest::newRow("an old projector") << old;
    }

    void everyMixHasItsPlace()
    {
        QFETCH(const QSizeF, panel);
        for (std::size_t leds = 1; leds <= 24; ++leds) {
            for (const std::size_t others : {0U, 1U, 2U}) {
                const std::vector<ui::PartNeed> parts = needs(leds, others, others > 0 ? 1 : 0);
                const ui::BoardLayout layout = ui::layOut(parts, panel, 1);
                QCOMPARE(layout.spots.size(), parts.size());
                const QRectF whole({}, panel);
                QVERIFY(whole.contains(layout.breadboard));
                QVERIFY(whole.contains(layout.board.mapRect(layout.geometry.board)));
                QVERIFY(!layout.breadboard.intersects(layout.board.mapRect(layout.geometry.board)));
                for (std::size_t i = 0; i < parts.size(); ++i) {
                    const QRectF &cell = layout.spots[i].cell;
                    QVERIFY(layout.breadboard.adjusted(-1, -1, 1, 1).contains(cell));
                    for (std::size_t other = 0; other < i; ++other) {
                        QVERIFY(!cell.adjusted(0.1, 0.1, -0.1, -0.1).intersects(layout.spots[other].cell));
                    }
                }
            }
        }
    }

    void picturesAndWordsAreNeverTooSmallToRead_data() { everyMixHasItsPlace_data(); }

    void picturesAndWordsAreNeverTooSmallToRead()
    {
        QFETCH(const QSizeF, panel);
        const ui::BoardLayout most = ui::layOut(needs(24, 2, 1), panel, 1);
        QVERIFY(most.text >= 10);
        QVERIFY2(38 * most.scale >= 10, qPrintable(QString::number(most.scale))); // an LED, in pixels
        const ui::BoardLayout few = ui::layOut(needs(2, 0, 0), panel, 1);
        QCOMPARE(few.words, ui::PartWords::NameOverState);
        QVERIFY2(38 * few.scale >= 22, qPrintable(QString::number(few.scale)));
    }

    void fewPartsInALargePanelHaveTheirResistors()
    {
        const ui::BoardLayout layout = ui::layOut(needs(2, 0, 0), large, 1);
        QCOMPARE(layout.room, ui::PartRoom::Ample);
        QVERIFY(!layout.geometry.low);
        QCOMPARE(layout.spots[0].middle.y(), layout.spots[1].middle.y());
    }

    void aPartThatHasAPlaceStandsThere()
    {
        std::vector<ui::PartNeed> parts = needs(3, 0, 0);
        parts[1].at = sim::Place{.column = 9, .row = 1};
        const ui::BoardLayout layout = ui::layOut(parts, large, 1);
        const QSizeF picture = layout.room == ui::PartRoom::Ample ? parts[1].ample : parts[1].tight;
        const QPointF corner
            = layout.spots[1].middle - QPointF(picture.width(), picture.height()) / 2 * layout.scale;
        const QPointF hole = layout.breadboard.topLeft() + ui::holeAt({9, 1}) * layout.scale;
        QVERIFY(QLineF(corner, hole).length() < 0.01);
        QVERIFY(layout.breadboard.contains(layout.spots[1].words));
        QCOMPARE(ui::placeNear(ui::holeAt({9, 1}) + QPointF(6, -6)), (sim::Place{9, 1}));
        QCOMPARE(ui::placeNear({-50, 5000}), (sim::Place{0, 99}));
    }

    void othersMakeWayForAPartThatWasPutWhereTheyWouldStand()
    {
        std::vector<ui::PartNeed> parts = needs(3, 0, 0);
        const ui::BoardLayout before = ui::layOut(parts, large, 1);
        const QPointF there = before.spots[0].middle - before.breadboard.topLeft();
        const QSizeF picture = before.room == ui::PartRoom::Ample ? parts[2].ample : parts[2].tight;
        parts[2].at = ui::placeNear(there / before.scale - QPointF(picture.width(), picture.height()) / 2);
        const ui::BoardLayout after = ui::layOut(parts, large, 1);
        QVERIFY(QLineF(after.spots[2].middle, after.spots[0].middle).length() > 20);
        QVERIFY(QLineF(after.spots[1].middle, after.spots[0].middle).length() > 20);
        QVERIFY(QLineF(after.spots[1].middle, before.spots[1].middle).length() < 1);
    }

    void withoutPartsThereIsABreadboard() { QVERIFY(ui::layOut({}, old, 1).breadboard.width() > 80); }

    void lowOnesStandAboveEachOtherBesideAHighOne()
    {
        const ui::PartFlow flow = ui::flowInto({{20, 10}, {30, 20}, {20, 10}}, {50, 20});
        QVERIFY(flow.fits);
        QCOMPARE(flow.cells[1], QRectF(0, 0, 30, 20));
        QCOMPARE(flow.cells[0], QRectF(30, 0, 20, 10));
        QCOMPARE(flow.cells[2], QRectF(30, 10, 20, 10));
        QVERIFY(!ui::flowInto({{20, 10}, {30, 20}, {20, 10}}, {49, 20}).fits);
    }
};

QTEST_MAIN(TestBoardLayout)
#include "tst_boardlayout.moc"
