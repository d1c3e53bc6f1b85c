// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/metro_m4.h"
#include "support/schedules.h"
#include "support/tracetext.h"
#include "ui/laneindex.h"

#include <QtTest>

#include <sstream>

using core::TaskId;
using support::at;

namespace {

// A lane as words: "0 waits, 0.2 queued, ..." with times in ms since the program's start.
std::string said(const ui::TaskLane &lane)
{
    static const char *const names[] = {"runs", "blocks", "queued", "waits", "done"};
    std::ostringstream out;
    for (std::size_t i = 0; i < lane.changes.size(); ++i) {
        const ui::PhaseChange &change = lane.changes[i];
        out << (i == 0 ? "" : ", ") << static_cast<double>((change.time() - at(0)).count()) / 1e6 << ' '
            << names[static_cast<int>(change.phase())];
    }
    return out.str();
}

core::PinId pin(const char *name)
{
    return *sim::metro_m4::pinNamed(name);
}

struct Scene
{
    explicit Scene(std::string_view schedule) : trace(support::traceFrom(schedule)), index(trace)
    {
        index.update();
    }

    core::Trace trace;
    ui::LaneIndex index;
};

} // namespace

class TstLaneIndex : public QObject
{
    Q_OBJECT

private slots:
    void aSleepingTaskGoesRoundFromQueueToCpuAndBack()
    {
        const Scene scene{"0 program starts\n1 led1 created\n2 led1 runs\n3 led1 sleeps 250\n254 led1 "
                          "runs\n255 led1 done\n"};
        QCOMPARE(said(scene.index.tasks()[1]), std::string("1 queued, 2 runs, 3 queued, 254 runs, 255 done"));
    }

    void aQueuedTaskKnowsWhenItIsDue()
    {
        const Scene scene{"0 program starts\n1 led1 created\n2 led1 runs\n3 led1 sleeps 250\n"};
        const ui::PhaseChange &asleep = scene.index.tasks()[1].changes.back();
        QVERIFY(asleep.queuedBy() == core::QueuedBy::Sleep);
        QVERIFY(asleep.due() > at(251));
        QVERIFY(asleep.due() <= at(254));
    }

    void timeSleepBlocksWithinATurn()
    {
        const Scene scene{
            "0 program starts\n10 program blocks 250\n260 program unblocks\n261 program ends\n"};
        QCOMPARE(said(scene.index.tasks()[0]), std::string("0 runs, 10 blocks, 260 runs, 261 done"));
    }

    void aTaskThatWaitsKnowsForWhat()
    {
        const Scene scene{"0 program starts\n1 main created\n1 main runs\n2 main waits for Event 1\n"};
        const ui::PhaseChange &waiting = scene.index.tasks()[1].changes.back();
        QVERIFY(waiting.waitFor() == core::WaitFor::Event);
        QVERIFY(scene.index.nameOf(core::WaitableId{waiting.value()}) == "Event 1");
    }

    void aPinRemembersItsLevelsAndWhoDroveItFirst()
    {
        const Scene scene{
            "0 program starts\n1 led1 created\n2 led1 runs\n3 led1 sets D1 high\n4 led1 sets D1 low\n"};
        const ui::PinLane &lane = scene.index.pins()[number(pin("D1"))];
        QVERIFY(lane.claimed);
        QVERIFY(lane.driver == TaskId{1});
        QCOMPARE(lane.changes.size(), std::size_t{2});
        QVERIFY(lane.changes[0].form() == ui::LevelChange::Form::High);
        QVERIFY(lane.changes[1].form() == ui::LevelChange::Form::Low);
    }

    void theShareOfHighTimeIsExactOverAnySpan()
    {
        const Scene scene{
            "0 program starts\n0 program sets D1 low\n100 program sets D1 high\n150 program sets D1 low\n"
            "200 program sets D1 50 %\n"};
        QCOMPARE(scene.index.highShare(pin("D1"), at(0), at(200)), 0.25);
        QCOMPARE(scene.index.highShare(pin("D1"), at(100), at(150)), 1.0);
        QCOMPARE(scene.index.highShare(pin("D1"), at(125), at(175)), 0.5);
        QVERIFY(std::abs(scene.index.highShare(pin("D1"), at(200), at(300)) - 0.5) < 0.001);
        QCOMPARE(scene.index.highShare(pin("D2"), at(0), at(200)), 0.0);
    }

    void theCpuIsBusyWhileCodeRunsAndOnlyThen()
    {
        const Scene scene{
            "0 program starts\n1 led1 created\n1 program waits for led1\n1 led1 runs\n2 led1 sleeps 98\n"
            "2 idle\n100 led1 runs\n101 led1 blocks 50\n151 led1 unblocks\n152 led1 sleeps 100\n152 idle\n"};
        QCOMPARE(scene.index.busyShare(at(0), at(100)), 0.02);
        QCOMPARE(scene.index.busyShare(at(100), at(152)), 2.0 / 52);
    }

    void theHolderOfTheCpuIsKnownAtAnyMoment()
    {
        const Scene scene{support::blockingAndItsBill()};
        QVERIFY(scene.index.holderAt(at(100)) == TaskId{2});
        QVERIFY(scene.index.holderAt(at(501.5)) == TaskId{3});
        QVERIFY(!scene.index.holderAt(at(2000)));
    }

    void printsAndExceptionsLeaveMarks()
    {
        const Scene scene{"0 program starts\n1 program prints hello\n2 program fails ValueError: no\n"};
        QCOMPARE(scene.index.marks().size(), std::size_t{2});
        QVERIFY(scene.index.marks()[0].kind() == core::EntryKind::Console);
        QVERIFY(scene.index.marks()[1].kind() == core::EntryKind::Exception);
        QCOMPARE(scene.trace[scene.index.marks()[0].entry].time(), at(1));
    }

    void takingInATraceAsItGrowsGivesTheSameLanes()
    {
        const core::Trace whole = support::traceFrom(support::takingTurns(2000));
        core::Trace growing;
        ui::LaneIndex index{growing};
        for (std::size_t i = 0; i < whole.size(); ++i) {
            growing.append(whole[i]);
            if (i % 7 == 0) {
                index.update();
            }
        }
        index.update();
        ui::LaneIndex atOnce{whole};
        atOnce.update();
        for (std::size_t task = 0; task < atOnce.tasks().size(); ++task) {
            QCOMPARE(said(index.tasks()[task]), said(atOnce.tasks()[task]));
        }
    }

    void lanesTakeAboutAsMuchRoomAsTheTrace()
    {
        const core::Trace trace = support::traceFrom(support::takingTurns(200'000));
        ui::LaneIndex index{trace};
        index.update();
        QVERIFY(trace.size() > 10'000);
        const double each = 16 + static_cast<double>(index.bytes()) / static_cast<double>(trace.size());
        QVERIFY2(each < 36, qPrintable(QString::number(each)));
    }

    void whoWokeWhomIsKept()
    {
        const Scene scene{
            "0 program starts\n0 led1 created\n0 led2 created\n1 led2 runs\n2 led2 waits for Event 1\n"
            "5 led1 runs\n6 led2 wakes event\n7 led1 sleeps 100\n8 led2 runs\n9 led2 waits for led1\n"
            "107 led1 runs\n108 led1 done\n108 led2 wakes\n109 led2 runs\n110 led2 done\n"};
        const auto &wakeUps = scene.index.wakeUps();
        QCOMPARE(wakeUps.size(), std::size_t{2});
        QVERIFY(wakeUps[0].time() == at(6) && wakeUps[0].by == 1 && wakeUps[0].woken == TaskId{2});
        QVERIFY(wakeUps[0].how() == core::QueuedBy::EventSet);
        QVERIFY(wakeUps[1].time() == at(108) && wakeUps[1].by == 1);
        QVERIFY(wakeUps[1].how() == core::QueuedBy::TaskEnd);
    }

    void anInputWakesWithoutATask()
    {
        const Scene scene{"0 program starts\n0 led1 created\n1 led1 runs\n2 led1 waits for Event 1\n2 idle\n"
                          "50 hand sets part 3 to 1\n50 led1 wakes input\n51 led1 runs\n"};
        QCOMPARE(scene.index.wakeUps().size(), std::size_t{1});
        QCOMPARE(scene.index.wakeUps()[0].by, ui::WakeUp::nobody);
        QCOMPARE(scene.index.marks().size(), std::size_t{1});
        QVERIFY(scene.index.marks()[0].kind() == core::EntryKind::PartInput);
    }

    void theCpuIsKnownToBelongToOneTaskOrToNobody()
    {
        const Scene scene{
            "0 program starts\n0 led1 created\n0 led2 created\n1 led1 runs\n2 led1 blocks 100\n"
            "102 led1 unblocks\n103 led1 sleeps 10\n103 led2 runs\n104 led2 sleeps 100\n105 idle\n"};
        QVERIFY(scene.index.holderAt(at(50)) == TaskId{1});
        QVERIFY(scene.index.holderAt(at(103.5)) == TaskId{2});
        QVERIFY(!scene.index.holderAt(at(106)));
        QVERIFY(scene.index.load()[1].holder == TaskId{1});
    }

    void theSumOfBusyTimeIsTheSameInEveryChunk()
    {
        std::string schedule = "0 program starts\n0 led1 created\n";
        for (int ms = 1; ms < 2000; ms += 2) {
            schedule += std::to_string(ms) + " led1 runs\n" + std::to_string(ms) + ".5 led1 sleeps 1\n"
                + std::to_string(ms) + ".75 idle\n";
        }
        const Scene scene{schedule};
        for (const double ms : {1.5, 300.0, 511.0, 1023.25, 1999.0}) {
            core::Duration busy{};
            for (std::size_t i = 0; i < scene.index.load().size() && scene.index.load()[i].time() < at(ms);
                 ++i) {
                const ui::LoadChange &change = scene.index.load()[i];
                if (change.form() == ui::LoadChange::Form::Busy) {
                    const bool last = i + 1 == scene.index.load().size();
                    busy += (last ? at(ms) : std::min(at(ms), scene.index.load()[i + 1].time()))
                        - change.time();
                }
            }
            QCOMPARE(scene.index.busyUntil(at(ms)).count(), busy.count());
        }
    }
};

QTEST_GUILESS_MAIN(TstLaneIndex)
#include "tst_laneindex.moc"
