// SPDX-License-Identifier: GPL-3.0-or-later
#include "world.h"

#include <QtTest>

using namespace core;
using namespace std::chrono_literals;

namespace {

/// Sleeps, and says how that ended.
Task<> sleeper(World &w, std::string name, Duration time)
{
    try {
        co_await sleep(time);
        w.say(name + " slept");
    } catch (const Cancelled &) {
        w.say(name + " cancelled");
        throw;
    }
}

} // namespace

class TestCancel : public QObject
{
    Q_OBJECT

private slots:
    void cancellingASleeperWakesItAtOnce()
    {
        World world;
        world.run([](World &w) -> Task<> {
            const auto task = w.start(sleeper(w, "A", 1s));
            co_await sleep(10ms);
            w.say(task.cancel() ? "true" : "false");
            co_await sleep(0ms);
            w.say(task.cancel() ? "true" : "false");
        }(world));
        QCOMPARE(world.log, std::string("10 true, 10 A cancelled, 10 false"));
    }

    void aTaskCancelledBeforeItsFirstTurnNeverRuns()
    {
        World world;
        world.run([](World &w) -> Task<> {
            const auto task = w.start(sleeper(w, "A", 0ms));
            task.cancel();
            co_await sleep(5ms);
            w.say(task.isDone() ? "done" : "not done");
        }(world));
        QCOMPARE(world.log, std::string("5 done"));
    }

    void aTaskThatIsDueKeepsItsPlaceWhenCancelled()
    {
        World world;
        world.run([](World &w) -> Task<> {
            const auto a = w.start(sleeper(w, "A", 10ms));
            w.start(sleeper(w, "B", 10ms));
            co_await sleep(5ms);
            w.clock.advance(5ms);
            a.cancel();
            co_await sleep(0ms);
        }(world));
        QCOMPARE(world.log, std::string("10 A cancelled, 10 B slept"));
    }

    void cancellingGoesOnToTheInnermostTaskAwaited()
    {
        World world;
        world.run([](World &w) -> Task<> {
            const auto inner = w.start(sleeper(w, "inner", 1s));
            const auto outer = w.start([](World &w2, TaskHandle<> on) -> Task<> {
                try {
                    co_await on;
                } catch (const Cancelled &) {
                    w2.say("outer cancelled");
                    throw;
                }
            }(w, inner));
            co_await sleep(10ms);
            outer.cancel();
            co_await sleep(1ms);
        }(world));
        QCOMPARE(world.log, std::string("10 inner cancelled, 10 outer cancelled"));
    }

    void twoCancelsBeforeTheNextTurnCountAsOne()
    {
        World world;
        world.run([](World &w) -> Task<> {
            const auto task = w.start([](World &w2) -> Task<> {
                try {
                    co_await sleep(1s);
                } catch (const Cancelled &) {
                    w2.say("first");
                }
                co_await sleep(1ms);
                w2.say("went on");
            }(w));
            co_await sleep(10ms);
            task.cancel();
            task.cancel();
            co_await task;
        }(world));
        QCOMPARE(world.log, std::string("10 first, 11 went on"));
    }

    void cancellingOneselfIsMisuse()
    {
        World world;
        auto self = std::make_shared<std::optional<TaskHandle<>>>();
        self->emplace(world.start([](std::shared_ptr<std::optional<TaskHandle<>>> me) -> Task<> {
            (*me)->cancel();
            co_return;
        }(self)));
        QVERIFY_EXCEPTION_THROWN(world.run([](TaskHandle<> on) -> Task<> { co_await on; }(**self)),
                                 std::logic_error);
        self->reset();
    }

    void awaitingACancelledTaskThrowsCancelled()
    {
        World world;
        world.run([](World &w) -> Task<> {
            const auto task = w.start(sleeper(w, "A", 1s));
            co_await sleep(1ms);
            task.cancel();
            try {
                co_await task;
            } catch (const Cancelled &) {
                w.say("caught");
            }
        }(world));
        QCOMPARE(world.log, std::string("1 A cancelled, 1 caught"));
    }

    void aCancelledOrphanIsNotReported()
    {
        World world;
        world.run([](World &w) -> Task<> {
            w.start(sleeper(w, "A", 1s)).cancel();
            co_await sleep(5ms);
        }(world));
        QCOMPARE(world.exceptions(), std::string());
    }

    void theTraceSaysWhoAskedAndWhom()
    {
        World world;
        world.run([](World &w) -> Task<> {
            w.start(sleeper(w, "A", 1s)).cancel();
            co_await sleep(5ms);
        }(world));
        int requests = 0;
        for (std::size_t i = 0; i < world.trace.size(); ++i) {
            if (world.trace[i].kind() == EntryKind::CancelRequested) {
                ++requests;
                QCOMPARE(world.trace[i].task(), TaskId{2});
                QCOMPARE(world.trace[i].value(), 1U);
            }
        }
        QCOMPARE(requests, 1);
    }
};

QTEST_GUILESS_MAIN(TestCancel)
#include "tst_cancel.moc"
