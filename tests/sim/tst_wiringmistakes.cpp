// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/wiringmistakes.h"

#include <QTest>

namespace {

/// "0,2: sentence" a line; a hint begins with "hint ".
QString told(const QByteArray &toml)
{
    const auto wiring = sim::wiringFrom(toml.toStdString());
    if (!wiring) {
        return QString::fromStdString(wiring.error().text());
    }
    QStringList lines;
    for (const sim::Mistake &mistake : sim::mistakesIn(*wiring)) {
        QStringList parts;
        for (const std::size_t part : mistake.parts) {
            parts += QString::number(part);
        }
        lines += (mistake.isHint ? QStringLiteral("hint ") : QString()) + parts.join(u',')
            + QStringLiteral(": ") + QString::fromStdString(mistake.sentence);
    }
    return lines.join(u'\n');
}

QByteArray part(const char *kind, const char *keys)
{
    return QByteArray("[[part]]\nkind = \"") + kind + "\"\n" + QByteArray(keys).replace("; ", "\n") + "\n";
}

} // namespace

class TestWiringMistakes : public QObject
{
    Q_OBJECT

private slots:
    void tellsWhatIsWrong_data();
    void tellsWhatIsWrong();
    void saysNothingOfGoodWiring_data();
    void saysNothingOfGoodWiring();
    void mistakesComeBeforeHints();
};

void TestWiringMistakes::tellsWhatIsWrong_data()
{
    QTest::addColumn<QByteArray>("wiring");
    QTest::addColumn<QString>("sentence");
    const auto row = [](const char *name, const QByteArray &wiring, const char *sentence) {
        QTest::newRow(name) << wiring << QString::fromUtf8(sentence);
    };
    row("an LED without a resistor", part("led", "pin = \"D2\"; ohms = 0"),
        "0: The LED \"led on D2\" has no resistor: nothing limits its current, and it may break together "
        "with "
        "the pin. Give it one of 220 ohms or more.");
    row("a resistor too small", part("led", "pin = \"D2\"; ohms = 100"),
        "0: The LED \"led on D2\" draws 15.0 mA through its 100 ohms, more than the 8 mA that a pin can "
        "give. "
        "Use 220 ohms or more.");
    row("a resistor too small for blue", part("led", "pin = \"D2\"; ohms = 10; colour = \"blue\""),
        "0: The LED \"led on D2\" draws 30.0 mA through its 10 ohms, more than the 8 mA that a pin can give. "
        "Use 39 ohms or more.");
    row("a resistor too large", part("led", "pin = \"D2\"; ohms = 100000"),
        "hint 0: The LED \"led on D2\" gets less than 0.1 mA through its 100000 ohms, too little to be seen. "
        "Use "
        "1000 ohms or less.");
    row("two LEDs that are too much together",
        part("led", "pin = \"D2\"; ohms = 220; name = \"a\"")
            + part("led", "pin = \"D2\"; ohms = 220; name = \"b\""),
        "0,1: The 2 LEDs on D2 together draw 13.6 mA, more than the 8 mA that a pin can give. Use larger "
        "resistors, or more pins.\n"
        "hint 0,1: \"a\" and \"b\" share D2, so the program can only drive them together.");
    row("two outputs on a net",
        part("slide-switch", "pin = \"A1\"; name = \"s\"")
            + part("potentiometer", "pin = \"A1\"; name = \"p\""),
        "0,1: \"s\" and \"p\" both decide the level of A1: where they disagree, that is a short circuit. "
        "Give each "
        "a pin of its own.");
    row("a button beside a switch",
        part("button", "pin = \"D3\"; name = \"b\"; pull = \"up\"")
            + part("slide-switch", "pin = \"D3\"; name = \"s\""),
        "0,1: \"b\" connects D3 with ground while \"s\" may hold it elsewhere: that is a short circuit. Give "
        "each a "
        "pin of its own.");
    row("a switch that decides over an LED",
        part("slide-switch", "pin = \"D3\"; name = \"s\"") + part("led", "pin = \"D3\"; name = \"l\""),
        "hint 0,1: \"s\" decides the level of D3, so the program cannot drive \"l\" there. Give each a pin "
        "of "
        "its own.");
    row("a button on an LED's pin",
        part("led", "pin = \"D3\"; name = \"l\"")
            + part("button", "pin = \"D3\"; name = \"b\"; pull = \"up\""),
        "0,1: While the program drives D3 for \"l\", using \"b\" is a short circuit. Give each a pin of its "
        "own.");
    row("two buttons to opposite rails",
        part("button", "pin = \"D3\"; name = \"a\"; pull = \"up\"")
            + part("button", "pin = \"D3\"; name = \"b\"; to = \"3V3\"; pull = \"down\""),
        "0,1: Pressing both \"a\" and \"b\" connects 3.3 V with ground: a short circuit. Give each a pin of "
        "its "
        "own.");
    row("two buttons on one pin",
        part("button", "pin = \"D3\"; name = \"a\"; pull = \"up\"")
            + part("button", "pin = \"D3\"; name = \"b\"; pull = \"up\""),
        "hint 0,1: \"a\" and \"b\" are both on D3, so the program cannot tell one from the other. Give each "
        "a pin "
        "of its own.");
    row("NeoPixels beside a servo",
        part("neopixel-strip", "pin = \"D3\"; name = \"s\"") + part("servo", "pin = \"D3\"; name = \"arm\""),
        "0,1: \"s\" and \"arm\" share D3, but colours for NeoPixels mean nothing to the other. Give each a "
        "pin of "
        "its own.");
    row("a key of a matrix beside an LED",
        part("button", "pin = \"D3\"; to = \"D4\"; name = \"k\"") + part("led", "pin = \"D4\"; name = \"l\""),
        "0,1: \"k\" and \"l\" share D4, but a key between two pins needs both for itself. Give each pins of "
        "its "
        "own.");
    row("a button with no pull", part("button", "pin = \"D3\"; name = \"b\""),
        "hint 0: \"b\" has no resistor: while it is open, its pin floats unless the program sets a pull "
        "(Pull.UP).");
    row("buttons with no pull",
        part("button", "pin = \"D3\"; name = \"a\"")
            + part("button", "pin = \"D4\"; name = \"b\"; to = \"3V3\""),
        "hint 0,1: \"a\", \"b\" have no resistors: while they are open, their pins float unless the program "
        "sets a "
        "pull (Pull.UP and Pull.DOWN).");
    row("a button that its resistor makes useless",
        part("button", "pin = \"D3\"; name = \"b\"; pull = \"down\""),
        "0: \"b\" connects D3 with ground, where its resistor holds it anyway: pressing changes nothing. Use "
        "a pull "
        "up.");
    row("a knob where nothing measures", part("potentiometer", "pin = \"D3\"; name = \"p\""),
        "0: \"p\" gives a voltage, but D3 has no analog input to read it. Use A0 to A5.");
    row("a servo without a timer", part("servo", "pin = \"A2\"; name = \"arm\""),
        "0: \"arm\" needs PWM for its pulses, and A2 has none. Use D0 to D13.");
    row("a buzzer without a timer", part("buzzer", "pin = \"A0\"; name = \"beep\""),
        "hint 0: \"beep\" needs PWM for its tone, and A0 has none. Use D0 to D13.");
    row("a pin that no wire reaches", part("led", "pin = \"NEOPIXEL\"; name = \"l\""),
        "0: No wire reaches the pin NEOPIXEL of \"l\": it is not led out to a header. Use D0 to D13 or A0 to "
        "A5.");
    row("an encoder on one interrupt channel", part("encoder", "a = \"D3\"; b = \"D13\"; name = \"dial\""),
        "0: Both legs of \"dial\", D3 and D13, have one interrupt channel, so rotaryio cannot read it. Move "
        "one of "
        "them.");
    row("two encoders that want one channel",
        part("encoder", "a = \"D3\"; b = \"D4\"; name = \"x\"")
            + part("encoder", "a = \"D5\"; b = \"SCK\"; name = \"y\""),
        "0,1: \"x\" on D4 and \"y\" on SCK have one interrupt channel, so rotaryio can read only one of "
        "them. Move "
        "one to another pin.");
    row("more light than USB gives", part("neopixel-strip", "pin = \"D6\"; count = 20"),
        "hint 0: 20 NeoPixels at full white draw 1.20 A, and USB gives 0.50 A: power them from a supply of "
        "their "
        "own, or keep their brightness at 0.41 or below.");
    row("more light than USB gives, with white",
        part("neopixel-strip", "pin = \"D6\"; count = 4; order = \"GRBW\"")
            + part("neopixel-ring", "pin = \"D7\"; count = 8"),
        "hint 0,1: 12 NeoPixels at full white draw 0.80 A, and USB gives 0.50 A: power them from a supply of "
        "their "
        "own, or keep their brightness at 0.62 or below.");
}

void TestWiringMistakes::tellsWhatIsWrong()
{
    QFETCH(QByteArray, wiring);
    QFETCH(QString, sentence);
    QCOMPARE(told(wiring), sentence);
}

void TestWiringMistakes::saysNothingOfGoodWiring_data()
{
    QTest::addColumn<QByteArray>("wiring");
    QTest::newRow("nothing at all") << QByteArray();
    QTest::newRow("two LEDs") << part("led", "pin = \"D1\"") + part("led", "pin = \"D2\"; colour = \"blue\"");
    QTest::newRow("the smallest resistor that it advises") << part("led", "pin = \"D1\"; ohms = 220");
    QTest::newRow("a matrix of keys") << part("button", "pin = \"D2\"; to = \"D4\"; name = \"a\"")
            + part("button", "pin = \"D2\"; to = \"D5\"; name = \"b\"")
            + part("button", "pin = \"D3\"; to = \"D4\"; name = \"c\"");
    QTest::newRow("sensors, a servo, an encoder") << part("light-sensor", "pin = \"A0\"")
            + part("temperature-sensor", "pin = \"A5\"") + part("servo", "pin = \"A1\"")
            + part("encoder", "a = \"D3\"; b = \"D4\"");
    QTest::newRow("as many pixels as USB feeds") << part("neopixel-ring", "pin = \"D6\"; count = 8");
}

void TestWiringMistakes::saysNothingOfGoodWiring()
{
    QFETCH(QByteArray, wiring);
    QCOMPARE(told(wiring), QString());
}

void TestWiringMistakes::mistakesComeBeforeHints()
{
    const auto lines
        = told(part("button", "pin = \"D3\"; name = \"b\"") + part("servo", "pin = \"A2\"; name = \"arm\"")
               + part("led", "pin = \"D5\"; ohms = 0"))
              .split(u'\n');
    QCOMPARE(lines.size(), 3);
    QVERIFY(lines[0].startsWith(QLatin1String("1: ")));
    QVERIFY(lines[1].startsWith(QLatin1String("2: ")));
    QVERIFY(lines[2].startsWith(QLatin1String("hint 0: ")));
}

QTEST_GUILESS_MAIN(TestWiringMistakes)
#include "tst_wiringmistakes.moc"
