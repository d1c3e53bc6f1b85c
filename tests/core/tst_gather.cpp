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
        w.say("cancelled " + std::to_string(result));
        throw;
    }
    w.say(std::to_string(result));
    co_return result;
}

Task<int> failure(Duration after)
{
    co_await sleep(after);
    throw std::runtime_error("broken");
}

} // namespace

class TestGather : public QObject
{
    Q_OBJECT

private slots:
    void resultsFollowTheArgumentsNotTheEnds()
    {
        World world;
        const auto results = world.run([](World &w) -> Task<std::tuple<int, int, int>> {
            co_return co_await gather(w.start(value(w, 1, 30ms)), w.start(value(w, 2, 10ms)),
                                      w.start(value(w, 3, 20ms)));
        }(world));
        QCOMPARE(results, (std::tuple{1, 2, 3}));
        QCOMPARE(world.log, std::string("10 2, 20 3, 30 1"));
    }

    void gatheringFinishedTasksNeedsNoWait()
    {
        World world;
        world.run([](World &w) -> Task<> {
            const auto a = w.start(value(w, 1, 0ms));
            co_await sleep(5ms);
            w.start(sayAfter(w, "other", 0ms));
            w.say("gathered " + std::to_string(std::get<0>(co_await gather(a))));
        }(world));
        QCOMPARE(world.log, std::string("0 1, 5 gathered 1"));
    }

    void theFirstFailureComesOutAndTheOthersGoOn()
    {
        World world;
        world.run([](World &w) -> Task<> {
            const auto other = w.start(value(w, 1, 30ms));
            const auto bad = w.start(failure(10ms));
            try {
                co_await gather(other, bad);
            } catch (const std::runtime_error &) {
                w.say("caught");
            }
            co_await other;
        }(world));
        QCOMPARE(world.log, std::string("10 caught, 30 1"));
        QCOMPARE(world.exceptions(), std::string());
    }

    void aLaterFailureIsReportedAsNobodys()
    {
        World world;
        world.run([](World &w) -> Task<> {
            const auto first = w.start(failure(10ms));
            const auto later = w.start(failure(20ms));
            try {
                co_await gather(first, later);
            } catch (const std::runtime_error &) {
            }
            co_await sleep(30ms);
        }(world));
        QCOMPARE(world.exceptions(), std::string("0\tstd::runtime_error: broken"));
    }

    void cancellingTheGathererCancelsTheParts()
    {
        World world;
        world.run([](World &w) -> Task<> {
            const auto all = w.start([](World &w2) -> Task<> {
                co_await gather(w2.start(value(w2, 1, 1s)), w2.start(value(w2, 2, 1s)));
            }(w));
            co_await sleep(10ms);
            all.cancel();
            co_await sleep(1ms);
            w.say(all.isDone() ? "done" : "not done");
        }(world));
        QCOMPARE(world.log, std::string("10 cancelled 1, 10 cancelled 2, 11 done"));
    }

    void aTaskThatSomebodyAwaitsCannotBeGathered()
    {
        World world;
        world.run([](World &w) -> Task<> {
            const auto task = w.start(value(w, 1, 10ms));
            w.start([](TaskHandle<int> on) -> Task<> { co_await on; }(task));
            co_await sleep(1ms);
            try {
                co_await gather(w.start(value(w, 2, 10ms)), task);
            } catch (const std::logic_error &error) {
                w.say(error.what());
            }
            co_await sleep(20ms);
        }(world));
        QCOMPARE(world.log, std::string("1 can't gather, 10 1, 11 2"));
    }

    void aGatheredTaskCannotBeAwaitedByAnother()
    {
        World world;
        world.run([](World &w) -> Task<> {
            const auto task = w.start(value(w, 1, 10ms));
            w.start([](TaskHandle<int> on) -> Task<> { co_await gather(on); }(task));
            co_await sleep(1ms);
            try {
                co_await task;
            } catch (const std::logic_error &error) {
                w.say(error.what());
            }
            co_await sleep(20ms);
        }(world));
        QCOMPARE(world.log, std::string("1 can't wait, 10 1"));
    }
};

QTEST_GUILESS_MAIN(TestGather)
#include "tst_gather.moc"
