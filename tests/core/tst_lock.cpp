// SPDX-License-Identifier: GPL-3.0-or-later
#include "world.h"

#include <QtTest>

using namespace core;
using namespace std::chrono_literals;

namespace {

/// Takes the lock, says so, holds it for some time.
Task<> holder(World &w, Lock &lock, std::string name, Duration time)
{
    co_await lock.acquire();
    w.say(name);
    try {
        co_await sleep(time);
    } catch (const Cancelled &) {
        static_cast<void>(lock.release());
        throw;
    }
    static_cast<void>(lock.release());
}

} // namespace

class TestLock : public QObject
{
    Q_OBJECT

private slots:
    void releaseWakesTheLongestWaiter()
    {
        World world;
        Lock lock{world.scheduler};
        for (const char *name : {"A", "B", "C"}) {
            world.start(holder(world, lock, name, 10ms));
        }
        world.run(sayAfter(world, "main", 50ms));
        QCOMPARE(world.log, std::string("0 A, 10 B, 20 C, 50 main"));
        QVERIFY(!lock.isLocked());
    }

    void nobodyPushesInWhileTheLockIsHandedOver()
    {
        World world;
        Lock lock{world.scheduler};
        world.run([](World &w, Lock &l) -> Task<> {
            co_await l.acquire();
            w.start(holder(w, l, "waiter", 1ms));
            co_await sleep(1ms);
            w.sayIf(!l.release(), "not held");
            w.say(l.isLocked() ? "locked" : "between two holders");
            co_await l.acquire();
            w.say("main again");
            w.sayIf(!l.release(), "not held");
        }(world, lock));
        QCOMPARE(world.log, std::string("1 between two holders, 1 waiter, 2 main again"));
    }

    void releasingALockThatNobodyHoldsIsMisuse()
    {
        World world;
        Lock lock{world.scheduler};
        QVERIFY(!lock.release());
    }

    void aCancelledWaiterIsSkipped()
    {
        World world;
        Lock lock{world.scheduler};
        world.start(holder(world, lock, "A", 10ms));
        const auto b = world.start(holder(world, lock, "B", 10ms));
        world.start(holder(world, lock, "C", 10ms));
        world.run([](TaskHandle<> second) -> Task<> {
            co_await sleep(5ms);
            second.cancel();
            co_await sleep(50ms);
        }(b));
        QCOMPARE(world.log, std::string("0 A, 10 C"));
    }

    void aTaskCancelledDuringTheHandOverHandsTheLockOn()
    {
        World world;
        Lock lock{world.scheduler};
        world.run([](World &w, Lock &l) -> Task<> {
            co_await l.acquire();
            const auto b = w.start(holder(w, l, "B", 1ms));
            w.start(holder(w, l, "C", 1ms));
            co_await sleep(1ms);
            w.sayIf(!l.release(), "not held"); // to B
            b.cancel();
            co_await sleep(10ms);
        }(world, lock));
        QCOMPARE(world.log, std::string("1 C"));
        QVERIFY(!lock.isLocked());
        QVERIFY(lock.checkInvariants());
    }
};

QTEST_GUILESS_MAIN(TestLock)
#include "tst_lock.moc"
