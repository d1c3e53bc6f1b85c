// SPDX-License-Identifier: GPL-3.0-or-later
#include "world.h"

#include <QtTest>

#include <array>

using namespace core;
using namespace std::chrono_literals;

namespace {

Task<> say(World &w, std::string what, Duration after)
{
    co_await sleep(after);
    w.say(what);
}

Task<> sayTimes(World &w, std::string what, int times, Duration between)
{
    for (int i = 0; i < times; ++i) {
        w.say(what);
        co_await sleep(between);
    }
}

Task<int> value(int result, Duration after)
{
    co_await sleep(after);
    co_return result;
}

Task<int> failure(std::string text, Duration after)
{
    co_await sleep(after);
    throw std::runtime_error(text);
}

} // namespace

class TestScheduler : public QObject
{
    Q_OBJECT

private slots:
    void aCreatedTaskRunsOnlyWhenTheCurrentOneGivesUpControl()
    {
        World world;
        world.run([](World &w) -> Task<> {
            w.start(sayTimes(w, "child", 1, 0ms));
            w.say("main");
            co_await sleep(0ms);
            w.say("main again");
        }(world));
        QCOMPARE(world.log, std::string("0 main, 0 child, 0 main again"));
    }

    void callingACoroutineRunsNothing()
    {
        World world;
        {
            const Task<> never = say(world, "never", 0ms);
        }
        QCOMPARE(world.log, std::string());
    }

    void tasksStartInOrderOfCreation()
    {
        World world;
        world.start(sayTimes(world, "A", 1, 0ms));
        world.start(sayTimes(world, "B", 1, 0ms));
        world.run(say(world, "main", 1ms));
        QCOMPARE(world.log, std::string("0 A, 0 B, 1 main"));
    }

    void equalDeadlinesWakeInTheOrderOfFallingAsleep()
    {
        World world;
        for (const char *name : {"A", "B", "C", "D"}) {
            world.start(say(world, name, 10ms));
        }
        world.run(say(world, "main", 10ms));
        QCOMPARE(world.log, std::string("10 A, 10 B, 10 C, 10 D, 10 main"));
    }

    void sleepZeroGoesBehindThoseWhoAreDue()
    {
        World world;
        world.start(sayTimes(world, "A", 2, 0ms));
        world.start(sayTimes(world, "B", 2, 0ms));
        world.run(say(world, "main", 5ms));
        QCOMPARE(world.log, std::string("0 A, 0 B, 0 A, 0 B, 5 main"));
    }

    void tasksThatOnlyYieldTakeTurnsAndStarveNobody()
    {
        World world;
        std::array<int, 3> turns{};
        for (int &count : turns) {
            world.start([](int &mine) -> Task<> {
                for (;;) {
                    ++mine;
                    co_await sleep(0ms);
                }
            }(count));
        }
        world.scheduler.setCosts({100us, {}}); // else no time would pass, and the sleeper would never be due
        world.run(say(world, "sleeper", 10ms));
        QVERIFY2(world.log == "10 sleeper" || world.log == "11 sleeper", world.log.c_str());
        QVERIFY(turns[0] > 25);
        QVERIFY(turns[0] - turns[2] <= 1 && turns[0] >= turns[1] && turns[1] >= turns[2]);
    }

    void nothingIsResumedButByTheLoop()
    {
        // Making, waking and cancelling tasks only queue them: who does it says "done" before any of them
        // speaks.
        World world;
        Event event{world.scheduler};
        Lock lock{world.scheduler};
        world.run([](World &w, Event &e, Lock &l) -> Task<> {
            co_await l.acquire();
            w.start([](World &w2, Event &on) -> Task<> {
                co_await on.wait();
                w2.say("set");
            }(w, e));
            w.start([](World &w2, Lock &on) -> Task<> {
                const Lock::Held held = co_await on.hold();
                w2.say("holds");
            }(w, l));
            const auto sleeper = w.start([](World &w2) -> Task<> {
                try {
                    co_await sleep(1h);
                } catch (const Cancelled &) {
                    w2.say("cancelled");
                }
            }(w));
            co_await sleep(1ms);
            e.set();
            w.sayIf(!l.release(), "not held");
            sleeper.cancel();
            w.start(sayTimes(w, "made", 1, 0ms));
            w.say("done");
            co_await sleep(1ms);
        }(world, event, lock));
        QCOMPARE(world.log, std::string("1 done, 1 set, 1 holds, 1 cancelled, 1 made"));
    }

    void overdueTasksRunByDeadlineNotByCreation()
    {
        World world;
        world.start(say(world, "thirty", 30ms));
        world.start(say(world, "ten", 10ms));
        world.start(say(world, "twenty", 20ms));
        world.run([](World &w) -> Task<> {
            co_await sleep(5ms);
            w.clock.advance(100ms); // holds the CPU
            co_await sleep(0ms);
            w.say("main");
        }(world));
        QCOMPARE(world.log, std::string("105 ten, 105 twenty, 105 thirty, 105 main"));
    }

    void orderSurvivesTheWrapOfTheTickCounter()
    {
        // 65.536 s after power-on the counter wraps: start 5 ms before.
        World world{instantOfMillisecond(65536 - 5)};
        QCOMPARE(ticksAt(world.clock.now()).count(), Ticks::period - 5);
        world.start(say(world, "late", 9ms));
        world.start(say(world, "early", 2ms));
        world.run(say(world, "main", 10ms));
        QCOMPARE(world.log, std::string("2 early, 9 late, 10 main"));
    }

    void anIdleLoopJumpsToTheNextDeadline()
    {
        World world;
        world.run(say(world, "main", 3h));
        QCOMPARE(world.log, std::string("10800000 main"));
    }

    void aSleepOfThreeDaysIsRefused()
    {
        QVERIFY_EXCEPTION_THROWN(static_cast<void>(sleep(std::chrono::milliseconds{1 << 28})),
                                 std::out_of_range);
    }

    void awaitingATaskGivesItsValueAsOftenAsOneLikes()
    {
        World world;
        const int sum = world.run([](World &w) -> Task<int> {
            const auto task = w.start(value(4, 10ms));
            const int first = co_await task;
            const int second = co_await task;
            co_return first + second;
        }(world));
        QCOMPARE(sum, 8);
    }

    void allWaitersOfATaskWakeAtOnceInOrderOfWaiting()
    {
        World world;
        const auto task = world.start(value(1, 10ms));
        const auto wait = [](World &w, TaskHandle<int> on, std::string name) -> Task<> {
            co_await on;
            w.say(name);
        };
        world.start(wait(world, task, "A"));
        world.start(wait(world, task, "B"));
        world.run(say(world, "main", 20ms));
        QCOMPARE(world.log, std::string("10 A, 10 B, 20 main"));
    }

    void anExceptionPassesThroughNestedAwaits()
    {
        World world;
        QVERIFY_EXCEPTION_THROWN(world.run([](World &w) -> Task<> {
            const auto task = w.start(failure("broken", 1ms));
            co_await [](TaskHandle<int> on) -> Task<> { co_await on; }(task);
        }(world)),
                                 std::runtime_error);
    }

    void anExceptionThatNobodyFetchesIsReportedOneTurnLater()
    {
        World world;
        world.start(failure("broken", 1ms), "orphan");
        world.run(say(world, "main", 5ms));
        QCOMPARE(world.exceptions(), std::string("0\tstd::runtime_error: broken"));
        QCOMPARE(world.log, std::string("5 main"));
    }

    void anExceptionFetchedInTimeIsNotReported()
    {
        World world;
        const auto task = world.start(failure("broken", 1ms));
        world.run([](TaskHandle<int> on) -> Task<> {
            co_await sleep(1ms); // wakes in the tick of the failure, before the report
            try {
                co_await on;
            } catch (const std::runtime_error &) {
            }
            co_await sleep(1ms);
        }(task));
        QCOMPARE(world.exceptions(), std::string());
    }

    void tasksLeftOverGoOnInTheNextRun()
    {
        World world;
        world.start(sayTimes(world, "left", 3, 10ms));
        world.run(say(world, "first main", 5ms));
        world.run(say(world, "second main", 20ms));
        QCOMPARE(world.log, std::string("0 left, 5 first main, 10 left, 20 left, 25 second main"));
    }

    void resetForgetsTheTasksLeftOver()
    {
        World world;
        world.start(sayTimes(world, "left", 3, 10ms));
        world.run(say(world, "first main", 5ms));
        world.scheduler.reset();
        world.run(say(world, "second main", 20ms));
        QCOMPARE(world.log, std::string("0 left, 5 first main, 25 second main"));
    }

    void runInsideATaskIsRefused()
    {
        World world;
        world.run([](World &w) -> Task<> {
            try {
                w.run(say(w, "inner", 0ms));
            } catch (const std::logic_error &) {
                w.say("refused");
            }
            co_return;
        }(world));
        QCOMPARE(world.log, std::string("0 refused"));
    }

    void ctrlCEndsAnIdleLoopAndTheCurrentTaskStaysSet()
    {
        World world;
        world.clock.pressCtrlCAt(Instant{40ms});
        QVERIFY_EXCEPTION_THROWN(world.run(say(world, "main", 1s)), Interrupted);
        QCOMPARE(world.clock.now(), Instant{40ms});
        QVERIFY(world.scheduler.current() != nullptr);
        world.clock.forgetCtrlC();
        world.scheduler.reset();
        QVERIFY(world.scheduler.current() == nullptr);
    }

    void ctrlCFoundInsideATaskComesOutOfRunAtOnce()
    {
        World world;
        world.start([]() -> Task<> {
            co_await sleep(5ms);
            throw Interrupted{}; // nobody awaits it
        }());
        QVERIFY_EXCEPTION_THROWN(world.run(say(world, "main", 1s)), Interrupted);
        QCOMPARE(world.log, std::string());
        QCOMPARE(world.exceptions(), std::string());
        QCOMPARE(millisecondsAt(world.clock.now()), std::int64_t{5});
    }

    void aMainThatNobodyCanWakeWaitsForEver()
    {
        World world;
        world.clock.pressCtrlCAt(Instant{1s});
        QVERIFY_EXCEPTION_THROWN(world.run([](World &w) -> Task<> {
            Event never{w.scheduler};
            co_await never.wait();
        }(world)),
                                 Interrupted);
        QCOMPARE(world.clock.now(), Instant{1s});
    }

    void aTaskThatIsToldToSleepTwiceSleepsOnce()
    {
        World world;
        world.run([](World &w) -> Task<> {
            CoroutineTask &self = co_await currentTask();
            w.scheduler.sleepUntil(self, w.scheduler.now() + TickSpan{5}); // by hand
            co_await sleep(20ms);
            w.sayIf(w.scheduler.queueSize() == 0, "alone");
        }(world));
        QCOMPARE(world.log, std::string("20 alone"));
    }

    void theCostOfATurnMovesTheClock()
    {
        World world;
        world.scheduler.setCosts({200us, 100us});
        world.run(sayTimes(world, "main", 10, 0ms));
        QCOMPARE(world.clock.now(), Instant{11 * 200us + 100us});
    }

    void suspendedCoroutinesAreDestroyedWithTheirScheduler()
    {
        const auto alive = std::make_shared<int>();
        {
            World world;
            world.start([](std::shared_ptr<int>) -> Task<> { co_await sleep(1h); }(alive));
            world.start([](World &w, std::shared_ptr<int>) -> Task<> {
                Lock lock{w.scheduler};
                co_await lock.acquire();
                co_await lock.acquire();
            }(world, alive));
            world.run(say(world, "main", 5ms));
            QCOMPARE(alive.use_count(), 3L);
        }
        QCOMPARE(alive.use_count(), 1L);
    }
};

QTEST_GUILESS_MAIN(TestScheduler)
#include "tst_scheduler.moc"
