// SPDX-License-Identifier: GPL-3.0-or-later
#include "world.h"

#include <QtTest>

#include <memory>

using namespace core;
using namespace std::chrono_literals;

namespace {

/// Counts how many of it are alive: one in every coroutine whose frame must not leak.
class Tracer
{
public:
    explicit Tracer(int &alive) : m_alive(&alive) { ++*m_alive; }
    Tracer(const Tracer &other) : m_alive(other.m_alive) { ++*m_alive; }
    Tracer &operator=(const Tracer &) = delete;
    ~Tracer() { --*m_alive; }

private:
    int *m_alive;
};

/// Waits in some place for longer than the test runs. It owns what it waits in, if that is its own.
using Waiting = Task<> (*)(World &, Tracer);

Task<> inSleep(World &, Tracer)
{
    co_await sleep(1h);
}

Task<> inEvent(World &w, Tracer)
{
    Event event{w.scheduler};
    co_await event.wait();
}

Task<> inLock(World &w, Tracer)
{
    Lock lock{w.scheduler};
    co_await lock.acquire();
    co_await lock.acquire(); // nobody will release it
}

Task<> inLockWithGuard(World &w, Tracer)
{
    Lock lock{w.scheduler};
    const Lock::Held held = co_await lock.hold();
    co_await sleep(1h);
}

Task<int> longValue(Tracer)
{
    co_await sleep(1h);
    co_return 1;
}

Task<> inTask(World &w, Tracer tracer)
{
    co_await w.start(longValue(tracer));
}

Task<> inGather(World &w, Tracer tracer)
{
    co_await gather(w.start(longValue(tracer)), w.start(inEvent(w, tracer)));
}

Task<> inWaitFor(World &w, Tracer tracer)
{
    co_await waitFor(w.start(longValue(tracer)), 1h);
}

Task<> inNestedAwaits(World &w, Tracer tracer)
{
    co_await [](World &w2, Tracer inner) -> Task<> {
        co_await [](World &w3, Tracer innermost) -> Task<> { co_await inGather(w3, innermost); }(w2, inner);
    }(w, tracer);
}

/// An exception, caught and kept, that goes on its way when the wait is over.
Task<> withAnExceptionKept(World &, Tracer tracer)
{
    std::exception_ptr caught;
    try {
        throw std::runtime_error("kept while it waits");
    } catch (const std::runtime_error &) {
        caught = std::current_exception();
    }
    static_cast<void>(co_await longValue(tracer));
    std::rethrow_exception(caught);
}

Task<> afterACancellationThatItSwallowed(World &w, Tracer tracer)
{
    CoroutineTask &self = co_await currentTask();
    w.start([](CoroutineTask &other, Tracer) -> Task<> {
        other.scheduler().cancel(other);
        co_return;
    }(self, tracer));
    try {
        co_await sleep(1h);
    } catch (const Cancelled &) {
        // It goes on all the same.
    }
    co_await sleep(1h);
}

Task<> holdingItself(World &w, Tracer)
{
    // The coroutine owns a handle to its own task: a circle.
    std::optional<TaskHandle<>> self;
    CoroutineTask &task = co_await currentTask();
    self.emplace(static_cast<RunningTask<void> *>(&task));
    Event event{w.scheduler};
    co_await event.wait();
}

} // namespace

/// Coroutines that are suspended when their scheduler, or their last handle, goes: nothing leaks, and nothing
/// is used after it went. Under the dev-asan preset the leak checker is the second witness.
class TestDestruction : public QObject
{
    Q_OBJECT

private slots:
    void aSuspendedTaskGoesWithItsScheduler_data() { places(); }
    void aSuspendedTaskGoesWithItsScheduler()
    {
        QFETCH(const Waiting, waiting);
        int alive = 0;
        {
            World world;
            world.start(waiting(world, Tracer{alive}));
            world.run(sayAfter(world, "main", 5ms));
            QVERIFY(alive > 0);
            QVERIFY(world.scheduler.checkInvariants());
        }
        QCOMPARE(alive, 0);
    }

    void handlesMayOutliveTheScheduler_data() { places(); }
    void handlesMayOutliveTheScheduler()
    {
        QFETCH(const Waiting, waiting);
        int alive = 0;
        std::optional<TaskHandle<>> handle;
        {
            World world;
            handle = world.start(waiting(world, Tracer{alive}));
            world.run(sayAfter(world, "main", 5ms));
            QVERIFY(alive > 0);
        }
        // The task never ends now; what its coroutine held is gone with the scheduler.
        QCOMPARE(alive, 0);
        QVERIFY(!handle->isDone());
    }

    void withoutAHandleATaskLivesOnInTheScheduler_data() { places(); }
    void withoutAHandleATaskLivesOnInTheScheduler()
    {
        QFETCH(const Waiting, waiting);
        int alive = 0;
        {
            World world;
            std::optional<TaskHandle<>> handle{world.start(waiting(world, Tracer{alive}))};
            world.run(sayAfter(world, "main", 5ms));
            const int before = alive;
            handle.reset();
            QCOMPARE(alive, before);
            world.run(sayAfter(world, "main", 5ms));
            QCOMPARE(alive, before);
        }
        QCOMPARE(alive, 0);
    }

    void aTaskThatNeverHadATurnGoesToo_data() { places(); }
    void aTaskThatNeverHadATurnGoesToo()
    {
        QFETCH(const Waiting, waiting);
        int alive = 0;
        {
            World world;
            world.start(waiting(world, Tracer{alive}));
            QCOMPARE(alive, 1);
        }
        QCOMPARE(alive, 0);
    }

    void aCoroutineThatNobodyRanIsDestroyed()
    {
        int alive = 0;
        {
            World world;
            const Task<> never = inSleep(world, Tracer{alive});
            QCOMPARE(alive, 1);
        }
        QCOMPARE(alive, 0);
    }

    void aCancelledTaskLeavesNothingBehind_data() { places(); }
    void aCancelledTaskLeavesNothingBehind()
    {
        QFETCH(const Waiting, waiting);
        int alive = 0;
        {
            World world;
            world.run([](World &w, Waiting wait, int &count) -> Task<> {
                const auto task = w.start(wait(w, Tracer{count}));
                co_await sleep(5ms);
                for (int i = 0; i < 3 && !task.isDone(); ++i) {
                    task.cancel(); // reaches the innermost of those it waits for first
                    co_await sleep(5ms);
                }
                w.say(task.isDone() ? "done" : "not done");
            }(world, waiting, alive));
            QVERIFY2(world.log.ends_with(" done"), world.log.c_str());
        }
        QCOMPARE(alive, 0);
    }

    void anExceptionThatNobodyFetchesLeaksNothing()
    {
        int alive = 0;
        {
            World world;
            world.start([](Tracer tracer) -> Task<> {
                const Tracer another{tracer};
                co_await sleep(1ms);
                throw std::runtime_error("nobody's");
            }(Tracer{alive}));
            world.run(sayAfter(world, "main", 5ms));
            QCOMPARE(world.exceptions(), std::string("0\tstd::runtime_error: nobody's"));
        }
        QCOMPARE(alive, 0);
    }

    void theSchedulerMayGoWhileAnExceptionWaitsToBeReported()
    {
        int alive = 0;
        {
            World world;
            world.start([](Tracer) -> Task<> {
                co_await sleep(5ms);
                throw std::runtime_error("nobody's");
            }(Tracer{alive}));
            // Its turn comes before main's in the same tick; its report would come after.
            world.run(sayAfter(world, "main", 5ms));
            QCOMPARE(world.exceptions(), std::string());
        }
        QCOMPARE(alive, 0);
    }

    void theSchedulerMayGoWhileAnExceptionIsOnItsWayToAWaiter()
    {
        int alive = 0;
        {
            World world;
            world.start([](World &w, Tracer tracer) -> Task<> {
                co_await w.start([](World &w2, Tracer) -> Task<> {
                    co_await sleep(4ms);
                    w2.clock.advance(1ms); // main is due now, before whoever waits for this task
                    throw std::runtime_error("on its way");
                }(w, tracer));
            }(world, Tracer{alive}));
            world.run(sayAfter(world, "main", 5ms));
            QCOMPARE(world.log, std::string("5 main"));
            QVERIFY(alive > 0);
        }
        QCOMPARE(alive, 0);
    }

    void tasksGoInTheOppositeOrderOfTheirCreation()
    {
        // What an earlier task made and handed to a later one is still there when that is destroyed.
        std::string order;
        class Says
        {
        public:
            Says(std::string &where, char what) : m_where(where), m_what(what) { }
            Says(const Says &) = delete;
            Says &operator=(const Says &) = delete;
            ~Says() { m_where += m_what; }

        private:
            std::string &m_where;
            char m_what;
        };
        {
            World world;
            world.start([](World &w, std::string &text) -> Task<> {
                Lock lock{w.scheduler};
                const Says outer{text, '1'};
                w.start([](Lock &l, std::string &t) -> Task<> {
                    const Says inner{t, '2'};
                    const Lock::Held held = co_await l.hold();
                    co_await sleep(1h);
                }(lock, text));
                co_await sleep(1h);
            }(world, order));
            world.run(sayAfter(world, "main", 5ms));
        }
        QCOMPARE(order, std::string("21"));
    }

private:
    static void places()
    {
        QTest::addColumn<Waiting>("waiting");
        QTest::newRow("in a sleep") << &inSleep;
        QTest::newRow("in an event") << &inEvent;
        QTest::newRow("in a lock") << &inLock;
        QTest::newRow("with a lock held") << &inLockWithGuard;
        QTest::newRow("in another task") << &inTask;
        QTest::newRow("in a gather") << &inGather;
        QTest::newRow("in waitFor") << &inWaitFor;
        QTest::newRow("in nested awaits") << &inNestedAwaits;
        QTest::newRow("with an exception kept") << &withAnExceptionKept;
        QTest::newRow("after a cancellation that it swallowed") << &afterACancellationThatItSwallowed;
        QTest::newRow("with a handle to itself") << &holdingItself;
    }
};

QTEST_GUILESS_MAIN(TestDestruction)
#include "tst_destruction.moc"
