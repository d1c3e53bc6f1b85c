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
    void misuseIsToldInTheBoardsWords_data();
    void misuseIsToldInTheBoardsWords();
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

void TestKeys::misuseIsToldInTheBoardsWords_data()
{
    QTest::addColumn<QString>("program");
    QTest::addColumn<QString>("lastLine");
    const auto row = [](const char *name, const char *program, const char *lastLine) {
        QTest::newRow(name) << QStringLiteral("import board, keypad, digitalio\n") + QLatin1String(program)
                            << QString::fromLatin1(lastLine);
    };
    row("no value_when_pressed", "keypad.Keys((board.D3,))",
        "TypeError: 'value_when_pressed' argument required");
    row("no pins", "keypad.Keys()", "TypeError: 'pins' argument required");
    row("a pin in place of a list", "keypad.Keys(board.D3, value_when_pressed=False)",
        "TypeError: object of type 'Pin' has no len()");
    row("a number among the pins", "keypad.Keys((board.D3, 4), value_when_pressed=False)",
        "TypeError: row_pins must be of type Pin, not int");
    row("by place", "keypad.Keys((board.D3,), False, value_when_pressed=False)",
        "TypeError: extra positional arguments given");
    row("misspelt", "keypad.Keys((board.D3,), value_when_pressed=False, pul=True)",
        "TypeError: unexpected keyword argument 'pul'");
    row("a pin twice", "keypad.Keys((board.D3, board.D3), value_when_pressed=False)",
        "TypeError: row_pins contains duplicate pins");
    row("one pin for row and column", "keypad.KeyMatrix(row_pins=(board.D3,), column_pins=(board.D3,))",
        "TypeError: row_pins and column_pins contain duplicate pins");
    row("a negative interval", "keypad.Keys((board.D3,), value_when_pressed=False, interval=-1)",
        "ValueError: interval must be >= 0");
    row("no events", "keypad.Keys((board.D3,), value_when_pressed=False, max_events=0)",
        "ValueError: max_events must be >= 1");
    row("a threshold of 0", "keypad.Keys((board.D3,), value_when_pressed=False, debounce_threshold=0)",
        "ValueError: debounce_threshold must be 1-127");
    row("a text as interval", "keypad.Keys((board.D3,), value_when_pressed=False, interval='a')",
        "TypeError: can't convert str to float");
    row("a pin in use",
        "d = digitalio.DigitalInOut(board.D3)\nkeypad.Keys((board.D3,), value_when_pressed=False)",
        "ValueError: D3 in use");
    row("after deinit", "k = keypad.Keys((board.D3,), value_when_pressed=False)\nk.deinit()\nk.events",
        "ValueError: Object has been deinitialized and can no longer be used. Create a new object.");
    row("a misspelt attribute read", "keypad.Keys((board.D3,), value_when_pressed=False).event",
        "AttributeError: 'Keys' object has no attribute 'event'");
    row("a misspelt attribute set", "k = keypad.Keys((board.D3,), value_when_pressed=False)\nk.evens = 1",
        "AttributeError: can't set attribute 'evens'");
    row("a property that is only read",
        "k = keypad.Keys((board.D3,), value_when_pressed=False)\nk.events = 1",
        "AttributeError: can't set attribute 'events'");
    row("get_into something else", "keypad.Keys((board.D3,), value_when_pressed=False).events.get_into(3)",
        "TypeError: event must be of type Event, not int");
    row("a matrix without columns", "keypad.KeyMatrix((board.D3,))",
        "TypeError: 'column_pins' argument required");
    row("an interval by place", "keypad.KeyMatrix((board.D3,), (board.D4,), True, 0.02)",
        "TypeError: extra positional arguments given");
    row("a key that is not there",
        "m = keypad.KeyMatrix(row_pins=(board.D3,), column_pins=(board.D4, board.D5))\n"
        "m.key_number_to_row_column(2)",
        "ValueError: key_number must be 0-1");
}

void TestKeys::misuseIsToldInTheBoardsWords()
{
    QFETCH(QString, program);
    QFETCH(QString, lastLine);
    QCOMPARE(lastLineOf(program), lastLine);
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
