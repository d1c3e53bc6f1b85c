// SPDX-License-Identifier: GPL-3.0-or-later
#include "world.h"

#include <QtTest>

using namespace core;
using namespace std::chrono_literals;

namespace {

Task<> waiter(World &w, Event &event, std::string name)
{
    co_await event.wait();
    w.say(name);
}

} // namespace

class TestEvent : public QObject
{
    Q_OBJECT

private slots:
    void setWakesAllWaitersInOrderOfWaiting()
    {
        World world;
        Event event{world.scheduler};
        world.start(waiter(world, event, "A"));
        world.start(waiter(world, event, "B"));
        world.run([](Event &e) -> Task<> {
            co_await sleep(10ms);
            e.set();
            co_await sleep(1ms);
        }(event));
        QCOMPARE(world.log, std::string("10 A, 10 B"));
    }

    void setThenClearStillWakesTheWaiters()
    {
        World world;
        Event event{world.scheduler};
        world.start(waiter(world, event, "A"));
        world.run([](World &w, Event &e) -> Task<> {
            co_await sleep(10ms);
            e.set();
            e.clear();
            w.say(e.isSet() ? "set" : "clear");
            co_await sleep(1ms);
        }(world, event));
        QCOMPARE(world.log, std::string("10 clear, 10 A"));
    }

    void waitingForASetEventGoesStraightOn()
    {
        World world;
        Event event{world.scheduler};
        event.set();
        world.start(sayAfter(world, "other", 0ms));
        world.run(waiter(world, event, "A"));
        QCOMPARE(world.log, std::string("0 A"));
    }

    void nothingIsResumedInsideSet()
    {
        World world;
        Event event{world.scheduler};
        world.start(waiter(world, event, "A"));
        world.run([](World &w, Event &e) -> Task<> {
            co_await sleep(1ms);
            e.set();
            w.say("after set");
            co_await sleep(1ms);
        }(world, event));
        QCOMPARE(world.log, std::string("1 after set, 1 A"));
    }

    void aCancelledWaiterLeavesTheLine()
    {
        World world;
        Event event{world.scheduler};
        const auto a = world.start(waiter(world, event, "A"));
        world.start(waiter(world, event, "B"));
        world.run([](TaskHandle<> first, Event &e) -> Task<> {
            co_await sleep(1ms);
            first.cancel();
            e.set();
            co_await sleep(1ms);
        }(a, event));
        QCOMPARE(world.log, std::string("1 B"));
        QVERIFY(!event.hasWaiters());
    }

    void aWaiterThatComesAfterClearWaitsForTheNextSet()
    {
        World world;
        Event event{world.scheduler};
        event.set();
        event.clear();
        world.start(waiter(world, event, "A"));
        world.run([](Event &e) -> Task<> {
            co_await sleep(10ms);
            e.set();
            co_await sleep(1ms);
        }(event));
        QCOMPARE(world.log, std::string("10 A"));
    }

    void noWakeUpIsLostBetweenTwoPartners()
    {
        World world;
        Event ping{world.scheduler};
        Event pong{world.scheduler};
        int rounds = 0;
        const auto player = [](Event &mine, Event &theirs, int &count) -> Task<> {
            for (int i = 0; i < 500; ++i) {
                co_await mine.wait();
                mine.clear();
                ++count;
                theirs.set();
            }
        };
        world.start(player(ping, pong, rounds));
        ping.set();
        world.run(player(pong, ping, rounds));
        QCOMPARE(rounds, 1000);
    }
};

QTEST_GUILESS_MAIN(TestEvent)
#include "tst_event.moc"
