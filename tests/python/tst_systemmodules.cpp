// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "python/deviceworld.h"

using namespace std::chrono_literals;

/// Modules around the program: select, atexit, storage, watchdog, nvm, rtc, getpass, usb_cdc.
class TestSystemModules : public QObject
{
    Q_OBJECT

private slots:
    void whatIsTypedIsRead_data();
    void whatIsTypedIsRead();
    void pollWaitsForAKey();
    void functionsForTheEndRunLastFirst();
    void aFunctionForTheEndTakesItsTime();
    void theDriveCanBeReadOnly_data();
    void theDriveCanBeReadOnly();
    void aWatchdogThatIsNotFedResets();
    void theClockOfTheDayCanBeSet();
};

void TestSystemModules::whatIsTypedIsRead_data()
{
    QTest::addColumn<std::string>("program");
    QTest::addColumn<std::string>("printed");
    QTest::newRow("bytes as they come")
        << std::string{"import select, supervisor, sys\n"
                       "p = select.poll()\np.register(sys.stdin, select.POLLIN)\n"
                       "print([mask for _, mask in p.poll()])\n"
                       "line = ''\n"
                       "while p.poll(0):\n    line += sys.stdin.read(1)\n"
                       "print(repr(line), supervisor.runtime.serial_bytes_available)\n"}
        << std::string{"[1]\n'Ada\\n' 0\n"};
    QTest::newRow("a count that is waited for")
        << std::string{"import supervisor, sys\n"
                       "while supervisor.runtime.serial_bytes_available < 4:\n    pass\n"
                       "print(repr(sys.stdin.read(2)), supervisor.runtime.serial_bytes_available)\n"
                       "print(repr(sys.stdin.readline()))\n"}
        << std::string{"'Ad' 2\n'a\\n'\n"};
    QTest::newRow("input() with echo")
        << std::string{"print(input('who? ') + '!')\n"} << std::string{"who? Ada\nAda!\n"};
    QTest::newRow("getpass without echo")
        << std::string{"import getpass\nprint(len(getpass.getpass('word? ')))\n"}
        << std::string{"word? \n3\n"};
    QTest::newRow("the console as a serial line")
        << std::string{"import usb_cdc\nline = usb_cdc.console\nline.timeout = 0.1\n"
                       "print(line.read(2), line.in_waiting, line.readline(), line.read(1), line.connected)\n"
                       "print(line.write(b'ok\\n'), usb_cdc.data)\n"}
        << std::string{"b'Ad' 2 b'a\\n' b'' True\nok\n3 None\n"};
    QTest::newRow("nothing more comes")
        << std::string{"import select, supervisor, sys\nsys.stdin.read(4)\n"
                       "p = select.poll()\np.register(sys.stdin, select.POLLIN)\n"
                       "t = supervisor.ticks_ms()\nprint(p.poll(50))\n"
                       "print(50 <= supervisor.ticks_ms() - t <= 52)\n"
                       "print(list(p.ipoll(0)))\n"
                       "p.modify(sys.stdin, select.POLLOUT)\nprint(p.poll()[0][1])\n"
                       "p.unregister(sys.stdin)\nprint(p.poll(0))\n"}
        << std::string{"[]\nTrue\n[]\n4\n[]\n"};
}

void TestSystemModules::whatIsTypedIsRead()
{
    QFETCH(std::string, program);
    QFETCH(std::string, printed);
    BoardWorld world{program};
    world.send(sim::Serial{"Ada\n"});
    world.runFor(5s);
    QCOMPARE(world.console(), printed);
}

void TestSystemModules::pollWaitsForAKey()
{
    DeviceWorld world{"import board, keypad, select, supervisor\n"
                      "keys = keypad.Keys((board.D3,), value_when_pressed=False)\n"
                      "p = select.poll()\np.register(keys.events, select.POLLIN)\n"
                      "start = supervisor.ticks_ms()\nready = p.poll()\n"
                      "print(ready[0][0] is keys.events, 500 <= supervisor.ticks_ms() - start < 525)\n"
                      "print(keys.events.get(), p.poll(0))\n",
                      "[[part]]\nkind = \"button\"\nname = \"b\"\npin = \"D3\"\n",
                      {{500, "b", 1}}};
    world.runFor(5s);
    QCOMPARE(QString::fromStdString(world.console()),
             QStringLiteral("True True\n<Event: key_number 0 pressed> []\n"));
}

void TestSystemModules::functionsForTheEndRunLastFirst()
{
    BoardWorld world{"import atexit\n"
                     "def bye(name):\n    print('bye', name)\n"
                     "def never():\n    print('never')\n"
                     "atexit.register(bye, 'first')\natexit.register(bye, name='second')\n"
                     "@atexit.register\ndef fails():\n    1 // 0\n"
                     "atexit.register(never)\natexit.unregister(never)\n"
                     "print('end')\n[][0]\n"};
    world.run();
    QCOMPARE(
        QString::fromStdString(world.console()),
        QStringLiteral("end\nTraceback (most recent call last):\n  File \"code.py\", line 14, in <module>\n"
                       "IndexError: index out of range\nTraceback (most recent call last):\n"
                       "  File \"code.py\", line 10, in fails\nZeroDivisionError: division by zero\n"
                       "bye second\nbye first\n"));
    QCOMPARE(world.last(core::EntryKind::ProgramEnded).detailAs<core::EndReason>(),
             core::EndReason::Exception);
}

void TestSystemModules::aFunctionForTheEndTakesItsTime()
{
    BoardWorld world{"import atexit, time\natexit.register(time.sleep, 2)\n"
                     "@atexit.register\ndef count():\n    for i in range(1000):\n        pass\n"};
    world.run();
    const auto took = world.last(core::EntryKind::ProgramEnded).time() - world.startedAt();
    QVERIFY(took > 2004ms && took < 2010ms);
    // Nor does an end without end keep the front from stopping it.
    BoardWorld endless{"import atexit\n@atexit.register\ndef spin():\n    while True:\n        pass\n"};
    QCOMPARE(endless.runFor(1s).reason, sim::StopReason::Time);
}

void TestSystemModules::theDriveCanBeReadOnly_data()
{
    QTest::addColumn<QString>("program");
    QTest::addColumn<QString>("lastLine");
    const auto row = [](const char *name, const char *program, const char *lastLine) {
        QTest::newRow(name) << QStringLiteral("import microcontroller, os, storage\n")
                + QLatin1String(program)
                            << QString::fromLatin1(lastLine);
    };
    row("its name", "d = storage.getmount('/')\nprint(d, d.label, d.readonly)", "<VfsFat> CIRCUITPY True");
    row("what lies on it", "print(list(storage.getmount('/').ilistdir('/')))", "[('code.py', 32768, 0)]");
    row("nvm", "n = microcontroller.nvm\nn[0] = 7\nn[1:3] = b'ab'\nprint(len(n), n[0], n[1:4])",
        "8192 7 bytearray(b'ab\\xff')");
}

void TestSystemModules::theDriveCanBeReadOnly()
{
    QFETCH(QString, program);
    QFETCH(QString, lastLine);
    QCOMPARE(lastLineOf(program), lastLine);
}

void TestSystemModules::aWatchdogThatIsNotFedResets()
{
    BoardWorld world{"import time\nfrom microcontroller import watchdog\nfrom watchdog import WatchDogMode\n"
                     "print(watchdog.mode)\nwatchdog.timeout = 2\nwatchdog.mode = WatchDogMode.RESET\n"
                     "print(watchdog.mode, watchdog.timeout)\n"
                     "for i in range(3):\n    time.sleep(1)\n    watchdog.feed()\n"
                     "while True:\n    try:\n        time.sleep(10)\n    except BaseException:\n"
                     "        print('no')\n"};
    world.run();
    QCOMPARE(world.console(), std::string{"None\nwatchdog.WatchDogMode.RESET 2.0\n"});
    const auto took = world.last(core::EntryKind::ProgramEnded).time() - world.startedAt();
    QVERIFY(took > 4990ms && took < 5010ms);
    QCOMPARE(world.notices().size(), std::size_t{1});
}

void TestSystemModules::theClockOfTheDayCanBeSet()
{
    BoardWorld world{"import rtc, time\nclock = rtc.RTC()\n"
                     "clock.datetime = (2026, 11, 25, 8, 30, 0, 2, 329, -1)\ntime.sleep(90)\n"
                     "print(clock is rtc.RTC(), time.localtime()[:6], clock.datetime.tm_min)\n"};
    world.run();
    QCOMPARE(world.console(), std::string{"True (2026, 11, 25, 8, 31, 30) 31\n"});
}

QTEST_GUILESS_MAIN(TestSystemModules)
#include "tst_systemmodules.moc"
