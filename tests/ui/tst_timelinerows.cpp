// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/metro_m4.h"
#include "support/schedules.h"
#include "support/tracetext.h"
#include "ui/timelinerows.h"

#include <QtTest>

namespace {

// "main led1 led2 D1 D2 console cpu"
QString said(const ui::TimelineRows &rows, const ui::LaneIndex &index)
{
    QStringList words;
    for (const ui::TimelineRow &row : rows.rows) {
        switch (row.kind) {
        case ui::TimelineRow::Kind::Task: {
            const std::string_view name
                = row.id == 0 ? "program" : index.trace().text(index.tasks()[row.id].name);
            words.append(QString::fromUtf8(name.data(), static_cast<qsizetype>(name.size())));
            break;
        }
        case ui::TimelineRow::Kind::Pin:
            words.append(QString::fromStdString(
                std::string(sim::metro_m4::pin(core::PinId{static_cast<std::uint8_t>(row.id)}).label())));
            break;
        case ui::TimelineRow::Kind::Console:
            words.append(QStringLiteral("console"));
            break;
        case ui::TimelineRow::Kind::Cpu:
            words.append(QStringLiteral("cpu"));
            break;
        }
    }
    return words.join(u' ');
}

QString rowsOf(std::string_view schedule)
{
    const core::Trace trace = support::traceFrom(schedule);
    ui::LaneIndex index{trace};
    index.update();
    return said(timelineRows(index, 1000), index);
}

} // namespace

class TstTimelineRows : public QObject
{
    Q_OBJECT

private slots:
    void tasksComeFirstThenPinsThenConsoleAndCpu()
    {
        QCOMPARE(rowsOf(support::takingTurns(500)), QStringLiteral("main led1 led2 D1 D2 console cpu"));
    }

    void aProgramWithoutTasksHasALaneOfItsOwn()
    {
        QCOMPARE(rowsOf(support::pollingTheClock(10)), QStringLiteral("program D1 D2 console cpu"));
    }

    void aProgramThatBlinksBeforeItsTasksKeepsItsLane()
    {
        QCOMPARE(rowsOf("0 program starts\n0 program blocks 500\n500 program unblocks\n500 led1 created\n"
                        "501 program waits for led1\n501 led1 runs\n"),
                 QStringLiteral("program led1 console cpu"));
    }

    void beforeTheFirstEntryThereIsNoRow() { QCOMPARE(rowsOf(""), QString()); }

    void rowsAreDrawnTogetherToFit()
    {
        const core::Trace trace = support::traceFrom(support::takingTurns(500));
        ui::LaneIndex index{trace};
        index.update();
        const ui::TimelineRows roomy = timelineRows(index, 1000);
        QCOMPARE(roomy.scale, 1.0);
        const ui::TimelineRows tight = timelineRows(index, roomy.height * 0.8);
        QVERIFY(std::abs(tight.height - roomy.height * 0.8) < 0.01);
        const ui::TimelineRows scrolls = timelineRows(index, 50);
        QVERIFY(std::abs(scrolls.height - roomy.height * ui::tightestRows) < 0.01);
    }

    void aRowIsFoundByItsHeight()
    {
        const core::Trace trace = support::traceFrom(support::takingTurns(500));
        ui::LaneIndex index{trace};
        index.update();
        const ui::TimelineRows rows = timelineRows(index, 1000);
        QVERIFY(rows.at(0) == &rows.rows[0]);
        QVERIFY(rows.at(rows.rows[3].top + 1) == &rows.rows[3]);
        QVERIFY(!rows.at(rows.height + 1));
    }
};

QTEST_GUILESS_MAIN(TstTimelineRows)
#include "tst_timelinerows.moc"
