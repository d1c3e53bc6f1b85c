// SPDX-License-Identifier: GPL-3.0-or-later
#include "python/boardworld.h"

#include "core/fold.h"

#include <QTest>

using namespace std::chrono_literals;
using core::EntryKind;

namespace {

std::string consoleOf(const std::string &program)
{
    BoardWorld world{"import asyncio\n" + program, 0};
    world.runFor(30s);
    return world.console();
}

} // namespace

class TestAsyncio : public QObject
{
    Q_OBJECT

private slots:
    void anExceptionShowsTheFramesOfTheLibrary()
    {
        QCOMPARE(consoleOf(R"(async def bad():
    1 / 0
async def main():
    await asyncio.gather(bad())
asyncio.run(main())
)"),
                 std::string(R"(Traceback (most recent call last):
  File "code.py", line 6, in <module>
  File "asyncio/core.py", line 361, in run
  File "asyncio/core.py", line 307, in run_until_complete
  File "asyncio/core.py", line 290, in run_until_complete
  File "code.py", line 5, in main
  File "asyncio/funcs.py", line 182, in gather
  File "asyncio/core.py", line 290, in run_until_complete
  File "code.py", line 3, in bad
ZeroDivisionError: division by zero
)"));
    }

    void aForgottenAwaitIsAnEntryAndSilentOnTheConsole()
    {
        BoardWorld world{R"(import asyncio
async def blink():
    print("never")
async def main():
    blink()
    await asyncio.sleep(0.1)
asyncio.run(main())
)"};
        world.run();
        QCOMPARE(world.console(), std::string());
        QCOMPARE(world.count(EntryKind::NeverAwaited), std::size_t{1});
        QCOMPARE(world.text(world.last(EntryKind::NeverAwaited)), std::string("5\tblink"));
        QCOMPARE(world.last(EntryKind::NeverAwaited).task(), core::TaskId{1});
    }

    void aCoroutineDroppedHalfWayRunsNoFinally()
    {
        QCOMPARE(consoleOf(R"(async def w():
    try:
        await asyncio.sleep(5)
    finally:
        print("finally")
async def main():
    asyncio.create_task(w())
    await asyncio.sleep(0)
asyncio.run(main())
asyncio.new_event_loop()
print("end")
)"),
                 std::string("end\n"));
    }

    void tasksAreNamedByTheirVariablesAndCalls()
    {
        BoardWorld world{R"(import asyncio
async def blink(n):
    await asyncio.sleep(0.1)
async def main():
    led1 = asyncio.create_task(blink(1))
    await asyncio.gather(led1, blink(2), blink(3))
asyncio.run(main())
)"};
        world.run();
        std::string names;
        for (std::size_t i = 0; i < world.trace().size(); ++i) {
            if (world.trace()[i].kind() == EntryKind::TaskCreated) {
                names += world.text(world.trace()[i]) + ", ";
            }
        }
        QCOMPARE(names, std::string("main, led1, blink, blink 2, "));
    }

    void theFoldedStateKnowsWhoWaitsForWhat()
    {
        BoardWorld world{R"(import asyncio
async def waiter(e):
    await e.wait()
async def main():
    e = asyncio.Event()
    t = asyncio.create_task(waiter(e))
    await t
asyncio.run(main())
)"};
        world.runFor(1s);
        core::Fold fold{world.trace()};
        const core::State state = fold.stateAt(world.trace().size());
        QCOMPARE(state.task(core::TaskId{0})->waitFor, core::WaitFor::Task);
        QCOMPARE(state.task(core::TaskId{1})->waitFor, core::WaitFor::Task);
        QCOMPARE(state.task(core::TaskId{1})->waitTarget, 2U);
        QCOMPARE(state.task(core::TaskId{2})->waitFor, core::WaitFor::Event);
        QVERIFY(state.idle); // a deadlock: the loop looks round for ever, and time passes
    }

    void aSleepThatIsNotAwaitedPoisonsTheNext()
    {
        QCOMPARE(consoleOf(R"(async def main():
    asyncio.sleep(1)
    try:
        asyncio.sleep(1)
    except AssertionError as e:
        print(e)
asyncio.run(main())
)"),
                 std::string("Check for a missing `await` in your code\n"));
    }

    void whatAsyncioLacksIsNamedAsOnTheBoard()
    {
        QCOMPARE(consoleOf(R"(for name in ("Queue", "ThreadSafeFlag"):
    try:
        getattr(asyncio, name)
    except AttributeError as e:
        print(e)
)"),
                 std::string("Queue\n'module' object has no attribute 'ThreadSafeFlag'\n"));
    }

    void steppingCoroutinesByHandDoesNoHarm()
    {
        QCOMPARE(consoleOf(R"(async def w():
    await asyncio.sleep(1)
async def main():
    by_hand = [w() for i in range(3)]
    for c in by_hand:
        c.send(None)
    g = asyncio.gather(w(), w())
    g.send(None)
    del g
    event = asyncio.Event()
    event.wait().send(None)
    del event
    print("still here")
asyncio.run(main())
)")
                     .substr(0, 11),
                 std::string("still here\n"));
    }
};

QTEST_GUILESS_MAIN(TestAsyncio)
#include "tst_asyncio.moc"
