// SPDX-License-Identifier: GPL-3.0-or-later
#include "python/boardworld.h"
#include "python/inspectiontext.h"

#include <QTest>

using namespace std::chrono_literals;

namespace {

/// What is inside the program right after it printed "here".
sim::Inspection insideAtMark(const std::string &program)
{
    BoardWorld world{program};
    while (world.console().find("here") == std::string::npos) {
        const sim::Stopped stopped = world.run({{}, {}, core::EntryKind::Console, {}});
        if (stopped.reason == sim::StopReason::Ended) {
            qWarning("%s", world.console().c_str());
            return {};
        }
    }
    return world.inspect();
}

} // namespace

/// What one sees inside a program.
class TestInspect : public QObject
{
    Q_OBJECT

private slots:
    void valuesPrintAsTheBoardPrintsThem_data();
    void valuesPrintAsTheBoardPrintsThem();
    void partsOfValuesCanBeLookedInto_data();
    void partsOfValuesCanBeLookedInto();
    void theStackShowsEveryCallWithItsNames();
    void functionsShowTheNamesOfThoseRoundThem();
    void tasksShowTheirChainOfAwaits();
    void noCodeOfTheProgramsRuns();
    void whatIsTooMuchIsCounted();
    void beforeTheFirstLineThereIsNothing();
};

void TestInspect::valuesPrintAsTheBoardPrintsThem_data()
{
    QTest::addColumn<QByteArray>("expression");
    QTest::addColumn<QByteArray>("type");
    QTest::addColumn<QByteArray>("text"); // empty: what the board's own repr() says
    const auto row = [](const char *expression, const char *type, const char *text = "") {
        QTest::newRow(expression) << QByteArray{expression} << QByteArray{type} << QByteArray{text};
    };
    row("None", "NoneType");
    row("True", "bool");
    row("0", "int");
    row("-2**31", "int");
    row("2**62", "int");
    row("2**64", "int");
    row("-2**64 - 1", "int");
    row("3**200", "int");
    row("-3**200", "int");
    row("2**2000", "int", "<int, 2001 bits>");
    row("0.1 + 0.2", "float");
    row("1e20", "float");
    row("-1.5", "float");
    row("float('inf')", "float");
    row("''", "str");
    row("'it\\'s'", "str");
    row("'\"\\'\\n\\\\\\x01'", "str");
    row("'\u00e9\u20ac\U0001F600'", "str");
    row("b'\\xff\\x00ab\\''", "bytes");
    row("bytearray(b'12')", "bytearray");
    row("[]", "list");
    row("[1, [2.5, 'x'], (3,)]", "list");
    row("()", "tuple");
    row("{}", "dict");
    row("{'b': 1, 'a': [2], 3: None, (1, 2): 4}", "dict");
    row("{3, 'x'}", "set");
    row("set()", "set");
    row("frozenset((1, 2))", "frozenset");
    row("range(3)", "range");
    row("range(9, 0, -2)", "range");
    row("ValueError('no', 3)", "ValueError");
    row("board.D13", "Pin");
    row("microcontroller.pin.PA02", "Pin");
    row("digitalio.Pull.UP", "Pull");
    row("digitalio", "module");
    row("int", "type");
    row("C", "type");
    row("point(1, y='a')", "point");
    row("C()", "C", "<C object>");
    row("f", "function", "<function f>");
    row("g", "generator", "<function g>");
    row("a", "coroutine", "<function a>");
    row("g()", "generator", "<generator object 'g'>");
    row("a()", "coroutine", "<coroutine object 'a'>");
    row("asyncio.Event()", "Event", "<Event object>");
    row("'x' * 500", "str", (std::string{"'"} + std::string(120, 'x') + "...").c_str());
    row("[[[[[[1]]]]]]", "list", "[[[[[...]]]]]");
}

void TestInspect::valuesPrintAsTheBoardPrintsThem()
{
    QFETCH(QByteArray, expression);
    QFETCH(QByteArray, type);
    QFETCH(QByteArray, text);
    const std::string program = R"(
import board, microcontroller, digitalio, asyncio
from collections import namedtuple
point = namedtuple("point", "x y")
class C: pass
def f(): pass
def g(): yield
async def a(): pass
value = )" + expression.toStdString()
        + "\nprint(repr(value))\nprint('here')\nvalue\n";
    BoardWorld world{program};
    while (world.console().find("here") == std::string::npos) {
        QVERIFY(world.run({{}, {}, core::EntryKind::Console, {}}).reason != sim::StopReason::Ended);
    }
    const sim::Inspection inspection = world.inspect();
    const sim::Variable &value = inspection.globals.back();
    QCOMPARE(value.name, std::string{"value"});
    QCOMPARE(QByteArray::fromStdString(value.type), type);
    const std::string printed = world.console();
    QCOMPARE(QByteArray::fromStdString(value.value),
             text.isEmpty() ? QByteArray::fromStdString(printed.substr(0, printed.find("\n"))) : text);
}

void TestInspect::partsOfValuesCanBeLookedInto_data()
{
    QTest::addColumn<QByteArray>("code");
    QTest::addColumn<QByteArray>("expected");
    QTest::newRow("a list") << QByteArray{"value = [1, ['a']]\n"}
                            << QByteArray{"value list = [1, ['a']]\n"
                                          "  [0] int = 1\n"
                                          "  [1] list = ['a']\n"
                                          "    [0] str = 'a'\n"};
    QTest::newRow("a dictionary") << QByteArray{"value = {'on': 1, 2: None}\n"}
                                  << QByteArray{"value dict = {'on': 1, 2: None}\n"
                                                "  ['on'] int = 1\n"
                                                "  [2] NoneType = None\n"};
    QTest::newRow("an object") << QByteArray{R"(
class Base:
    shared = 1
class Led(Base):
    def __init__(self, pin):
        self.pin = pin
        self._steps = [1]
value = Led(3)
)"} << QByteArray{"value Led = <Led object>\n"
                  "  pin int = 3\n"
                  "  _steps list = [1]\n"
                  "    [0] int = 1\n"};
    QTest::newRow("an object with its own dictionary") << QByteArray{R"(
class Led:
    pass
value = Led()
for i in range(3):
    setattr(value, "a%d" % i, i)
value.__dict__
)"} << QByteArray{"value Led = <Led object>\n"
                  "  a0 int = 0\n"
                  "  a1 int = 1\n"
                  "  a2 int = 2\n"};
    QTest::newRow("a pin") << QByteArray{R"(
import board, digitalio
value = digitalio.DigitalInOut(board.D5)
value.switch_to_output(True)
)"} << QByteArray{"value DigitalInOut = <DigitalInOut> D5 OUTPUT True\n"
                  "  direction Direction = digitalio.Direction.OUTPUT\n"
                  "  value bool = True\n"
                  "  drive_mode DriveMode = digitalio.DriveMode.PUSH_PULL\n"};
    QTest::newRow("a pin that was given back") << QByteArray{R"(
import board, digitalio
value = digitalio.DigitalInOut(board.D5)
value.deinit()
)"} << QByteArray{"value DigitalInOut = <DigitalInOut>\n"};
    QTest::newRow("a generator under way") << QByteArray{R"(
def count(n):
    yield n
value = count(3)
next(value)
)"} << QByteArray{"value generator = <generator object 'count'>\n"
                  "  n int = 3\n"};
    QTest::newRow("a lock") << QByteArray{"import asyncio\nvalue = asyncio.Lock()\n"}
                            << QByteArray{"value Lock = <Lock object>\n"
                                          "  state bool = False\n"};
    QTest::newRow("a list that holds itself") << QByteArray{"value = []\nvalue.append(value)\n"}
                                              << QByteArray{"value list = [[[[[...]]]]]\n"
                                                            "  [0] list = [[[[[...]]]]]\n"
                                                            "    [0] list = [[[[[...]]]]]\n"
                                                            "      [0] list = [[[[[...]]]]]\n"
                                                            "        [0] list = [[[[[...]]]]]\n"};
}

void TestInspect::partsOfValuesCanBeLookedInto()
{
    QFETCH(QByteArray, code);
    QFETCH(QByteArray, expected);
    sim::Inspection inspection = insideAtMark(code.toStdString() + "print('here')\nvalue\n");
    std::erase_if(inspection.globals, [](const sim::Variable &each) { return each.name != "value"; });
    QCOMPARE(QByteArray::fromStdString(inspectiontext::ofGlobals(inspection)), expected);
}

void TestInspect::theStackShowsEveryCallWithItsNames()
{
    const sim::Inspection inspection = insideAtMark(R"(
def down(n):
    if n == 0:
        print("here")
        return n
    below = n - 1
    return 1 + down(
        below)
down(2)
)");
    QCOMPARE(QByteArray::fromStdString(inspectiontext::ofTasks(inspection)), QByteArray{R"(task 0
  <module> code.py:9
  down code.py:7
    n int = 2
    below int = 1
  down code.py:7
    n int = 1
    below int = 0
  down code.py:5
    n int = 0
)"});
    QCOMPARE(QByteArray::fromStdString(inspectiontext::ofGlobals(inspection)),
             QByteArray{"down function = <function down>\n"});
}

void TestInspect::functionsShowTheNamesOfThoseRoundThem()
{
    const sim::Inspection inspection = insideAtMark(R"(
def outer(step):
    total = 10
    def inner():
        nonlocal total
        total += step
        print("here")
        return total
    return inner()
outer(5)
)");
    QCOMPARE(QByteArray::fromStdString(inspectiontext::ofTasks(inspection)), QByteArray{R"(task 0
  <module> code.py:10
  outer code.py:9
    step int = 5
    inner function = <function inner>
    total int = 15
  inner code.py:8
    step int = 5
    total int = 15
)"});
}

void TestInspect::tasksShowTheirChainOfAwaits()
{
    const sim::Inspection inspection = insideAtMark(R"(
import asyncio
event = asyncio.Event()

async def inner(n):
    await asyncio.sleep(n)

async def outer():
    n = 3
    await inner(n)

async def waiter():
    await event.wait()

async def late():
    pass

async def talker():
    await asyncio.sleep(0)
    words = "here"
    print(words)
    words

async def main():
    tasks = [asyncio.create_task(outer()), asyncio.create_task(waiter()), asyncio.create_task(talker())]
    await asyncio.sleep(0)
    asyncio.create_task(late())
    await asyncio.gather(*tasks)

asyncio.run(main())
)");
    QCOMPARE(QByteArray::fromStdString(inspectiontext::ofTasks(inspection)), QByteArray{R"(task 0
  <module> code.py:30
task 1
  main code.py:28
    tasks list = [<Task>, <Task>, <Task>]
      [0] Task = <Task> of task 2
      [1] Task = <Task> of task 3
      [2] Task = <Task> of task 4
  gather()
task 2
  outer code.py:10
    n int = 3
  inner code.py:6
    n int = 3
task 3
  waiter code.py:13
  wait()
task 4
  talker code.py:22
    words str = 'here'
task 5
  late code.py:15 not started
)"});
}

void TestInspect::noCodeOfTheProgramsRuns()
{
    const std::string program = R"(
class Loud:
    def __init__(self):
        self.x = 1
    def __repr__(self):
        print("repr")
        return "loud"
    def __getattr__(self, name):
        print("getattr")
    def __eq__(self, other):
        print("eq")
    def __hash__(self):
        return 1
    @property
    def y(self):
        print("property")
class Bag(list):
    def __len__(self):
        print("len")
        return 0
    def __iter__(self):
        print("iter")
values = [Loud(), {Loud(): 1}, Bag([1])]
print("here")
print("end")
)";
    const sim::Inspection inspection = insideAtMark(program);
    const sim::Variable &values = inspection.globals.back();
    QCOMPARE(QString::fromStdString(values.value), QStringLiteral("[<Loud object>, {<Loud object>: 1}, [1]]"));
    BoardWorld world{program};
    while (world.run({{}, 1, {}, {}}).reason != sim::StopReason::Ended) {
        world.inspect();
    }
    QCOMPARE(world.console(), std::string{"here\nend\n"});
}

void TestInspect::whatIsTooMuchIsCounted()
{
    const sim::Inspection inspection = insideAtMark(R"(
many = [[i] * 100 for i in range(1000)]
for i in range(300):
    globals()["name%d" % i] = many
print("here")
many
)");
    QCOMPARE(inspection.globals.size(), sim::InspectionLimits::globals);
    QCOMPARE(inspection.moreGlobals, 302 - sim::InspectionLimits::globals);
    const sim::Variable &many = inspection.globals.front();
    std::size_t told = 0;
    for (const sim::Variable &part : many.parts) {
        told += 1 + part.parts.size();
        QCOMPARE(part.parts.size() + part.moreParts, 100U);
    }
    QVERIFY(told <= sim::InspectionLimits::partsOfOne);
    QCOMPARE(many.parts.size() + many.moreParts, 1000U);
}

void TestInspect::beforeTheFirstLineThereIsNothing()
{
    BoardWorld world{"print('here')\n"};
    const sim::Inspection inspection = world.inspect();
    QVERIFY(inspection.globals.empty());
    QCOMPARE(inspection.tasks.size(), 1U);
    QVERIFY(inspection.tasks.front().frames.empty());
}

QTEST_GUILESS_MAIN(TestInspect)
#include "tst_inspect.moc"
