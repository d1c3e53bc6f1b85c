// SPDX-License-Identifier: GPL-3.0-or-later
#include "python/boardworld.h"

#include <QTest>

using namespace std::chrono_literals;

/// One law of the board's asyncio a row: a program, and what the board prints.
class TestAsyncioLaws : public QObject
{
    Q_OBJECT

private slots:
    void theConsoleShowsWhatTheBoardPrints_data();
    void theConsoleShowsWhatTheBoardPrints();
};

void TestAsyncioLaws::theConsoleShowsWhatTheBoardPrints_data()
{
    QTest::addColumn<std::string>("program");
    QTest::addColumn<std::string>("printed");
    const auto law = [](const char *name, const char *program, const char *printed) {
        QTest::newRow(name) << std::string{program} << std::string{printed};
    };

    law("who is cancelled inside wait_for and goes on to sleep is cancelled once more", R"(
async def inner():
    await asyncio.sleep(10)
async def outer():
    try:
        await asyncio.wait_for(inner(), 5)
    except asyncio.CancelledError as e:
        print("first", len(e.args))
    try:
        await asyncio.sleep(1)
        print("slept")
    except asyncio.CancelledError as e:
        print("second", len(e.args))
async def main():
    t = asyncio.create_task(outer())
    await asyncio.sleep(0.1)
    t.cancel()
    await t
asyncio.run(main())
)",
        "first 0\nsecond 2\n");

    law("who is cancelled inside wait_for and goes on to wait for an event is left alone", R"(
async def inner():
    await asyncio.sleep(10)
async def outer(event):
    try:
        await asyncio.wait_for(inner(), 5)
    except asyncio.CancelledError:
        print("first")
    print("event", await event.wait())
async def main():
    event = asyncio.Event()
    t = asyncio.create_task(outer(event))
    await asyncio.sleep(0.1)
    t.cancel()
    await asyncio.sleep(0.1)
    event.set()
    await t
asyncio.run(main())
)",
        "first\nevent True\n");

    law("a gather that holds its own task cannot be cancelled", R"(
async def work(box):
    try:
        await asyncio.gather(asyncio.sleep_ms, box[0])
    except TypeError as e:
        print(e)
    try:
        await asyncio.gather(box[0])
    except RuntimeError as e:
        print(e)
async def main():
    box = []
    box.append(asyncio.create_task(work(box)))
    await asyncio.sleep(0.1)
    print(box[0].cancel())
    await asyncio.sleep(0.1)
asyncio.run(main())
)",
        "coroutine expected\nTrue\ncan't cancel self\n");

    law("a sleeper that a new loop forgot comes back when it is cancelled", R"(
async def sleeper():
    try:
        await asyncio.sleep(10)
    except asyncio.CancelledError:
        print("back")
async def first():
    box.append(asyncio.create_task(sleeper()))
    await asyncio.sleep(0.1)
async def second():
    print(box[0].cancel())
    await asyncio.sleep(0.1)
box = []
asyncio.run(first())
asyncio.new_event_loop()
asyncio.run(second())
)",
        "True\nback\n");

    law("a task's data shows what it waits in", R"(
async def waits(event):
    await event.wait()
async def locks(lock):
    await lock.acquire()
async def gathers():
    await asyncio.gather(waits(event))
async def main():
    global event
    event = asyncio.Event()
    lock = asyncio.Lock()
    await lock.acquire()
    ts = [asyncio.create_task(c) for c in (waits(event), locks(lock), gathers())]
    await asyncio.sleep(0)
    print(ts[0].data, ts[1].data, ts[2].data.__name__)
    print(event.waiting.peek() is ts[0], lock.waiting.peek() is ts[1], lock.state, event.state)
asyncio.run(main())
)",
        "<TaskQueue> <TaskQueue> _Remove\nTrue True 1 False\n");

    law("the state of a gathered task is a callable", R"(
async def part():
    await asyncio.sleep(1)
async def main():
    t = asyncio.create_task(part())
    g = asyncio.create_task(asyncio.gather(t))
    print(t.state)
    await asyncio.sleep(0)
    print(callable(t.state))
asyncio.run(main())
)",
        "True\nTrue\n");

    law("the ph_key of a waiter is the tick at which it began to wait", R"(
async def waits(event):
    await asyncio.sleep_ms(5)
    await event.wait()
async def main():
    start = asyncio.ticks()
    t = asyncio.create_task(waits(asyncio.Event()))
    await asyncio.sleep_ms(20)
    print(asyncio.ticks_diff(t.ph_key, start))
asyncio.run(main())
)",
        "5\n");

    law("a lock that was handed over shows its next holder until that has its turn", R"(
async def taker(lock):
    async with lock:
        print("holds", lock.state)
async def main():
    lock = asyncio.Lock()
    await lock.acquire()
    t = asyncio.create_task(taker(lock))
    await asyncio.sleep(0)
    lock.release()
    print(lock.state is t, lock.locked())
    await t
    print(lock.state)
asyncio.run(main())
)",
        "True False\nholds 1\n0\n");

    law("functions take their arguments by the names of the library", R"(
def tell(make):
    try:
        print(make())
    except TypeError as e:
        print(e)
async def f():
    return 1
tell(lambda: asyncio.create_task(coro=f()))
tell(lambda: asyncio.create_task(f(), name="led"))
tell(lambda: asyncio.run(f(), debug=True))
tell(lambda: asyncio.sleep(delay=1))
tell(lambda: asyncio.sleep(1, t=2))
tell(lambda: asyncio.wait_for(f()))
tell(lambda: asyncio.run(asyncio.wait_for(timeout=1, aw=f())))
)",
        "<Task>\n"
        "unexpected keyword argument 'name'\n"
        "unexpected keyword argument 'debug'\n"
        "unexpected keyword argument 'delay'\n"
        "function got multiple values for argument 't'\n"
        "function takes 2 positional arguments but 1 were given\n"
        "1\n");

    law("an event and a lock take attributes, and can be the base of a class", R"(
class Counted(asyncio.Event):
    def __init__(self, n):
        super().__init__()
        self.n = n
event = asyncio.Event()
event.name = "door"
print(event.name, Counted(3).n, Counted(4).is_set())
)",
        "door 3 False\n");

    law("of a task only data and state can be set", R"(
async def f():
    pass
t = asyncio.create_task(f())
for name in ("coro", "ph_key", "done", "name"):
    try:
        setattr(t, name, 1)
    except AttributeError as e:
        print(e)
)",
        "can't set attribute 'coro'\ncan't set attribute 'ph_key'\n"
        "can't set attribute 'done'\ncan't set attribute 'name'\n");

    law("an exception that was never raised is told without a traceback", R"(
loop = asyncio.get_event_loop()
loop.call_exception_handler({"exception": ValueError("by hand"), "message": "", "future": None})
)",
        "ValueError: by hand\n");

    law("a gather or a wait_for that is stepped outside of a run finds no task", R"(
async def f():
    await asyncio.sleep(1)
for make in (lambda: asyncio.gather(f()), lambda: asyncio.Event().wait()):
    try:
        make().send(None)
    except AttributeError as e:
        print(e)
)",
        "'NoneType' object has no attribute 'data'\n'NoneType' object has no attribute 'data'\n");
}

void TestAsyncioLaws::theConsoleShowsWhatTheBoardPrints()
{
    QFETCH(std::string, program);
    QFETCH(std::string, printed);
    BoardWorld world{"import asyncio\n" + program, 0};
    world.runFor(30s);
    QCOMPARE(world.console(), printed);
}

QTEST_GUILESS_MAIN(TestAsyncioLaws)
#include "tst_asynciolaws.moc"
