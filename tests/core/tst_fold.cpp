// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/fold.h"
#include "world.h"

#include <QtTest>

#include <random>

using namespace core;
using namespace std::chrono_literals;

namespace {

/// Three tasks over an event and a lock, long enough for several checkpoints.
void liveALittle(World &world, int rounds)
{
    world.trace.append(Entry{world.clock.now(), EntryKind::ProgramStarted, 0, 0, 0});
    world.run([](World &w, int times) -> Task<> {
        Lock lock{w.scheduler};
        Event event{w.scheduler};
        const auto worker = [](Lock &l, Event &e, int n) -> Task<> {
            for (int i = 0; i < n; ++i) {
                co_await l.acquire();
                co_await sleep(1ms);
                static_cast<void>(l.release());
                e.set();
                e.clear();
            }
        };
        co_await gather(w.start(worker(lock, event, times), "a"), w.start(worker(lock, event, times), "b"),
                        w.start(worker(lock, event, times), "c"));
    }(world, rounds));
}

State foldedFromZero(const Trace &trace, std::size_t cursor)
{
    State state;
    for (std::size_t i = 0; i < cursor; ++i) {
        apply(state, trace[i]);
    }
    return state;
}

} // namespace

class TestFold : public QObject
{
    Q_OBJECT

private slots:
    void theStateAtAnyCursorIsTheFoldFromZero()
    {
        World world;
        liveALittle(world, 1500);
        const Trace &trace = world.trace;
        QVERIFY(trace.size() > 3 * Fold::spacing);
        Fold fold{trace};
        std::mt19937 random{7};
        for (int i = 0; i < 60; ++i) {
            const std::size_t cursor = random() % (trace.size() + 1); // forward and backward, any order
            QVERIFY(fold.stateAt(cursor) == foldedFromZero(trace, cursor));
        }
        QVERIFY(fold.stateAt(trace.size()) == foldedFromZero(trace, trace.size()));
        QVERIFY(fold.stateAt(0) == State{});
    }

    void aFoldFollowsATraceThatGrows()
    {
        World world;
        Fold fold{world.trace};
        liveALittle(world, 2);
        const std::size_t early = world.trace.size();
        const State before = fold.stateAt(early);
        world.run(sayAfter(world, "more", 5ms));
        QVERIFY(fold.stateAt(world.trace.size()) == foldedFromZero(world.trace, world.trace.size()));
        QVERIFY(fold.stateAt(early) == before);
    }

    void theFoldedQueueIsTheSchedulersQueue()
    {
        World world;
        world.start(sayAfter(world, "a", 30ms), "a");
        world.start(sayAfter(world, "b", 10ms), "b");
        world.start(sayAfter(world, "c", 20ms), "c");
        world.run([](World &w) -> Task<> {
            co_await sleep(5ms);
            Fold fold{w.trace};
            for (const TaskId id : fold.stateAt(w.trace.size()).queue()) {
                w.say(std::string{w.trace.text(fold.stateAt(w.trace.size()).task(id)->name)});
            }
        }(world));
        QCOMPARE(world.log, std::string("5 b, 5 c, 5 a"));
    }

    void aTaskIsRunningThenQueuedThenDone()
    {
        World world;
        world.run(sayAfter(world, "main", 10ms));
        State state;
        std::string phases;
        for (std::size_t i = 0; i < world.trace.size(); ++i) {
            apply(state, world.trace[i]);
            if (const TaskState *const task = state.task(TaskId{1})) {
                const char name = "RQWD"[static_cast<int>(task->phase)];
                if (phases.empty() || phases.back() != name) {
                    phases += name;
                }
            }
        }
        QCOMPARE(phases, std::string("WQRQRD"));
        QCOMPARE(state.turn, std::uint64_t{2});
    }

    void theProgramsFileIsTheOneWhoseLinesRanFirst()
    {
        Trace trace;
        const auto named = [&trace](std::uint8_t file, std::string_view name) {
            trace.append(Entry{{}, EntryKind::FileNamed, 0, file, number(trace.intern(name))});
        };
        QVERIFY(!foldedFromZero(trace, 0).programFile);
        named(0, "code.cpp");
        named(1, "/lib/helper.py");
        const std::optional<StringId> file = foldedFromZero(trace, trace.size()).programFile;
        QVERIFY(file);
        QCOMPARE(trace.text(*file), std::string_view("code.cpp"));
    }

    void anIdleSchedulerCountsAsQuiet()
    {
        World world;
        world.trace.append(Entry{world.clock.now(), EntryKind::ProgramStarted, 0, 0, 0});
        world.run([](World &w) -> Task<> {
            w.clock.advance(100ms);
            co_await sleep(300ms);
        }(world));
        State state = foldedFromZero(world.trace, world.trace.size());
        QVERIFY(std::abs(state.cpuBusy(world.clock.now()) - 0.25) < 0.01);
    }
};

QTEST_GUILESS_MAIN(TestFold)
#include "tst_fold.moc"
