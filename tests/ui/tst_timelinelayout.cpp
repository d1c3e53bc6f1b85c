// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/metro_m4.h"
#include "support/schedules.h"
#include "support/tracetext.h"
#include "ui/timelinelayout.h"

#include <QtTest>

using namespace std::chrono_literals;
using support::at;

namespace {

// One pixel is a millisecond, the left border the program's start.
struct Scene
{
    explicit Scene(std::string_view schedule, double cursorMs = 1e6)
        : trace(support::traceFrom(schedule)), index(trace)
    {
        index.update();
        window = {ui::TimeScale{at(0), 1e6}, 1200, at(cursorMs), index.lastTime()};
    }

    QString task(std::size_t id) const { return said(layoutTask(index.tasks()[id], trace, window).segments); }
    QString pin(const char *name) const
    {
        const core::PinId id = *sim::metro_m4::pinNamed(name);
        return said(layoutPin(index.pins()[number(id)], window).segments);
    }

    // "running 0-7, sleeping 3-253": pixels, rounded; "~" marks what lies ahead.
    template <typename Segments> static QString said(const Segments &segments)
    {
        QStringList words;
        for (const auto &segment : segments) {
            words.append((segment.ahead ? QStringLiteral("~") : QString()) + name(segment.form) + u' '
                         + QString::number(qRound(segment.left)) + u'-'
                         + QString::number(qRound(segment.right)));
        }
        return words.join(QStringLiteral(", "));
    }
    static QString name(ui::LaneSegment::Form form)
    {
        static const char *const names[] = {"running", "blocked", "ready", "sleeping", "waiting", "more"};
        return QString::fromLatin1(names[static_cast<int>(form)]);
    }
    static QString name(ui::WaveSegment::Form form)
    {
        static const char *const names[] = {"floating", "low", "high", "duty", "more"};
        return QString::fromLatin1(names[static_cast<int>(form)]);
    }

    core::Trace trace;
    ui::LaneIndex index;
    ui::LaneWindow window;
};

// A task that spins on sleep(0), two changes a turn; and the pin it turns.
core::Trace spinning(int turns)
{
    core::Trace trace;
    const auto put
        = [&](std::int64_t micros, core::EntryKind kind, std::uint32_t subject, std::uint8_t detail = 0) {
              trace.append({at(0) + std::chrono::microseconds{micros}, kind, subject, detail, 0});
          };
    const auto pin = number(*sim::metro_m4::pinNamed("D1"));
    put(0, core::EntryKind::ProgramStarted, 0);
    put(0, core::EntryKind::PinClaimed, pin);
    for (int turn = 0; turn < turns; ++turn) {
        put(turn * 200, core::EntryKind::TaskResumed, 1);
        put(turn * 200 + 50, core::EntryKind::PinLevel, pin, turn % 2 == 0 ? 2 : 1);
        put(turn * 200 + 100, core::EntryKind::TaskQueued, 1);
        put(turn * 200 + 100, core::EntryKind::TaskGaveUp, 1);
    }
    return trace;
}

} // namespace

class TstTimelineLayout : public QObject
{
    Q_OBJECT

private slots:
    void aShortTurnIsWideEnoughToBeSeen()
    {
        const Scene scene{"0 program starts\n100 led1 created\n100 led1 runs\n100.4 led1 sleeps 250\n350 "
                          "led1 runs\n351 led1 done\n"};
        QCOMPARE(scene.task(1), QStringLiteral("running 97-104, sleeping 100-350, running 347-354"));
    }

    void aLongTurnIsAsWideAsItLasts()
    {
        const Scene scene{"0 program starts\n100 led1 created\n100 led1 runs\n150 led1 done\n"};
        QCOMPARE(scene.task(1), QStringLiteral("running 100-150"));
    }

    void timeSleepIsDrawnAsBlocking()
    {
        const Scene scene{"0 program starts\n0 program blocks 250\n250 program unblocks\n250 program blocks "
                          "250\n500 program unblocks\n500 program ends\n"};
        QVERIFY2(scene.task(0).contains(QStringLiteral("blocked 0-250")), qPrintable(scene.task(0)));
        QVERIFY2(scene.task(0).contains(QStringLiteral("blocked 250-500")), qPrintable(scene.task(0)));
    }

    void whoIsDueButHasNoTurnIsReadyAndLate()
    {
        const Scene scene{"0 program starts\n0 led1 created\n0 led2 created\n0 led2 runs\n1 led2 sleeps 100\n"
                          "1 led1 runs\n1 led1 blocks 500\n501 led1 unblocks\n502 led1 done\n502 led2 "
                          "runs\n503 led2 done\n"};
        QVERIFY2(scene.task(2).contains(QStringLiteral("sleeping 1-100, ready 100-502")),
                 qPrintable(scene.task(2)));
        const ui::TaskLayout layout = layoutTask(scene.index.tasks()[2], scene.trace, scene.window);
        QCOMPARE(layout.late.size(), std::size_t{1});
        QVERIFY(layout.late[0].by > 400ms && layout.late[0].by < 403ms);
    }

    void aTaskThatWasNeverPromisedATimeIsNotLate()
    {
        const Scene scene{support::blockingAndItsBill()};
        const ui::TaskLayout layout = layoutTask(scene.index.tasks()[3], scene.trace, scene.window);
        QVERIFY(layout.segments[0].form == ui::LaneSegment::Form::Ready);
        QVERIFY(layout.late.size() == 1 && layout.late[0].left > 500);
    }

    void waitingForAnotherIsDrawnToTheEdgeOfTheRun()
    {
        const Scene scene{
            "0 program starts\n0 main created\n0 main runs\n20 main waits for led1\n300 program line 1\n"};
        QCOMPARE(scene.task(1), QStringLiteral("running 0-20, waiting 20-300"));
    }

    void theEndOfATaskIsMarkedWithItsOutcome()
    {
        const Scene scene{"0 program starts\n0 led1 created\n0 led1 runs\n50 led1 fails ValueError: no\n"};
        const ui::TaskLayout layout = layoutTask(scene.index.tasks()[1], scene.trace, scene.window);
        QVERIFY(layout.end && layout.end->outcome == core::Outcome::Raised);
        QCOMPARE(layout.end->x, 50.0);
    }

    void whatLiesBeyondTheCursorIsAheadButAKnownSleepIsNot()
    {
        const char *const schedule = "0 program starts\n0 led1 created\n0 led1 runs\n10 led1 sleeps 200\n210 "
                                     "led1 runs\n220 led1 sleeps 200\n";
        QCOMPARE(Scene(schedule, 100).task(1),
                 QStringLiteral("running 0-10, sleeping 10-210, ~running 210-220, ~sleeping 220-420"));
        QCOMPARE(Scene(schedule, 215).task(1),
                 QStringLiteral(
                     "running 0-10, sleeping 10-210, running 210-215, ~running 215-220, ~sleeping 220-420"));
    }

    void turnsTooCloseToDrawAreMoreHere()
    {
        Scene scene{"0 program starts\n"};
        scene.trace = spinning(2000); // 400 ms
        scene.index = ui::LaneIndex{scene.trace};
        scene.index.update();
        scene.window.edge = at(400);
        QVERIFY2(scene.task(1).startsWith(QStringLiteral("more 0-400")), qPrintable(scene.task(1)));
        QVERIFY2(scene.pin("D1").startsWith(QStringLiteral("more 0-4")), qPrintable(scene.pin("D1")));
    }

    void thousandsOfLinesInOneStretchAreMoreHere()
    {
        const Scene polling{support::pollingTheClock(500)};
        QVERIFY2(polling.task(0).startsWith(QStringLiteral("more 0-500")), qPrintable(polling.task(0)));
    }

    void aWaveHasAStepAtEachEdge()
    {
        const Scene scene{"0 program starts\n100 program sets D1 high\n350 program sets D1 low\n600 program "
                          "sets D1 floating\n700 program line 1\n"};
        QCOMPARE(scene.pin("D1"), QStringLiteral("high 100-350, low 350-600, floating 600-700"));
    }

    void dutyKnowsItsShare()
    {
        const Scene scene{"0 program starts\n100 program sets D1 30 %\n300 program sets D1 low\n"};
        const auto segments
            = layoutPin(scene.index.pins()[number(*sim::metro_m4::pinNamed("D1"))], scene.window).segments;
        QVERIFY(segments[0].form == ui::WaveSegment::Form::Duty);
        QVERIFY(std::abs(segments[0].share - 0.3) < 0.001);
    }

    void theCpuStripShowsWorkAndTimeSleepApart()
    {
        const Scene scene{
            "0 program starts\n100 program blocks 250\n350 program unblocks\n400 program ends\n"};
        const auto load = layoutLoad(scene.index, scene.window).segments;
        QCOMPARE(load.size(), std::size_t{3});
        QVERIFY(load[1].form == ui::LoadChange::Form::Blocked);
        QCOMPARE(load[1].left, 100.0);
        QCOMPARE(load[1].right, 350.0);
    }

    void printsCloseTogetherShareAMarkButAnExceptionStandsAlone()
    {
        const Scene scene{
            "0 program starts\n100 program prints a\n101 program prints b\n102 program fails E: no\n"};
        const auto spots = layoutMarks(scene.index, scene.window);
        QCOMPARE(spots.size(), std::size_t{2});
        QCOMPARE(spots[0].count, std::size_t{2});
        QVERIFY(spots[1].kind == core::EntryKind::Exception);
    }

    void costDependsOnPixelsNotOnTheLengthOfTheRun()
    {
        const core::Trace trace = spinning(250'000); // a million entries, 50 s
        QVERIFY(trace.size() > 1'000'000);
        ui::LaneIndex index{trace};
        index.update();
        const core::Instant edge = trace[trace.size() - 1].time();
        const ui::PinLane &pin = index.pins()[number(*sim::metro_m4::pinNamed("D1"))];
        for (const double nanosPerPixel : {1e3, 1e4, 1e5, 1e6, 1e7, 5e7, 1e9}) {
            for (const auto left : {0s, 25s, 49s}) {
                const ui::LaneWindow window{ui::TimeScale{at(0) + left, nanosPerPixel}, 1200, edge, edge};
                const std::size_t limit = 20 * 1200;
                QVERIFY(layoutTask(index.tasks()[1], trace, window).visited < limit);
                QVERIFY(layoutPin(pin, window).visited < limit);
                QVERIFY(layoutLoad(index, window).visited < limit);
            }
        }
    }

    void nothingOutOfSightIsLaidOut()
    {
        Scene scene{support::takingTurns(5000)};
        scene.window.scale = ui::TimeScale{at(60'000), 1e6};
        QCOMPARE(scene.pin("D1"), QString());
        QVERIFY(layoutLoad(scene.index, scene.window).segments.empty());
    }
};

QTEST_GUILESS_MAIN(TstTimelineLayout)
#include "tst_timelinelayout.moc"
