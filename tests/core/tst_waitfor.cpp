// SPDX-License-Identifier: GPL-3.0-or-later
#include "world.h"

#include <QtTest>

using namespace core;
using namespace std::chrono_literals;

namespace {

Task<int> value(World &w, int result, Duration after)
{
    try {
        co_await sleep(after);
    } catch (const Cancelled &) {
        w.say("cancelled");
        throw;
    }
    co_return result;
}

/// waitFor(), said.
Task<> limited(World &w, Task<int> task, Duration limit)
{
    try {
        w.say(std::to_string(co_await waitFor(w.start(std::move(task)), limit)));
    } catch (const Timeout &) {
        w.say("timeout");
    } catch (const std::runtime_error &error) {
        w.say(error.what());
    }
}

} // namespace

class TestWaitFor : public QObject
{
    Q_OBJECT

private slots:
    void anEndInTimeGivesTheResultAtOnce()
    {
        World world;
        world.run(limited(world, value(world, 7, 10ms), 1s));
        QCOMPARE(world.log, std::string("10 7"));
    }

    void theLimitCancelsTheTaskAndThrows()
    {
        World world;
        world.run(limited(world, value(world, 7, 1s), 10ms));
        QCOMPARE(world.log, std::string("10 cancelled, 10 timeout"));
    }

    void anEndInTheTickOfTheLimitIsTooLate()
    {
        World world;
        world.run(limited(world, value(world, 7, 10ms), 10ms));
        QCOMPARE(world.log, std::string("10 cancelled, 10 timeout"));
    }

    void evenWithoutTimeTheFirstTurnRuns()
    {
        World world;
        world.run(limited(
            world, []() -> Task<int> { co_return 3; }(), 0ms));
        QCOMPARE(world.log, std::string("0 3"));
    }

    void anExceptionOfTheTaskPassesThrough()
    {
        World world;
        world.run(limited(
            world,
            []() -> Task<int> {
                co_await sleep(1ms);
                throw std::runtime_error("broken");
            }(),
            1s));
        QCOMPARE(world.log, std::string("1 broken"));
    }

    void aTaskThatIsBeingGatheredCannotBeWaitedFor()
    {
        World world;
        world.run([](World &w) -> Task<> {
            const auto task = w.start(value(w, 7, 10ms));
            const auto gathers = w.start([](TaskHandle<int> on) -> Task<> { co_await gather(on); }(task));
            co_await sleep(1ms);
            try {
                co_await waitFor(task, 1s);
            } catch (const std::logic_error &error) {
                w.say(error.what());
            }
            co_await gathers;
        }(world));
        QCOMPARE(world.log, std::string("1 can't wait"));
    }

    void cancellingTheWaiterCancelsWhatItWaitsFor()
    {
        World world;
        world.run([](World &w) -> Task<> {
            const auto waiter = w.start(limited(w, value(w, 7, 1s), 500ms));
            co_await sleep(10ms);
            waiter.cancel();
            co_await sleep(1ms);
            w.say(waiter.isDone() ? "done" : "not done");
        }(world));
        QCOMPARE(world.log, std::string("10 cancelled, 11 done"));
    }
};

QTEST_GUILESS_MAIN(TestWaitFor)
#include "tst_waitfor.moc"
