// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "python/boardworld.h"

#include <cmath>

using namespace std::chrono_literals;

namespace {

double microseconds(core::Duration time)
{
    return std::chrono::duration<double, std::micro>{time}.count();
}

/// What one turn of a program's loop takes: its whole run by the number of turns.
double turnOf(const std::string &program, int turns)
{
    BoardWorld world{program};
    world.run();
    return microseconds(world.last(core::EntryKind::ProgramEnded).time() - world.startedAt()) / turns;
}

} // namespace

/// Virtual time against what is known of CircuitPython's speed on the SAMD51 at 120 MHz, in whole programs.
class TestSpeed : public QObject
{
    Q_OBJECT

private slots:
    void loopsTakeWhatIsPublished_data();
    void loopsTakeWhatIsPublished();
    void aPinTogglesAsFastAsMeasured();
    void aMixOfCallsAndAttributesTakesWhatABytecodeOfPystoneTakes();
    void twoTasksTakeTurnsAsOftenAsEstimated();
    void aClockThatRunsLongReadsInCoarserSteps();
};

void TestSpeed::loopsTakeWhatIsPublished_data()
{
    QTest::addColumn<QString>("source");
    QTest::addColumn<std::string>("program");
    QTest::addColumn<int>("turns");
    QTest::addColumn<double>("published"); // microseconds a turn
    const auto row = [](const char *name, const char *source, const char *program, int turns, double us) {
        QTest::newRow(name) << QString::fromLatin1(source) << std::string{program} << turns << us;
    };
    row("an empty loop in a function",
        "adafruit/circuitpython issue 1933, Feather M4 Express: 10,000,000 turns in 18.765 s",
        "def run(r):\n    for x in r:\n        pass\nrun(range(20000))\n", 20'000, 1.8765);
    row("an empty loop outside of functions",
        "adafruit/circuitpython issue 2929, ItsyBitsy M4: 1,000,000 turns in 4.784 s",
        "for _ in range(20000):\n    pass\n", 20'000, 4.784);
    row("reading the clock in nanoseconds",
        "adafruit/circuitpython pull request 2342, PyPortal: 27.7 to 28.9 us an element",
        "import time\nx = [time.monotonic_ns() for n in range(5000)]\n", 5'000, 28.3);
    // Nobody has published these two: bytecodes counted on the board's VM, at the speed of the loops above.
    row("a loop of float arithmetic",
        "8 bytecodes of the loop, 3 of the line and a float operation of 0.9 us",
        "def run():\n    x = 1.0\n    for _ in range(20000):\n        x = x * 1.5\nrun()\n", 20'000, 7.5);
    row("a polling loop",
        "load, attribute of 0.9 us, property read of 4 us, jump, and 4 bytecodes of the counting",
        "import board, digitalio\n"
        "def run(pin):\n    n = 0\n    while pin.value:\n        n += 1\n        if n == 20000:\n"
        "            break\n"
        "pin = digitalio.DigitalInOut(board.D5)\npin.pull = digitalio.Pull.UP\nrun(pin)\n",
        20'000, 8.5 + 4 * 0.6);
    row("a collection of garbage", "estimated for a small heap: 1 to 3 ms",
        "import gc\nfor _ in range(100):\n    gc.collect()\n", 100, 2'000);
}

void TestSpeed::loopsTakeWhatIsPublished()
{
    QFETCH(QString, source);
    QFETCH(std::string, program);
    QFETCH(int, turns);
    QFETCH(double, published);
    const double taken = turnOf(program, turns);
    QVERIFY2(std::abs(taken - published) <= 0.25 * published,
             qPrintable(QStringLiteral("%1 us and not %2 (%3)").arg(taken).arg(published).arg(source)));
}

// adafruit/circuitpython issue 3062, Feather M4 Express: a square wave of 72.2 kHz.
void TestSpeed::aPinTogglesAsFastAsMeasured()
{
    BoardWorld world{"import board, digitalio\n"
                     "pin = digitalio.DigitalInOut(board.D5)\npin.switch_to_output()\n"
                     "while True:\n    pin.value = True\n    pin.value = False\n"};
    world.runFor(50ms);
    const std::vector<double> rises = world.edges("D5", core::Level::High);
    const double kilohertz = static_cast<double>(rises.size() - 1) / (rises.back() - rises.front());
    QVERIFY2(std::abs(kilohertz - 72.2) <= 0.25 * 72.2, qPrintable(QString::number(kilohertz)));
}

// adafruit/circuitpython pull request 2297, Metro M4 Express: 1521.6 passes of pystone a second, of about 498
// bytecodes each, with a call in every 24. The numbers behind these lines are their bytecodes on the board's
// VM.
void TestSpeed::aMixOfCallsAndAttributesTakesWhatABytecodeOfPystoneTakes()
{
    constexpr double bytecodes = 69;
    constexpr double published = 1e6 / 1521.6 / 498;
    const double taken = turnOf("class Thing:\n    def poke(self, n):\n        pass\n"
                                "def add(a, b):\n    return a + b\n"
                                "def one():\n    return 1\n"
                                "def run():\n"
                                "    thing = Thing()\n    items = [1, 2, 3]\n    n = 7\n"
                                "    for _ in range(5000):\n"             // 8
                                "        thing.poke(n)\n"                 // 7
                                "        add(n, 1)\n"                     // 9
                                "        one()\n"                         // 5
                                "        thing.level = True\n"            // 3
                                "        thing.level = not thing.level\n" // 5
                                "        n += 1\n"                        // 4
                                "        items[0] = n\n"                  // 4
                                "        items[n % 3]\n"                  // 6
                                "        n == 1\n"                        // 4
                                "        m = n * 2\n"                     // 4
                                "        if n < 5: n += 1\n"              // 4
                                "        k, m = 1, 2\n"                   // 4
                                "        one\n"                           // 2
                                "run()\n",
                                5'000)
        / bytecodes;
    QVERIFY2(std::abs(taken - published) <= 0.25 * published, qPrintable(QString::number(taken)));
}

// 150 to 250 us a switch, estimated: about 173 bytecodes and five readings of the clock.
void TestSpeed::twoTasksTakeTurnsAsOftenAsEstimated()
{
    BoardWorld world{"import asyncio\n"
                     "async def spin():\n    while True:\n        await asyncio.sleep(0)\n"
                     "async def main():\n    await asyncio.gather(spin(), spin())\n"
                     "asyncio.run(main())\n"};
    world.runFor(1s);
    const std::size_t turns = world.count(core::EntryKind::TaskResumed);
    QVERIFY2(turns > 4'000 && turns < 6'000, qPrintable(QString::number(turns)));
}

void TestSpeed::aClockThatRunsLongReadsInCoarserSteps()
{
    // How many milliseconds the readings of 200 ms tell apart: a float has no room for each of them beyond
    // 4096 s, and from 8192 s on for every fourth.
    BoardWorld world{"import supervisor, time\n"
                     "def readings():\n    seen = set()\n    start = supervisor.ticks_ms()\n"
                     "    while supervisor.ticks_ms() - start < 200:\n        seen.add(time.monotonic())\n"
                     "    return len(seen)\n"
                     "print(190 < readings() < 202)\n"
                     "time.sleep(4096)\nprint(100 <= readings() <= 105)\n"
                     "time.sleep(4096)\nprint(50 <= readings() <= 53)\n"};
    world.run();
    QCOMPARE(QString::fromStdString(world.console()), QStringLiteral("True\nTrue\nTrue\n"));
}

QTEST_GUILESS_MAIN(TestSpeed)
#include "tst_speed.moc"
