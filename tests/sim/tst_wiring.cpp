// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/wiring.h"

#include <QTest>

using core::Pull;
using sim::Button;
using sim::Led;
using sim::LedColour;
using sim::Part;
using sim::Wiring;

namespace {

core::PinId pin(const char *name)
{
    return sim::metro_m4::pinNamed(name).value();
}

} // namespace

class TestWiring : public QObject
{
    Q_OBJECT

private slots:
    void readsPartsInOrder();
    void whatIsLeftOutHasTheDocumentedValue();
    void anEmptyFileIsABoardWithNothingOnIt();
    void itsTextReadsWellInADiff();
    void everyWiringSurvivesItsText();
    void aPlaceIsReadAndWritten();
    void errorsSayWhereAndWhatToDo_data();
    void errorsSayWhereAndWhatToDo();
};

void TestWiring::readsPartsInOrder()
{
    const auto wiring = sim::wiringFrom(R"(
[[part]]
kind = "button"
name = "faster"
pin = "D4"
to = "3V3"
pull = "down"

[[part]]
kind = "led"
name = "lamp"
pin = "PA22"
colour = "blue"
ohms = 1000
lit = "low"
)");
    QVERIFY(wiring);
    const Wiring expected{{Button{"faster", pin("D4"), false, Pull::Down},
                           Led{"lamp", pin("D1"), LedColour::Blue, 1000, false}}};
    QVERIFY(*wiring == expected);
}

void TestWiring::whatIsLeftOutHasTheDocumentedValue()
{
    const auto wiring = sim::wiringFrom(
        "[[part]]\nkind = \"led\"\npin = \"D13\"\n[[part]]\nkind = \"button\"\npin = \"A0\"\n");
    QVERIFY(wiring);
    const Wiring expected{{Led{"led on LED", pin("D13"), LedColour::Red, 330, true},
                           Button{"button on A0", pin("A0"), true, Pull::None}}};
    QVERIFY(*wiring == expected);
}

void TestWiring::anEmptyFileIsABoardWithNothingOnIt()
{
    QVERIFY(sim::wiringFrom("") == Wiring{});
    QVERIFY(sim::wiringFrom("# nothing yet\n") == Wiring{});
}

void TestWiring::itsTextReadsWellInADiff()
{
    const Wiring wiring{{Led{"left \"lamp\"", pin("D1"), LedColour::Green, 470, true},
                         Button{"stop", pin("D3"), true, Pull::Up}}};
    const char *const expected = R"([[part]]
kind = "led"
name = "left \"lamp\""
pin = "D1"
colour = "green"
ohms = 470
lit = "high"

[[part]]
kind = "button"
name = "stop"
pin = "D3"
to = "ground"
pull = "up"
bounce_ms = 0
)";
    QCOMPARE(QString::fromStdString(sim::tomlOf(wiring)), QString::fromUtf8(expected));
}

void TestWiring::everyWiringSurvivesItsText()
{
    Wiring wiring;
    int number = 0;
    for (const sim::metro_m4::BoardName &name : sim::metro_m4::boardNames()) {
        if (sim::metro_m4::pin(name.pin).held != sim::metro_m4::Held::Free) {
            continue;
        }
        const auto odd = [&] { return std::to_string(++number) + " \"\\'\n\t\u00e9 # ["; };
        wiring.parts.emplace_back(Led{odd(), name.pin, static_cast<LedColour>(number % 6),
                                      static_cast<std::uint32_t>(number * 1000), number % 4 == 1,
                                      sim::Place{static_cast<std::uint8_t>(number), 99}});
        wiring.parts.emplace_back(Button{odd(), name.pin, number % 4 == 0, static_cast<Pull>(number % 3)});
    }
    wiring.parts.emplace_back(Button{"bouncing", pin("D3"), true, Pull::Up, pin("D4"), 5});
    wiring.parts.emplace_back(sim::SlideSwitch{"slide", pin("D2"), true});
    wiring.parts.emplace_back(sim::Knob{"pot", pin("A1"), sim::KnobKind::Potentiometer, 65535});
    wiring.parts.emplace_back(sim::Knob{"light", pin("A2"), sim::KnobKind::Light, 0});
    wiring.parts.emplace_back(sim::Knob{"heat", pin("A3"), sim::KnobKind::Temperature, -40});
    wiring.parts.emplace_back(
        sim::Pixels{"strip", pin("D6"), sim::PixelShape::Strip, 300, sim::PixelOrder::Rgbw});
    wiring.parts.emplace_back(
        sim::Pixels{"ring", pin("D7"), sim::PixelShape::Ring, 24, sim::PixelOrder::Grb});
    wiring.parts.emplace_back(sim::RgbLed{"rgb", {pin("D9"), pin("D10"), pin("D11")}, false});
    wiring.parts.emplace_back(sim::Servo{"servo", pin("D5"), 500, 2500});
    wiring.parts.emplace_back(sim::Buzzer{"buzzer", pin("D8")});
    wiring.parts.emplace_back(sim::Encoder{"dial", pin("D2"), pin("D3")});
    wiring.parts.emplace_back(
        sim::Digit{"digit",
                   {pin("D2"), pin("D3"), pin("D4"), pin("D5"), pin("D6"), pin("D7"), pin("D8"), pin("D9")},
                   false});
    const auto again = sim::wiringFrom(sim::tomlOf(wiring));
    QVERIFY2(again, again ? "" : again.error().text().c_str());
    QVERIFY(*again == wiring);
}

void TestWiring::aPlaceIsReadAndWritten()
{
    const std::string text = "[[part]]\nkind = \"buzzer\"\nname = \"beeper\"\npin = \"D8\"\nat = [12, 3]\n";
    const auto wiring = sim::wiringFrom(text);
    QVERIFY2(wiring, wiring ? "" : wiring.error().text().c_str());
    QVERIFY(sim::placeOf(wiring->parts[0]) == (sim::Place{12, 3}));
    QCOMPARE(sim::tomlOf(*wiring), text);
}

void TestWiring::errorsSayWhereAndWhatToDo_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("error");
    const auto row = [](const char *name, const char *text, const char *error) {
        QTest::newRow(name) << QString::fromUtf8(text) << QString::fromUtf8(error);
    };
    row("a pin that is not there", "[[part]]\nkind = \"led\"\npin = \"D14\"\n",
        "w.toml:3: The board has no pin \"D14\". Use one of its names: A0 to A5, D0 to D13, SDA, SCL, SCK, "
        "MOSI, "
        "MISO.");
    row("a pin of the firmware", "[[part]]\nkind = \"led\"\npin = \"LED_TX\"\n",
        "w.toml:3: The board itself uses the pin \"LED_TX\". Use another.");
    row("no pin", "[[part]]\nkind = \"led\"\n", "w.toml:1: This part has no \"pin\". Add it.");
    row("no kind", "\n[[part]]\npin = \"D1\"\n", "w.toml:2: This part has no \"kind\". Add it.");
    row("an unknown kind", "[[part]]\nkind = \"lamp\"\n",
        "w.toml:2: \"kind\" must be led, button, slide-switch, potentiometer, light-sensor, "
        "temperature-sensor, "
        "neopixel-strip, neopixel-ring, rgb-led, servo, buzzer, encoder or seven-segment, not \"lamp\".");
    row("a ring that nobody makes", "[[part]]\nkind = \"neopixel-ring\"\npin = \"D6\"\ncount = 9\n",
        "w.toml:4: A ring has 8, 12, 16 or 24 pixels, not 9.");
    row("two legs on one pin", "[[part]]\nkind = \"encoder\"\na = \"D6\"\nb = \"D6\"\n",
        "w.toml:1: This part has two legs on one pin. Give each its own.");
    row("a digit with a leg too few", "[[part]]\nkind = \"seven-segment\"\nsegments = [\"D2\", \"D3\"]\n",
        "w.toml:3: \"segments\" needs seven pins, for a to g, or eight: the last for the point.");
    row("a servo that turns backwards",
        "[[part]]\nkind = \"servo\"\npin = \"D5\"\nmin_us = 2000\nmax_us = 1000\n",
        "w.toml:5: \"max_us\" must be more than \"min_us\": it is the pulse for 180 degrees.");
    row("a misspelt key", "[[part]]\nkind = \"led\"\npin = \"D1\"\ncolor = \"red\"\n",
        "w.toml:4: A part has no \"color\", but may have kind, pin, name, colour, ohms, lit or at.");
    row("an unknown colour", "[[part]]\nkind = \"led\"\npin = \"D1\"\ncolour = \"pink\"\n",
        "w.toml:4: \"colour\" must be red, orange, yellow, green, blue or white, not \"pink\".");
    row("text where a number belongs", "[[part]]\nkind = \"led\"\npin = \"D1\"\nohms = \"330\"\n",
        "w.toml:4: \"ohms\" must be a whole number from 0 to 1000000.");
    row("a number out of range", "[[part]]\nkind = \"led\"\npin = \"D1\"\nohms = -1\n",
        "w.toml:4: \"ohms\" must be a whole number from 0 to 1000000.");
    row("a place that is no hole", "[[part]]\nkind = \"led\"\npin = \"D1\"\nat = [3]\n",
        "w.toml:4: \"at\" must be a list of 2 whole numbers from 0 to 99.");
    row("a place beyond the breadboard", "[[part]]\nkind = \"led\"\npin = \"D1\"\nat = [3, 100]\n",
        "w.toml:4: \"at\" must be a list of 2 whole numbers from 0 to 99.");
    row("a place in words", "[[part]]\nkind = \"led\"\npin = \"D1\"\nat = \"left\"\n",
        "w.toml:4: \"at\" must be a list of 2 whole numbers from 0 to 99.");
    row("a number where text belongs", "[[part]]\nkind = \"led\"\npin = 1\n",
        "w.toml:3: \"pin\" must be text in quotes.");
    row("two parts of one name",
        "[[part]]\nkind = \"led\"\npin = \"D1\"\nname = \"x\"\n[[part]]\nkind = \"led\"\nname = \"x\"\npin = "
        "\"D2\"\n",
        "w.toml:7: Two parts are called \"x\". Give this one another name.");
    row("an empty name", "[[part]]\nkind = \"led\"\npin = \"D1\"\nname = \"\"\n",
        "w.toml:4: \"name\" must not be empty. Leave the line out for a name made of kind and pin.");
    row("a part that is no table", "part = 3\n",
        "w.toml:1: Write each part as a table that begins with [[part]].");
    row("another table", "[board]\nname = 1\n", "w.toml:1: A wiring has no \"board\", but may have part.");
}

void TestWiring::errorsSayWhereAndWhatToDo()
{
    QFETCH(QString, text);
    QFETCH(QString, error);
    const auto wiring = sim::wiringFrom(text.toStdString(), "w.toml");
    QVERIFY(!wiring);
    QCOMPARE(QString::fromStdString(wiring.error().text()), error);
}

QTEST_GUILESS_MAIN(TestWiring)
#include "tst_wiring.moc"
