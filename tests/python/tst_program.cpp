// SPDX-License-Identifier: GPL-3.0-or-later
#include "python/boardworld.h"

#include <QTest>

using namespace std::chrono_literals;
using core::EndReason;
using core::EntryKind;
using sim::StopReason;

namespace {

std::string endingOf(BoardWorld &world)
{
    world.run();
    return world.console();
}

core::Duration runTime(const std::string &program)
{
    BoardWorld world{program};
    world.run();
    return world.last(EntryKind::ProgramEnded).time() - world.startedAt();
}

const std::string blink = R"(import board, digitalio, time
led = digitalio.DigitalInOut(board.D1)
led.direction = digitalio.Direction.OUTPUT
for i in range(3):
    led.value = True
    time.sleep(0.25)
    led.value = False
    time.sleep(0.25)
)";

} // namespace

class TestProgram : public QObject
{
    Q_OBJECT

private slots:
    void whatIsPrintedReachesTheConsole();
    void aBlinkingPinHasItsEdgesWhenTheSleepsEnd();
    void theSameProgramGivesTheSameDigest();
    void anEndlessLoopLetsTimePass_data();
    void anEndlessLoopLetsTimePass();
    void linesCanBeLimitedWhenTheyCostNothing();
    void aStatementCostsTheSameInOneLineAsInMany();
    void recordingLinesTakesNoTime();
    void theBoardStopsExactlyAtTheBarrier();
    void theBoardStopsAfterAWishedForEntry();
    void pinsAreFreeAfterTheEnd();
    void aCtrlCEndsASleep();
    void aCtrlCEndsALoop_data();
    void aCtrlCEndsALoop();
    void typedTextIsRead();
    void filesOfLibCanBeImported();
    void textsThatDescribeCodeDoNothing();
    void theDriveCanBeRead();
    void nothingOfTheHostCanBeImported();
    void aModuleNotYetSimulatedIsNamed();
    void eatingMemoryEndsTheProgramAndNotTheBoard();
    void deepRecursionEndsAsOnTheBoard();
    void aLargeSourceRuns();
    void strangeBytesAreASyntaxError();
};

void TestProgram::whatIsPrintedReachesTheConsole()
{
    BoardWorld world{"print('hi', 3, sep='-', end='!\\n')\n"};
    QCOMPARE(world.run().reason, StopReason::Ended);
    QCOMPARE(world.console(), std::string{"hi-3!\n"});
    QCOMPARE(world.last(EntryKind::ProgramEnded).detailAs<EndReason>(), EndReason::Finished);
}

void TestProgram::aBlinkingPinHasItsEdgesWhenTheSleepsEnd()
{
    BoardWorld world{blink};
    world.run();
    const std::vector<double> rising = world.edges("D1", core::Level::High);
    QCOMPARE(rising.size(), std::size_t{3});
    for (std::size_t i = 1; i < rising.size(); ++i) {
        QVERIFY2(std::abs(rising[i] - rising[i - 1] - 500) < 3, qPrintable(QString::number(rising[i])));
    }
}

void TestProgram::theSameProgramGivesTheSameDigest()
{
    const std::string program = blink + "import random\nprint(random.random(), {object(), object()})\n";
    BoardWorld first{program};
    BoardWorld second{program};
    first.run();
    while (second.runFor(second.trace().empty() ? 1ms : 100ms).reason == StopReason::Lines) { }
    second.run();
    QCOMPARE(first.console(), second.console());
    QCOMPARE(first.trace().digest(), second.trace().digest());
}

void TestProgram::anEndlessLoopLetsTimePass_data()
{
    QTest::addColumn<QString>("program");
    QTest::newRow("in one line") << "while True: pass\n";
    QTest::newRow("in two lines") << "while True:\n    pass\n";
    QTest::newRow("with a condition") << "x = 1\nwhile x: pass\n";
    QTest::newRow("with work") << "x = 0\nwhile True: x += 1\n";
    QTest::newRow("in a function") << "def f():\n    while True: pass\nf()\n";
    QTest::newRow("made of nothing but a text") << "while True:\n    'wait'\n";
    QTest::newRow("in a comprehension")
        << "def forever():\n    while True: yield 1\n[x for x in forever() if not x]\n";
}

void TestProgram::anEndlessLoopLetsTimePass()
{
    QFETCH(QString, program);
    BoardWorld world{program.toStdString()};
    QCOMPARE(world.runFor(20ms).reason, StopReason::Time);
}

void TestProgram::linesCanBeLimitedWhenTheyCostNothing()
{
    BoardWorld world{"while True: pass\n", 0.0};
    const sim::Stopped stopped = world.run({{}, 5000, {}, {}});
    QCOMPARE(stopped.reason, StopReason::Lines);
    QCOMPARE(stopped.lines, std::uint64_t{5000});
    QCOMPARE(stopped.now, world.startedAt());
    QCOMPARE(world.run({{}, 1, {}, {}}).lines, std::uint64_t{5001});
}

void TestProgram::aStatementCostsTheSameInOneLineAsInMany()
{
    QCOMPARE(runTime("t = [i * i for i in range(50) if i % 2]\n"),
             runTime("t = [\n  i * i\n  for i in\n  range(50)\n  if i % 2\n]\n"));
    QCOMPARE(runTime("def f(a, b): return a\nf(1, 2)\n"), runTime("def f(a, b): return a\nf(1,\n  2)\n"));
    QVERIFY(runTime("t = [i for i in range(200)]\n") > runTime("t = [i for i in range(100)]\n"));
}

void TestProgram::recordingLinesTakesNoTime()
{
    sim::Load load{{"code.py", blink}, {}, {}, 1, 1.0, false};
    BoardWorld silent{load};
    silent.run();
    QCOMPARE(silent.count(EntryKind::Line), std::size_t{0});
    QCOMPARE(silent.last(EntryKind::ProgramEnded).time() - silent.startedAt(), runTime(blink));
}

void TestProgram::theBoardStopsExactlyAtTheBarrier()
{
    BoardWorld world{"import time\ntime.sleep(1)\nprint('late')\n"};
    const sim::Stopped stopped = world.runFor(300ms);
    QCOMPARE(stopped.reason, StopReason::Time);
    QCOMPARE(stopped.now, world.startedAt() + 300ms);
    QCOMPARE(world.console(), std::string{});
    QCOMPARE(world.run().reason, StopReason::Ended);
    QCOMPARE(world.console(), std::string{"late\n"});
}

void TestProgram::theBoardStopsAfterAWishedForEntry()
{
    BoardWorld world{"print('one')\nprint('two')\n"};
    const sim::Stopped stopped = world.run({{}, {}, EntryKind::Console, {}});
    QCOMPARE(stopped.reason, StopReason::Entry);
    QCOMPARE(world.console(), std::string{"one\n"});
}

void TestProgram::pinsAreFreeAfterTheEnd()
{
    BoardWorld world{"import board, digitalio\nled = digitalio.DigitalInOut(board.D5)\n"
                     "led.switch_to_output(True)\n"};
    world.run();
    QCOMPARE(world.count(EntryKind::PinReleased), std::size_t{1});
    QCOMPARE(world.last(EntryKind::PinLevel).detailAs<core::Level>(), core::Level::Floating);
}

void TestProgram::aCtrlCEndsASleep()
{
    BoardWorld world{"import time\ntime.sleep(100)\n"};
    world.runFor(500ms);
    world.send(sim::Interrupt{});
    const sim::Stopped stopped = world.run();
    QCOMPARE(stopped.reason, StopReason::Ended);
    QVERIFY(stopped.now < world.startedAt() + 600ms);
    QCOMPARE(world.console(),
             std::string{"Traceback (most recent call last):\n"
                         "  File \"code.py\", line 2, in <module>\n"
                         "KeyboardInterrupt: \n"});
    QCOMPARE(world.last(EntryKind::ProgramEnded).detailAs<EndReason>(), EndReason::Interrupted);
}

void TestProgram::aCtrlCEndsALoop_data()
{
    QTest::addColumn<QString>("loop");
    QTest::newRow("in one line") << "while True: pass";
    QTest::newRow("in two lines") << "while True:\n        pass";
    QTest::newRow("with work in one line") << "while True: n = 1";
    QTest::newRow("with work in two lines") << "while True:\n        n = 1";
    QTest::newRow("with work in three lines") << "while True:\n        n = 1\n        n = 2";
}

void TestProgram::aCtrlCEndsALoop()
{
    QFETCH(QString, loop);
    BoardWorld world{"try:\n    " + loop.toStdString()
                     + "\nexcept KeyboardInterrupt:\n    print('stopped')\n"};
    world.runFor(5ms);
    world.send(sim::Interrupt{});
    QCOMPARE(world.run().reason, StopReason::Ended);
    QCOMPARE(world.console(), std::string{"stopped\n"});
}

void TestProgram::typedTextIsRead()
{
    BoardWorld world{"name = input('who? ')\nprint('hello', name)\n"};
    world.send(sim::Serial{"Ada\r"});
    world.run();
    QCOMPARE(world.console(), std::string{"who? Ada\nhello Ada\n"});
}

void TestProgram::filesOfLibCanBeImported()
{
    sim::Load load{
        {"code.py", "import tool\nfrom kit.part import SIZE\nprint(tool.double(SIZE), tool)\ntool.fail()\n"},
        {{"tool.py", "def double(x):\n    return 2 * x\n\ndef fail():\n    return [][1]\n"},
         {"kit/__init__.py", ""},
         {"kit/part.py", "SIZE = 21\n"}},
        {},
        1,
        1.0,
        true};
    BoardWorld world{load};
    QCOMPARE(endingOf(world),
             std::string{"42 <module 'tool' from '/lib/tool.py'>\n"
                         "Traceback (most recent call last):\n"
                         "  File \"code.py\", line 4, in <module>\n"
                         "  File \"/lib/tool.py\", line 5, in fail\n"
                         "IndexError: index out of range\n"});
}

void TestProgram::textsThatDescribeCodeDoNothing()
{
    BoardWorld world{R"(
"of the module"

class Lamp:
    "of the class"

    def name(self):
        "of a method\twith a tab"
        return "lamp"

def empty():
    "and nothing else"

print(Lamp().name(), empty())
)"};
    world.run();
    QCOMPARE(world.console(), std::string{"lamp None\n"});
}

void TestProgram::theDriveCanBeRead()
{
    sim::Load load{{"code.py",
                    "import os\nprint(os.listdir('/'), os.listdir('lib'), os.stat('lib/a.py')[6])\n"
                    "with open('/code.py') as f:\n    print(f.readline(), end='')\n"
                    "for bad in ('lib', 'none.txt'):\n    try:\n        open(bad)\n"
                    "    except OSError as e:\n        print(e)\n"},
                   {{"a.py", "x = 1\n"}, {"pack/__init__.py", ""}},
                   {},
                   1,
                   1.0,
                   true};
    BoardWorld world{load};
    world.run();
    QCOMPARE(world.console(),
             std::string{"['code.py', 'lib'] ['a.py', 'pack'] 6\nimport os\n[Errno 21] EISDIR\n"
                         "[Errno 2] No such file/directory\n"});
}

void TestProgram::nothingOfTheHostCanBeImported()
{
    BoardWorld world{
        R"(for name in ("ctypes", "subprocess", "socket", "itertools", "_host", "host", "kernel"):
    try:
        __import__(name)
        print(name, "came")
    except ImportError as error:
        print(error)
import os, sys
print(hasattr(os, "system"), hasattr(sys, "_getframe"), "ctypes" in sys.modules)
)"};
    const std::string console = endingOf(world);
    QVERIFY2(console.find("came") == std::string::npos, console.c_str());
    QVERIFY2(console.find("no module named 'ctypes'\n") == 0, console.c_str());
    QVERIFY2(console.find("False False False\n") != std::string::npos, console.c_str());
}

void TestProgram::aModuleNotYetSimulatedIsNamed()
{
    BoardWorld world{"import displayio\n"};
    QVERIFY(endingOf(world).find("ImportError: no module named 'displayio'\n") != std::string::npos);
    QCOMPARE(world.notices().size(), std::size_t{1});
    QVERIFY(world.notices()[0].find("displayio") != std::string::npos);
}

void TestProgram::eatingMemoryEndsTheProgramAndNotTheBoard()
{
    BoardWorld world{"eaten = []\nwhile True:\n    eaten.append([0] * 1000)\n"};
    QCOMPARE(world.run().reason, StopReason::Ended);
    QVERIFY(world.console().find("MemoryError: memory allocation failed, allocating ") != std::string::npos);
    QCOMPARE(world.death(), std::string{});
}

void TestProgram::deepRecursionEndsAsOnTheBoard()
{
    BoardWorld world{R"(def dig(n):
    global deepest
    deepest = n
    dig(n + 1)
try:
    dig(1)
except RuntimeError as error:
    print(error, 40 < deepest < 62)
import asyncio
async def nested(n):
    return n if n == 0 else await nested(n - 1)
print(asyncio.run(nested(100)))
)"};
    QCOMPARE(endingOf(world), std::string{"pystack exhausted True\n0\n"});
}

void TestProgram::aLargeSourceRuns()
{
    BoardWorld world{"x = '" + std::string(2'000'000, 'a') + "'\nprint(len(x))\n"};
    QCOMPARE(endingOf(world), std::string{"2000000\n"});
}

void TestProgram::strangeBytesAreASyntaxError()
{
    for (const std::string &program : {std::string{"x = 1\0y", 7}, std::string{"x = '\xFF\xFE'\n"}}) {
        BoardWorld world{program};
        QVERIFY(endingOf(world).find("SyntaxError: invalid syntax\n") != std::string::npos);
        QCOMPARE(world.death(), std::string{});
    }
}

QTEST_GUILESS_MAIN(TestProgram)
#include "tst_program.moc"
