// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "python/deviceworld.h"

using core::EntryKind;

namespace {

QString consoleOf(const std::string &program, const std::string &wiring = {},
                  const std::vector<ScriptedInput> &inputs = {})
{
    DeviceWorld world{program, wiring, inputs};
    world.runFor(std::chrono::seconds{20});
    return QString::fromStdString(world.console());
}

const std::string button = "[[part]]\nkind = \"button\"\nname = \"b\"\npin = \"D3\"\n";

} // namespace

/// The classes of countio, rotaryio, pwmio, analogio, touchio, neopixel_write and neopixel.
class TestDevices : public QObject
{
    Q_OBJECT

private slots:
    void aPressDuringASleepIsCounted();
    void anEncoderIsFollowedDuringASleep();
    void withoutInterruptsOneOfSeveralPressesIsCounted();
    void whatIsPrinted_data();
    void whatIsPrinted();
    void aForgottenPwmOutputStopsAtACollection();
    void aKnobIsRead();
    void pixelsKeepTheirColoursAfterTheEnd();
    void showsAreFourTicksApart();
    void aCopyOfTheLibraryOfTheProgramsOwnIsTaken();
};

void TestDevices::aPressDuringASleepIsCounted()
{
    QCOMPARE(
        consoleOf("import board, countio, digitalio, time\n"
                  "c = countio.Counter(board.D3, edge=countio.Edge.RISE_AND_FALL, pull=digitalio.Pull.UP)\n"
                  "time.sleep(1)\nprint(c.count)\nc.reset()\nprint(c.count)\nc.count = 5\nprint(c.count)\n",
                  button, {{200, "b", 1}, {300, "b", 0}, {400, "b", 1}}),
        QStringLiteral("3\n0\n5\n"));
}

void TestDevices::anEncoderIsFollowedDuringASleep()
{
    QCOMPARE(consoleOf("import board, rotaryio, time\n"
                       "with rotaryio.IncrementalEncoder(board.D5, board.D6) as e:\n"
                       "    time.sleep(1)\n    print(e.position, e.divisor)\n"
                       "    e.position = 100\n    time.sleep(1)\n    print(e.position)\n",
                       "[[part]]\nkind = \"encoder\"\nname = \"dial\"\na = \"D5\"\nb = \"D6\"\n",
                       {{200, "dial", 3}, {1200, "dial", -2}}),
             QStringLiteral("3 4\n95\n"));
}

void TestDevices::withoutInterruptsOneOfSeveralPressesIsCounted()
{
    QCOMPARE(consoleOf("import board, countio, digitalio, microcontroller, time\n"
                       "c = countio.Counter(board.D3, pull=digitalio.Pull.UP)\n"
                       "microcontroller.disable_interrupts()\ntime.sleep(1)\nprint(c.count)\n"
                       "microcontroller.enable_interrupts()\nprint(c.count)\n"
                       "microcontroller.enable_interrupts()\nprint('never')\n",
                       button, {{200, "b", 1}, {300, "b", 0}, {400, "b", 1}}),
             QStringLiteral("0\n1\n"));
}

void TestDevices::whatIsPrinted_data()
{
    QTest::addColumn<QString>("program");
    QTest::addColumn<QString>("lastLine");
    const auto row = [](const char *name, const char *program, const char *lastLine) {
        QTest::newRow(name) << QStringLiteral("import board, analogio, countio, neopixel, pwmio, rainbowio\n")
                + QLatin1String(program)
                            << QString::fromLatin1(lastLine);
    };
    row("PWMOut", "print(pwmio.PWMOut(board.D5))", "<PWMOut>");
    row("Edge", "print(countio.Edge.RISE_AND_FALL)", "countio.Edge.RISE_AND_FALL");
    row("read back",
        "p = pwmio.PWMOut(board.D9, frequency=100000, duty_cycle=32768)\nprint(p.frequency, p.duty_cycle)",
        "100000 32740");
    row("another frequency",
        "p = pwmio.PWMOut(board.D9, frequency=440, duty_cycle=1000, variable_frequency=True)\np.frequency = "
        "880\nprint(p.frequency, p.duty_cycle)",
        "880 999");
    row("reference", "print(analogio.AnalogIn(board.A0).reference_voltage)", "3.3");
    row("pixels as a list", "p = neopixel.NeoPixel(board.D6, 2)\np[1] = 0x0102FF\nprint(p, len(p), p.n)",
        "[(0, 0, 0), (1, 2, 255)] 2 2");
    row("masked and cut", "p = neopixel.NeoPixel(board.D6, 1)\np[0] = (256, 2.9, -1)\nprint(p[0])",
        "(0, 2, 255)");
    row("white of equal parts",
        "p = neopixel.NeoPixel(board.D6, 1, bpp=4)\np[0] = 0x777777\nprint(p[0], p.byteorder)",
        "(0, 0, 0, 119) GRBW");
    row("slices", "p = neopixel.NeoPixel(board.D6, 3)\np[::2] = [1, 2]\nprint(p[-1], p[0:2])",
        "(0, 0, 2) [(0, 0, 1), (0, 0, 0)]");
    row("brightness is clamped", "p = neopixel.NeoPixel(board.D6, 3, brightness=7)\nprint(p.brightness)",
        "1.0");
    row("one SPI", "s = board.SPI()\nprint(s is board.SPI(), s.try_lock(), s.try_lock(), s.frequency)",
        "True True False 250000");
    row("a new UART after deinit", "u = board.UART()\nu.deinit()\nprint(u is board.UART())", "False");
    row("a UART that hears nothing",
        "import time\nu = board.UART()\nt = time.monotonic()\nprint(u.write(b'hello'), u.read(3), 0.99 < "
        "time.monotonic() - t < 1.1)",
        "5 None True");
    row("aliases", "print(board.D13 is board.LED, board.D13, board.board_id)",
        "True board.LED metro_m4_express");
    row("the colour wheel", "print([hex(rainbowio.colorwheel(n)) for n in (0, 84, 85, 170, 255, 256)])",
        "['0xff0000', '0x3fc00', '0xff00', '0xff', '0xff0000', '0xff0000']");
}

void TestDevices::whatIsPrinted()
{
    QFETCH(QString, program);
    QFETCH(QString, lastLine);
    QCOMPARE(lastLineOf(program), lastLine);
}

void TestDevices::aForgottenPwmOutputStopsAtACollection()
{
    QCOMPARE(lastLineOf(QStringLiteral("import board, gc, pwmio\n"
                                       "pwmio.PWMOut(board.D5)\n"
                                       "try:\n    pwmio.PWMOut(board.D5)\n"
                                       "except ValueError as e:\n    print(e)\n"
                                       "gc.collect()\nprint(pwmio.PWMOut(board.D5))\n")),
             QStringLiteral("<PWMOut>"));
}

void TestDevices::aKnobIsRead()
{
    const QString text
        = consoleOf("import analogio, board, time\nk = analogio.AnalogIn(board.A1)\n"
                    "for i in range(3):\n    print(k.value)\n    time.sleep(1)\n",
                    "[[part]]\nkind = \"potentiometer\"\nname = \"k\"\npin = \"A1\"\nstart = 0\n",
                    {{500, "k", 65535}, {1500, "k", 30000}});
    const QStringList lines = text.trimmed().split(QLatin1Char('\n'));
    QCOMPARE(lines.size(), 3);
    QCOMPARE(lines[0], QStringLiteral("0"));
    QCOMPARE(lines[1], QStringLiteral("65535"));
    QVERIFY(std::abs(lines[2].toInt() - 30000) <= 33);
}

void TestDevices::pixelsKeepTheirColoursAfterTheEnd()
{
    BoardWorld world{"import board, neopixel\n"
                     "p = neopixel.NeoPixel(board.D6, 2, brightness=0.5, auto_write=False)\n"
                     "p.fill((255, 128, 0))\np.show()\n"};
    world.run();
    QCOMPARE(world.count(EntryKind::PixelFrame), std::size_t{1});
    // Green first, halved.
    QCOMPARE(QByteArray::fromStdString(world.text(world.last(EntryKind::PixelFrame))),
             QByteArray("\x40\x7f\x00\x40\x7f\x00", 6));
}

void TestDevices::showsAreFourTicksApart()
{
    BoardWorld world{"import board, neopixel\n"
                     "a = neopixel.NeoPixel(board.D6, 16)\n"
                     "for i in range(16):\n    a[i] = (9, 9, 9)\n"};
    world.run();
    QCOMPARE(world.count(EntryKind::PixelFrame), std::size_t{16});
    const double ms = std::chrono::duration<double, std::milli>{world.last(EntryKind::PixelFrame).time()
                                                                - world.startedAt()}
                          .count();
    QVERIFY2(ms > 58 && ms < 72, qPrintable(QString::number(ms)));
}

void TestDevices::aCopyOfTheLibraryOfTheProgramsOwnIsTaken()
{
    sim::Load load{{"code.py", "import neopixel\nprint(neopixel.mine)\n"}, {}, {}, 1, 1.0, true};
    load.lib.push_back({"neopixel.py", "mine = 'yes'\n"});
    BoardWorld world{load};
    world.run();
    QCOMPARE(world.console(), std::string{"yes\n"});
}

QTEST_GUILESS_MAIN(TestDevices)
#include "tst_devices.moc"
