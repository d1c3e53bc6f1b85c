// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/wokwiimport.h"

#include <QTest>

namespace {

/// A diagram of an Uno, parts and connections written short: "led1 wokwi-led color=red; ..." and
/// "led1:A uno:13; ...".
QByteArray diagram(const char *parts, const char *wires, const char *board = "wokwi-arduino-uno")
{
    QStringList json{QStringLiteral(R"({"type": "%1", "id": "uno", "top": 0, "left": 0, "attrs": {}})")
                         .arg(QString::fromUtf8(board))};
    for (const QString &part : QString::fromUtf8(parts).split(QStringLiteral("; "), Qt::SkipEmptyParts)) {
        const QStringList words = part.split(u' ');
        QStringList attributes;
        for (const QString &word : words.mid(2)) {
            attributes
                += QStringLiteral("\"%1\": \"%2\"").arg(word.section(u'=', 0, 0), word.section(u'=', 1));
        }
        json += QStringLiteral(R"({"type": "%1", "id": "%2", "top": 12.5, "attrs": {%3}})")
                    .arg(words[1], words[0], attributes.join(u','));
    }
    QStringList connections;
    for (const QString &wire : QString::fromUtf8(wires).split(QStringLiteral("; "), Qt::SkipEmptyParts)) {
        connections += QStringLiteral(R"(["%1", "%2", "green", ["h10", "v-20"]])")
                           .arg(wire.section(u' ', 0, 0), wire.section(u' ', 1));
    }
    return QStringLiteral(R"({"version": 1, "editor": "wokwi", "parts": [%1], "connections": [%2]})")
        .arg(json.join(u",\n"), connections.join(u",\n"))
        .toUtf8();
}

/// The wiring as text, without what it leaves at its default, then "# note" lines.
QString taken(const QByteArray &json)
{
    const auto result = sim::wiringFromWokwi(json.toStdString(), "diagram.json");
    if (!result) {
        return QString::fromStdString(result.error().text());
    }
    if (sim::wiringFrom(sim::tomlOf(result->wiring)) != result->wiring) {
        return QStringLiteral("This wiring does not survive its text.");
    }
    QStringList lines;
    for (const QString &block :
         QString::fromStdString(sim::tomlOf(result->wiring)).split(QStringLiteral("[[part]]\n"))) {
        QStringList keys = block.split(u'\n', Qt::SkipEmptyParts);
        for (QString &key : keys) {
            key = key.section(QStringLiteral(" = "), 1);
        }
        lines += keys.join(u' ').remove(u'"');
    }
    lines.removeAll(QString());
    for (const std::string &note : result->notes) {
        lines += QStringLiteral("# ") + QString::fromStdString(note);
    }
    return lines.join(u'\n');
}

} // namespace

class TestWokwiImport : public QObject
{
    Q_OBJECT

private slots:
    void takesPartsOver_data();
    void takesPartsOver();
    void saysWhatItCannotTake_data();
    void saysWhatItCannotTake();
    void refusesWhatIsNoDiagramForUs_data();
    void refusesWhatIsNoDiagramForUs();
};

void TestWokwiImport::takesPartsOver_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QString>("wiring");
    const auto row = [](const char *name, const QByteArray &json, const char *wiring) {
        QTest::newRow(name) << json << QString::fromUtf8(wiring);
    };
    row("an LED behind a resistor",
        diagram("led1 wokwi-led color=blue; r1 wokwi-resistor value=220",
                "uno:13 r1:1; r1:2 led1:A; led1:C uno:GND.2"),
        "led led1 LED blue 220 high");
    row("an LED without a resistor", diagram("led1 wokwi-led", "uno:5 led1:A; led1:C uno:GND.1"),
        "led led1 D5 red 0 high");
    row("an LED that a low level lights",
        diagram("led1 wokwi-led color=green label=power; r1 wokwi-resistor",
                "uno:3.3V led1:A; led1:C r1:1; r1:2 uno:7"),
        "led power D7 green 1000 low");
    row("an LED over a breadboard",
        diagram("bb1 wokwi-breadboard-half; led1 wokwi-led; r1 wokwi-resistor value=330",
                "uno:2 bb1:5t.a; bb1:5t.c led1:A; led1:C bb1:6t.b; r1:1 bb1:6t.e; r1:2 bb1:tn.3; bb1:tn.1 "
                "uno:GND.1"),
        "led led1 D2 red 330 high");
    row("a button with a pull-up of the program",
        diagram("btn1 wokwi-pushbutton color=green bounce=0", "btn1:1.l uno:2; btn1:2.r uno:GND.1"),
        "button btn1 D2 ground none 0");
    row("a button to 5 V with its pull-down",
        diagram("btn1 wokwi-pushbutton-6mm; r1 wokwi-resistor value=10000",
                "btn1:1.l uno:5V; btn1:2.l uno:4; btn1:2.r r1:1; r1:2 uno:GND.1"),
        "button btn1 D4 3V3 down 1\n"
        "# Where the diagram has 5 V, this board has 3.3 V: its pins do not stand more.");
    row("a key between two pins", diagram("k wokwi-pushbutton", "k:1.l uno:2; k:2.l uno:3"),
        "button k D2 D3 none 0");
    row("a slide switch to the right",
        diagram("sw1 wokwi-slide-switch value=1", "sw1:1 uno:GND.1; sw1:2 uno:8; sw1:3 uno:3.3V"),
        "slide-switch sw1 D8 3V3");
    row("a potentiometer, half way",
        diagram("pot1 wokwi-potentiometer value=512",
                "pot1:GND uno:GND.1; pot1:SIG uno:A0; pot1:VCC uno:3.3V"),
        "potentiometer pot1 A0 32800");
    row("a photo resistor", diagram("ldr1 wokwi-photoresistor-sensor", "ldr1:AO uno:A3; ldr1:GND uno:GND.1"),
        "light-sensor ldr1 A3 32768");
    row("a ring", diagram("ring1 wokwi-led-ring pixels=24", "ring1:DIN uno:6; ring1:VCC uno:5V"),
        "neopixel-ring ring1 D6 24 GRB");
    row("a chain of pixels",
        diagram(
            "p1 wokwi-neopixel; p2 wokwi-neopixel; p3 wokwi-led-strip pixels=10; r1 wokwi-resistor value=330",
            "uno:6 r1:1; r1:2 p1:DIN; p1:DOUT p2:DIN; p2:DOUT p3:DIN"),
        "neopixel-strip p1 D6 12 GRB\n# \"p1\" is a strip of 12 pixels here.");
    row("a servo and a buzzer",
        diagram("servo1 wokwi-servo; bz1 wokwi-buzzer",
                "servo1:PWM uno:9; servo1:V+ uno:5V; servo1:GND uno:GND.1; bz1:1 uno:GND.2; bz1:2 uno:8"),
        "servo servo1 D9 750 2250\nbuzzer bz1 D8");
    row("an RGB LED with a common cathode",
        diagram("rgb1 wokwi-rgb-led common=cathode; r1 wokwi-resistor",
                "rgb1:R r1:1; r1:2 uno:9; rgb1:G uno:10; rgb1:B uno:11; rgb1:COM uno:GND.1"),
        "rgb-led rgb1 D9 D10 D11 ground");
    row("an encoder that can be pressed",
        diagram("enc wokwi-ky-040", "enc:CLK uno:2; enc:DT uno:3; enc:SW uno:4; enc:GND uno:GND.1"),
        "encoder enc D2 D3\nbutton enc press D4 ground none 0\n"
        "# \"enc\" has pull-ups on its module; here the program sets them, as rotaryio does.");
    row("a digit with its common leg at 5 V",
        diagram(
            "d1 wokwi-7segment",
            "d1:A uno:2; d1:B uno:3; d1:C uno:4; d1:D uno:5; d1:E uno:6; d1:F uno:7; d1:G uno:8; d1:COM.1 "
            "uno:5V"),
        "seven-segment d1 [D2, D3, D4, D5, D6, D7, D8] 3V3");
    row("two parts of one name", diagram("a wokwi-servo; a wokwi-servo", "a:PWM uno:9"),
        "servo a D9 750 2250\nservo a, 2 D9 750 2250");
    row("the pins of a Nano",
        diagram("led1 wokwi-led", "uno:A2 led1:A; led1:C uno:GND.1", "wokwi-arduino-nano"),
        "led led1 A2 red 0 high");
}

void TestWokwiImport::takesPartsOver()
{
    QFETCH(QByteArray, json);
    QFETCH(QString, wiring);
    QCOMPARE(taken(json), wiring);
}

void TestWokwiImport::saysWhatItCannotTake_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QString>("notes");
    const auto row = [](const char *name, const QByteArray &json, const char *notes) {
        QTest::newRow(name) << json << QString::fromUtf8(notes);
    };
    row("parts of kinds that are not here",
        diagram("dht1 wokwi-dht22; lcd1 wokwi-lcd1602 pins=i2c", "dht1:SDA uno:3"),
        "# Not taken over, since there is no such part here: dht1 (wokwi-dht22), lcd1 (wokwi-lcd1602).");
    row("an LED the wrong way round", diagram("led1 wokwi-led", "uno:5 led1:C; led1:A uno:GND.1"),
        "# \"led1\" is not taken over: its anode (A) goes to ground, so it can never light. Turn it round.");
    row("an LED on nothing", diagram("led1 wokwi-led", "uno:5 led1:A"),
        "# \"led1\" is not taken over: it is not wired between a pin and ground or power.");
    row("a pin that only the Mega has",
        diagram("led1 wokwi-led", "uno:22 led1:A; led1:C uno:GND.1", "wokwi-arduino-mega"),
        "# \"led1\" is not taken over: it is not wired between a pin and ground or power.\n"
        "# This board has no pins for uno:22.");
    row("a colour that is not here", diagram("led1 wokwi-led color=purple", "uno:5 led1:A; led1:C uno:GND.1"),
        "led led1 D5 red 0 high\n# \"led1\" is purple in the diagram, and red here.");
    row("pixels on nothing", diagram("p1 wokwi-neopixel", ""),
        "# \"p1\" is not taken over: its DIN is wired neither to a pin nor to the DOUT of another.");
    row("several digits", diagram("d1 wokwi-7segment digits=4", ""),
        "# \"d1\" is not taken over: it has 4 digits, and there is one of a single digit here.");
}

void TestWokwiImport::saysWhatItCannotTake()
{
    QFETCH(QByteArray, json);
    QFETCH(QString, notes);
    QCOMPARE(taken(json), notes);
}

void TestWokwiImport::refusesWhatIsNoDiagramForUs_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QString>("error");
    const auto row = [](const char *name, const QByteArray &json, const char *error) {
        QTest::newRow(name) << json << QString::fromUtf8(error);
    };
    row("a Pico", diagram("led1 wokwi-led", "uno:GP5 led1:A", "wokwi-pi-pico"),
        "diagram.json: This diagram is for a Raspberry Pi Pico, whose pins are not those of the Metro M4, so "
        "it "
        "cannot be taken over. Use one for an Arduino Uno, Nano or Mega.");
    row("an ESP32", diagram("", "", "board-esp32-devkit-c-v4"),
        "diagram.json: This diagram is for an ESP32, whose pins are not those of the Metro M4, so it cannot "
        "be "
        "taken over. Use one for an Arduino Uno, Nano or Mega.");
    row("no board", diagram("", "", "wokwi-led"),
        "diagram.json: This diagram has no board that its parts are wired to. Use one for an Arduino Uno.");
    row("no JSON", "{\n\"parts\": [\n,]}",
        "diagram.json:3: This is not JSON. Save the diagram in Wokwi again.");
    row("other JSON", "{\"a\": 1}",
        "diagram.json: This is not a diagram of Wokwi: it has no list of \"parts\". Choose a diagram.json.");
    row("a part without a type", "{\"parts\": [{\"id\": \"a\"}]}",
        "diagram.json: Part 1 of this diagram has no \"id\" or no \"type\". Add it.");
    row("a part that is a number", "{\"parts\": [7], \"connections\": 3}",
        "diagram.json: Part 1 of this diagram has no \"id\" or no \"type\". Add it.");
}

void TestWokwiImport::refusesWhatIsNoDiagramForUs()
{
    QFETCH(QByteArray, json);
    QFETCH(QString, error);
    QCOMPARE(taken(json), error);
}

QTEST_GUILESS_MAIN(TestWokwiImport)
#include "tst_wokwiimport.moc"
