// SPDX-License-Identifier: GPL-3.0-or-later
#include "python/boardworld.h"

#include "core/fold.h"

#include <QTest>

using namespace std::chrono_literals;

namespace {

std::string nameOf(core::MistakeKind kind)
{
    switch (kind) {
    case core::MistakeKind::NeverAwaited:
        return "never awaited";
    case core::MistakeKind::SleepNotAwaited:
        return "sleep not awaited";
    case core::MistakeKind::BlockingSleep:
        return "blocking sleep";
    case core::MistakeKind::ErrorNotFetched:
        return "error not fetched";
    case core::MistakeKind::LongTurn:
        return "long turn";
    case core::MistakeKind::WaitsForEver:
        return "waits for ever";
    case core::MistakeKind::DiffersOnBoard:
        return "differs on the board";
    }
    return {};
}

/// A line for each mistake: "4 never awaited: blink". The program's main(), if it has one, is run.
std::string mistakesOf(const std::string &program)
{
    const bool hasMain = program.find("def main()") != std::string::npos;
    BoardWorld world{"import asyncio, time\n" + program + (hasMain ? "asyncio.run(main())\n" : "")};
    world.runFor(3s);
    core::Fold fold{world.trace()};
    const core::State state = fold.stateAt(world.trace().size());
    std::string all;
    for (const core::Mistake &mistake : state.mistakes) {
        std::string line = std::to_string(mistake.at.line);
        std::string told;
        if (mistake.told) {
            const std::string text{world.trace().text(*mistake.told)};
            line = text.substr(0, text.find('\t'));
            told = ": " + text.substr(text.find('\t') + 1);
        }
        all += line + " " + nameOf(mistake.kind) + told + "\n";
    }
    return all;
}

} // namespace

/// What a learner gets wrong is found, at the line where it is wrong; what is right is left alone.
class TestMistakes : public QObject
{
    Q_OBJECT

private slots:
    void eachMistakeIsFoundAtItsLine_data();
    void eachMistakeIsFoundAtItsLine();
    void aMistakeMadeOftenIsOneMistake();
};

void TestMistakes::eachMistakeIsFoundAtItsLine_data()
{
    QTest::addColumn<std::string>("program");
    QTest::addColumn<std::string>("found");
    const auto row = [](const char *name, const char *program, const char *found) {
        QTest::newRow(name) << std::string{program} << std::string{found};
    };

    row("a coroutine called like a function", R"(async def blink():
    pass
async def main():
    blink()
    await asyncio.sleep(0.1)
)",
        "5 never awaited: blink\n");
    row("a coroutine kept in a variable until its function ends", R"(async def blink():
    pass
async def main():
    led = blink()
    await asyncio.sleep(0.1)
    print("end")
)",
        "5 never awaited: blink\n");
    row("a coroutine that is awaited", R"(async def blink():
    pass
async def main():
    led = blink()
    await led
    await asyncio.gather(blink(), asyncio.create_task(blink()))
)",
        "");
    row("a sleep without await, at its own line and not at the one that complains", R"(async def blink():
    while True:
        asyncio.sleep(0.1)
        await asyncio.sleep(0.2)
try:
    asyncio.run(blink())
except AssertionError:
    pass
)",
        "4 sleep not awaited\n");
    row("a sleep without await, after which nobody sleeps any more", R"(async def main():
    asyncio.sleep(0.1)
)",
        "3 sleep not awaited\n");
    row("a sleep that another task awaits", R"(async def late(pause):
    await pause
async def main():
    await asyncio.create_task(late(asyncio.sleep(0.1)))
)",
        "");
    row("time.sleep in a task beside another", R"(async def blink():
    while True:
        time.sleep(0.5)
        await asyncio.sleep(0)
async def main():
    await asyncio.gather(blink(), blink())
)",
        "4 blocking sleep\n");
    row("time.sleep outside of tasks, in the only task, or for a moment", R"(async def alone():
    time.sleep(0.5)
async def short():
    time.sleep(0.002)
    await asyncio.sleep(0)
async def main():
    await asyncio.gather(short(), short())
time.sleep(0.5)
asyncio.run(alone())
)",
        "");
    row("an error that nobody awaits", R"(async def bad():
    raise ValueError("broken")
async def main():
    asyncio.create_task(bad())
    await asyncio.sleep(0.1)
)",
        "3 error not fetched: ValueError: broken\n");
    row("an error that somebody awaits, or that ends the program", R"(async def bad():
    raise ValueError("broken")
async def main():
    try:
        await asyncio.create_task(bad())
    except ValueError:
        pass
    await asyncio.create_task(bad())
)",
        "");
    row("a loop that never gives up control", R"(async def count():
    n = 0
    while True:
        n += 1
async def blink():
    while True:
        await asyncio.sleep(0.05)
async def main():
    await asyncio.gather(blink(), count())
)",
        "5 long turn\n");
    row("a loop that gives up control", R"(async def count():
    n = 0
    while True:
        n += 1
        await asyncio.sleep(0)
async def blink():
    while True:
        await asyncio.sleep(0.05)
async def main():
    await asyncio.gather(blink(), count())
)",
        "");
    row("a long turn that keeps nobody waiting", R"(async def count():
    for n in range(50000):
        pass
async def main():
    await asyncio.gather(count())
)",
        "");
    row("methods that the board never calls, and slots", R"(class Cat:
    __slots__ = ("name",)
    def __setattr__(self, name, value):
        pass
    def __str__(self):
        return "cat"
    def __del__(self):
        pass
def __del__():
    pass
)",
        "3 differs on the board: slots\t\n4 differs on the board: never-called\t__setattr__\n"
        "8 differs on the board: never-called\t__del__\n");
    row("the other TimeoutError", R"(async def main():
    try:
        await asyncio.wait_for(asyncio.Event().wait(), 0.1)
    except asyncio.TimeoutError:
        print("late")
    try:
        pass
    except (ValueError, TimeoutError):
        pass
)",
        "9 differs on the board: timeout-error\t\n");
    row("yield in an async def, and in a def within", R"(async def numbers():
    yield 1
    yield 2
async def plain():
    def inner():
        yield 1
    return list(inner())
)",
        "2 differs on the board: yield-in-async\tnumbers\n");
    row("f-strings that the board refuses", R"(x = 5
print(f"{x:{x}} {(lambda: x)()}")
print(f"{(y := 2)}", (z := 3), (lambda: 1)())
)",
        "3 differs on the board: f-string\t\n4 differs on the board: f-string\t\n");
    row("more memory than the board has", R"(few = [float(n) for n in range(2000)]
many = []
for n in range(100000): many.append(float(n))
)",
        "4 differs on the board: memory\t\n");
    row("a module of the board that is not simulated", R"(try:
    import audioio
except ImportError:
    pass
)",
        "3 differs on the board: not-simulated\taudioio\n");
    row("an event that nobody sets", R"(async def main():
    event = asyncio.Event()
    await event.wait()
)",
        "4 waits for ever\n");
    row("an event that nobody sets, for which another task waits", R"(async def waits(event):
    await event.wait()
async def main():
    await asyncio.create_task(waits(asyncio.Event()))
)",
        "3 waits for ever\n");
    row("an event that another task sets", R"(async def sets(event):
    await asyncio.sleep(1)
    event.set()
async def main():
    event = asyncio.Event()
    asyncio.create_task(sets(event))
    await event.wait()
)",
        "");
}

void TestMistakes::eachMistakeIsFoundAtItsLine()
{
    QFETCH(std::string, program);
    QFETCH(std::string, found);
    QCOMPARE(mistakesOf(program), found);
}

void TestMistakes::aMistakeMadeOftenIsOneMistake()
{
    BoardWorld world{R"(import asyncio
async def blink():
    pass
async def main():
    for i in range(5):
        blink()
        await asyncio.sleep(0.01)
asyncio.run(main())
)"};
    world.run();
    core::Fold fold{world.trace()};
    const core::State state = fold.stateAt(world.trace().size());
    QCOMPARE(state.mistakes.size(), std::size_t{1});
    QCOMPARE(state.mistakes[0].times, 5U);
    // Going back before the mistake takes it away: it is part of the moment.
    QVERIFY(fold.stateAt(world.trace().cursorAt(world.startedAt())).mistakes.empty());
}

QTEST_GUILESS_MAIN(TestMistakes)
#include "tst_mistakes.moc"
