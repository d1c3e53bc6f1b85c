// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "python/deviceworld.h"

namespace {

const std::string buttons = R"(
[[part]]
kind = "button"
name = "left"
pin = "D3"
[[part]]
kind = "button"
name = "right"
pin = "D4"
)";

const std::string keysOnBoth = "import board, keypad, time\n"
                               "keys = keypad.Keys((board.D3, board.D4), value_when_pressed=False)\n";

} // namespace

class TestKeys : public QObject
{
    Q_OBJECT

private slots:
    void aPressDuringASleepIsCaughtByKeypadAndMissedByPolling();
    void eventsHaveWhatTheBoardsHave();
    void whatThingsPrint_data();
    void whatThingsPrint();
    void aForgottenScannerKeepsItsPins();
};

void TestKeys::aPressDuringASleepIsCaughtByKeypadAndMissedByPolling()
{
    const std::vector<ScriptedInput> pressInTheSleep{
        {200, "left", 1}, {300, "left", 0}, {200, "right", 1}, {300, "right", 0}};
    DeviceWorld world{"import board, digitalio, keypad, time\n"
                      "keys = keypad.Keys((board.D3,), value_when_pressed=False)\n"
                      "polled = digitalio.DigitalInOut(board.D4)\n"
                      "polled.pull = digitalio.Pull.UP\n"
                      "seen = False\n"
                      "for i in range(2):\n"
                      "    if not polled.value:\n"
                      "        seen = True\n"
                      "    time.sleep(0.5)\n"
                      "print('polling saw it:', seen)\n"
                      "print('keypad saw', keys.events.get(), keys.events.get())\n",
                      buttons, pressInTheSleep};
    world.run();
    QCOMPARE(
        QString::fromStdString(world.console()),
        QStringLiteral("polling saw it: False\nkeypad saw <Event: key_number 0 pressed> <Event: key_number "
                       "0 released>\n"));
}

void TestKeys::eventsHaveWhatTheBoardsHave()
{
    DeviceWorld world{keysOnBoth
                          + "time.sleep(1)\n"
                            "q = keys.events\n"
                            "print(len(q), bool(q), q.overflowed, keys.key_count)\n"
                            "e = q.get()\n"
                            "print(e.key_number, e.pressed, e.released, e == keypad.Event(1, True, 0))\n"
                            "f = keypad.Event()\n"
                            "print(f)\nprint(q.get_into(f), f, hash(f) == hash(keypad.Event(1, False)))\n"
                            "print(f.timestamp - e.timestamp, q.get_into(f), q.get(), len(q))\n"
                            "keys.deinit()\n"
                            "keys.deinit()\n"
                            "with keypad.Keys([board.D3], value_when_pressed=True, pull=False) as k:\n"
                            "    print(k.key_count)\n"
                            "keypad.Keys([board.D3], value_when_pressed=True).reset()\n",
                      buttons,
                      {{100, "right", 1}, {400, "right", 0}}};
    world.run();
    QCOMPARE(QString::fromStdString(world.console()),
             QStringLiteral("2 True False 2\n1 True False True\n<Event: key_number 0 pressed>\nTrue <Event: "
                            "key_number 1 released> True\n293 False None 0\n1\n"));
}

void TestKeys::whatThingsPrint_data()
{
    QTest::addColumn<QString>("expression");
    QTest::addColumn<QString>("printed");
    QTest::newRow("Keys") << "keypad.Keys((board.D3,), value_when_pressed=False)"
                          << "<Keys>";
    QTest::newRow("EventQueue") << "keypad.Keys((board.D3,), value_when_pressed=False).events"
                                << "<EventQueue>";
    QTest::newRow("Event") << "keypad.Event(3, False)"
                           << "<Event: key_number 3 released>";
    QTest::newRow("equal but for the time") << "keypad.Event(3, False, 7) == keypad.Event(3, False, 8)"
                                            << "True";
    QTest::newRow("matrix numbers")
        << "(lambda m: (m.key_count, m.key_number_to_row_column(4), m.row_column_to_key_number(1, "
           "2)))(keypad."
           "KeyMatrix(row_pins=(board.D3, board.D4), column_pins=(board.D5, board.D6, board.D7)))"
        << "(6, (1, 1), 5)";
}

void TestKeys::whatThingsPrint()
{
    QFETCH(QString, expression);
    QFETCH(QString, printed);
    QCOMPARE(lastLineOf(QStringLiteral("import board, keypad\nprint(%1)\n").arg(expression)), printed);
}

void TestKeys::aForgottenScannerKeepsItsPins()
{
    QCOMPARE(
        lastLineOf(QString::fromStdString(keysOnBoth)
                   + QStringLiteral("keys = None\nkeypad.Keys((board.D4,), value_when_pressed=False)\n")),
        QStringLiteral("ValueError: D4 in use"));
}

QTEST_GUILESS_MAIN(TestKeys)
#include "tst_keys.moc"
