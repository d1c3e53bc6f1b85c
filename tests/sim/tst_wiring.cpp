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
                                      static_cast<std::uint32_t>(1 + number * 1000), number % 4 == 1});
        wiring.parts.emplace_back(Button{odd(), name.pin, number % 4 == 0, static_cast<Pull>(number % 3)});
    }
    const auto again = sim::wiringFrom(sim::tomlOf(wiring));
    QVERIFY2(again, again ? "" : again.error().text().c_str());
    QVERIFY(*again == wiring);
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
        "w.toml:2: \"kind\" must be led or button, not \"lamp\".");
    row("a misspelt key", "[[part]]\nkind = \"led\"\npin = \"D1\"\ncolor = \"red\"\n",
        "w.toml:4: A part has no \"color\", but may have kind, pin, name, colour, ohms or lit.");
    row("an unknown colour", "[[part]]\nkind = \"led\"\npin = \"D1\"\ncolour = \"pink\"\n",
        "w.toml:4: \"colour\" must be red, orange, yellow, green, blue or white, not \"pink\".");
    row("text where a number belongs", "[[part]]\nkind = \"led\"\npin = \"D1\"\nohms = \"330\"\n",
        "w.toml:4: \"ohms\" must be a whole number from 1 to 1000000.");
    row("a number out of range", "[[part]]\nkind = \"led\"\npin = \"D1\"\nohms = 0\n",
        "w.toml:4: \"ohms\" must be a whole number from 1 to 1000000.");
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
