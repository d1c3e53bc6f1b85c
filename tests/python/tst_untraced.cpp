// SPDX-License-Identifier: GPL-3.0-or-later
#include "python/boardworld.h"

#include <QTest>

using namespace std::chrono_literals;
using core::EntryKind;
using sim::StopReason;

// A front that wants no lines, with code that takes no time: nothing a learner sees may differ.

namespace {

sim::Load loadOf(const std::string &program, bool recordLines)
{
    return {{"code.py", program}, {}, {}, 1, 0.0, recordLines};
}

struct Run
{
    std::string console;
    std::vector<core::Entry> entries; // without lines, and without texts' numbers, which lines shift
};

Run runOf(const std::string &program, bool recordLines)
{
    BoardWorld world{loadOf(program, recordLines)};
    world.run();
    Run run{world.console(), {}};
    for (std::size_t i = 0; i < world.trace().size(); ++i) {
        const core::Entry entry = world.trace()[i];
        switch (entry.kind()) {
        case EntryKind::Line:
        case EntryKind::FileNamed:
            break;
        case EntryKind::TaskResumed:
        case EntryKind::TaskQueued:
        case EntryKind::TaskGaveUp:
        case EntryKind::CancelRequested:
            run.entries.push_back(entry);
            break;
        default:
            run.entries.emplace_back(entry.time(), entry.kind(), entry.subject(), entry.detail(), 0);
            break;
        }
    }
    return run;
}

} // namespace

class TestUntraced : public QObject
{
    Q_OBJECT

private slots:
    void nothingButLinesIsMissing_data();
    void nothingButLinesIsMissing();
    void aCtrlCEndsALoop_data();
    void aCtrlCEndsALoop();
    void aLoopWithoutTurnsComesToItsLimitOfLines();
    void turnsCountAsLines();
    void aWishedForEntryIsFoundAmongLines();
};

void TestUntraced::nothingButLinesIsMissing_data()
{
    QTest::addColumn<QString>("program");
    QTest::newRow("errors in the board's words") << R"(
def f(a, b):
    pass
def tries():
    yield lambda: f(1)
    yield lambda: [][3]
    yield lambda: {}['x']
    yield lambda: 1 + ''
    yield lambda: undefined
    yield lambda: int('x')
    yield lambda: (1).nothing
for attempt in tries():
    for again in range(3):
        try:
            attempt()
        except Exception as e:
            print(type(e).__name__, e)
            try:
                raise ValueError(again)
            except ValueError as inner:
                print(inner)
)";
    QTest::newRow("the depth of calls") << R"(
depth = 0
def f():
    global depth
    depth += 1
    f()
def g(a, b, c):
    global depth
    depth += 1
    x = y = z = depth
    g(x, y, z)
class C:
    def m(self):
        global depth
        depth += 1
        sorted([2, 1], key=lambda n: self.m())
for call in (f, lambda: g(1, 2, 3), C().m):
    for again in range(2):
        depth = 0
        try:
            call()
        except RuntimeError as e:
            print(depth, e)
f()
)";
    QTest::newRow("tasks, cancelled and failing") << R"(
import asyncio, time
async def walk(n):
    try:
        for i in range(n):
            await asyncio.sleep(i / 100)
        return [][n]
    except asyncio.CancelledError:
        print('cancelled', n)
        raise
async def nested(n):
    return n if n == 0 else await nested(n - 1)
async def main():
    one = asyncio.create_task(walk(3))
    two = asyncio.create_task(walk(50))
    await asyncio.sleep(0.1)
    two.cancel()
    print(await asyncio.gather(one, two, nested(20), return_exceptions=True))
    event = asyncio.Event()
    async def waiter():
        await event.wait()
        time.sleep(0.01)
        print('set')
    waiters = [asyncio.create_task(waiter()) for _ in range(3)]
    await asyncio.sleep(0)
    event.set()
    for w in waiters:
        await w
    await walk(2)
asyncio.run(main())
)";
}

void TestUntraced::nothingButLinesIsMissing()
{
    QFETCH(QString, program);
    const Run with = runOf(program.toStdString(), true);
    const Run without = runOf(program.toStdString(), false);
    QCOMPARE(without.console, with.console);
    QVERIFY(!without.console.empty());
    QVERIFY(without.entries == with.entries);
}

void TestUntraced::aCtrlCEndsALoop_data()
{
    QTest::addColumn<QString>("loop");
    QTest::newRow("in one line") << "while True: pass";
    QTest::newRow("in two lines") << "while True:\n        pass";
    QTest::newRow("with work in two lines") << "while True:\n        n = 1";
    QTest::newRow("in a function") << "while True:\n        sorted(range(9))";
    QTest::newRow("of a task")
        << "import asyncio\n    async def spin():\n        while True:\n            await asyncio.sleep(0)\n"
           "    asyncio.run(spin())";
}

void TestUntraced::aCtrlCEndsALoop()
{
    QFETCH(QString, loop);
    BoardWorld world{loadOf("print('on')\ntry:\n    " + loop.toStdString()
                                + "\nexcept KeyboardInterrupt:\n    print('stopped')\n",
                            false)};
    world.send(sim::RunUntil{});
    world.send(sim::Interrupt{});
    QCOMPARE(world.awaitStop().reason, StopReason::Ended);
    QVERIFY(world.console().ends_with("stopped\n")
            || world.console().find("KeyboardInterrupt") != std::string::npos);
}

void TestUntraced::aLoopWithoutTurnsComesToItsLimitOfLines()
{
    BoardWorld world{loadOf("while True:\n    n = 1\n", false)};
    sim::RunUntil until;
    until.lines = 100'000;
    QCOMPARE(world.run(until).reason, StopReason::Lines);
    world.send(until);
    QCOMPARE(world.awaitStop().reason, StopReason::Lines);
}

void TestUntraced::turnsCountAsLines()
{
    BoardWorld world{loadOf("import asyncio\n"
                            "async def main():\n"
                            "    while True:\n"
                            "        await asyncio.sleep(0)\n"
                            "asyncio.run(main())\n",
                            false)};
    sim::RunUntil until;
    until.lines = 10'000;
    QCOMPARE(world.run(until).reason, StopReason::Lines);
    QVERIFY(world.count(EntryKind::TaskResumed) > 2000);
    QCOMPARE(world.count(EntryKind::Line), std::size_t{0});
}

void TestUntraced::aWishedForEntryIsFoundAmongLines()
{
    BoardWorld world{loadOf("import asyncio\n"
                            "async def main():\n"
                            "    for n in range(5):\n"
                            "        await asyncio.sleep(0.1)\n"
                            "    print('a')\n"
                            "    await asyncio.sleep(1)\n"
                            "    print('b')\n"
                            "asyncio.run(main())\n",
                            false)};
    sim::RunUntil until;
    until.kind = EntryKind::ProgramStarted;
    QCOMPARE(world.run(until).reason, StopReason::Entry);
    until.kind = EntryKind::Console;
    QCOMPARE(world.run(until).reason, StopReason::Entry);
    QCOMPARE(world.console(), std::string{"a\n"});
    QCOMPARE(world.run().reason, StopReason::Ended);
    QCOMPARE(world.console(), std::string{"a\nb\n"});
}

QTEST_GUILESS_MAIN(TestUntraced)
#include "tst_untraced.moc"
