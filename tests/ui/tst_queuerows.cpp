// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/queuerows.h"

#include <QtTest>

#include <algorithm>

using ui::QueueGroup;
using ui::QueueRow;
using ui::QueueSection;

namespace {

constexpr double line = 16;

/// The groups while so many tasks sleep and nobody else is there, or while one of them runs.
std::vector<QueueGroup> sleepers(int count, bool oneRuns = false)
{
    QueueGroup onCpu{QueueSection::OnCpu, {}, 0};
    QueueGroup ready{QueueSection::Ready, {}, 0};
    QueueGroup sleeping{QueueSection::Sleeping, {}, 0};
    for (int i = 0; i < count; ++i) {
        (oneRuns && i == 0 ? onCpu : sleeping).cards.emplace_back();
    }
    return {onCpu, ready, sleeping};
}

int count(const ui::QueueRows &rows, QueueRow::Kind kind)
{
    return static_cast<int>(std::count_if(rows.rows.begin(), rows.rows.end(),
                                          [kind](const QueueRow &row) { return row.kind == kind; }));
}

} // namespace

class TestQueueRows : public QObject
{
    Q_OBJECT

private slots:
    void withRoomEachCardHasTwoLinesAndEachEmptyGroupARow()
    {
        const auto groups = sleepers(2);
        const ui::QueueRows rows = queueRows(groups, {300, 600}, line);
        QVERIFY(rows.wholeCards);
        QCOMPARE(count(rows, QueueRow::Kind::Card), 2);
        QCOMPARE(count(rows, QueueRow::Kind::Hint), 2);
        QVERIFY(rows.height < 600);
    }

    void theLessRoomTheCloserTheRows()
    {
        const auto groups = sleepers(6);
        double before = 1e9;
        for (const double room : {700.0, 500.0, 420.0, 360.0, 280.0}) {
            const ui::QueueRows rows = queueRows(groups, {300, room}, line);
            QVERIFY2(rows.height <= room, qPrintable(QString::number(room)));
            QVERIFY(rows.height <= before);
            before = rows.height;
        }
    }

    void aHintWithoutARowStandsBesideItsHead()
    {
        const auto groups = sleepers(6);
        const ui::QueueRows rows = queueRows(groups, {300, 300}, line);
        QVERIFY(!rows.wholeCards);
        QCOMPARE(count(rows, QueueRow::Kind::Hint), 0);
        QVERIFY(!rows.rows.front().hint.isEmpty());
    }

    void cardsKeepTheirSizeWhenATaskGetsTheCpu()
    {
        for (int room = 150; room < 700; room += 10) {
            const auto idle = sleepers(4);
            const auto busy = sleepers(4, true);
            const ui::QueueRows before = queueRows(idle, {300, double(room)}, line);
            const ui::QueueRows after = queueRows(busy, {300, double(room)}, line);
            QCOMPARE(after.padding, before.padding);
            QCOMPARE(after.wholeCards, before.wholeCards);
        }
    }

    void rowsNeverOverlap()
    {
        const auto groups = sleepers(40);
        for (const double room : {100.0, 400.0, 3000.0}) {
            const ui::QueueRows rows = queueRows(groups, {300, room}, line);
            for (std::size_t i = 1; i < rows.rows.size(); ++i) {
                QVERIFY(rows.rows[i].rect.top() >= rows.rows[i - 1].rect.bottom());
            }
        }
    }
};

QTEST_GUILESS_MAIN(TestQueueRows)
#include "tst_queuerows.moc"
