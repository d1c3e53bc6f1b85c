// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/wiringedits.h"

#include "sim/metro_m4.h"
#include "sim/random.h"
#include "sim/wiringmistakes.h"

#include <QTest>

using sim::PartKind;
using sim::Wiring;

namespace {

core::PinId pin(const char *name)
{
    return sim::metro_m4::pinNamed(name).value();
}

Wiring with(const std::vector<PartKind> &kinds)
{
    Wiring wiring;
    for (const PartKind kind : kinds) {
        wiring = sim::withPart(std::move(wiring), kind).value();
    }
    return wiring;
}

/// "led on D2: D2; button on D3: D3"
QString shown(const Wiring &wiring)
{
    QStringList parts;
    for (const sim::Part &part : wiring.parts) {
        QStringList pins;
        for (const core::PinId each : sim::pinsOf(part)) {
            pins += QString::fromStdString(std::string{sim::metro_m4::pin(each).label()});
        }
        parts += QString::fromStdString(sim::nameOf(part)) + QStringLiteral(": ") + pins.join(u' ');
    }
    return parts.join(QStringLiteral("; "));
}

QString errorOf(const core::Result<Wiring> &result)
{
    return result ? QStringLiteral("no error") : QString::fromStdString(result.error().text());
}

} // namespace

class TestWiringEdits : public QObject
{
    Q_OBJECT

private slots:
    void newPartsGetFreePinsThatCanServeThem();
    void wishesDecideAmongPinsThatCanServe();
    void everyKindFitsOnAnEmptyBoard();
    void whereNoPinIsFreeItSaysSo();
    void namesFollowPinsUntilSomebodyGivesOne();
    void aSecondPartOnAPinGetsANameOfItsOwn();
    void legsOfSeveralPinsAreConnectedOneByOne();
    void aChangeKeepsAllElse();
    void whatCannotBeIsRefusedInASentence();
    void movingAPartIsNoOtherBoard();
    void whateverIsDoneMakesWiringThatAFileCanHold();
};

void TestWiringEdits::newPartsGetFreePinsThatCanServeThem()
{
    const Wiring wiring = with({PartKind::Led, PartKind::Button, PartKind::Potentiometer, PartKind::RgbLed,
                                PartKind::Encoder, PartKind::Servo});
    QCOMPARE(shown(wiring),
             QStringLiteral("led on D2: D2; button on D3: D3; potentiometer on A1: A1; rgb-led on D4: D4 D5 "
                            "D6; encoder on D7: D7 D8; servo on D9: D9"));
}

void TestWiringEdits::wishesDecideAmongPinsThatCanServe()
{
    const sim::PinWishes wishes{{pin("NEOPIXEL"), pin("A2"), pin("D9"), pin("D13")}, {pin("D2"), pin("A1")}};
    Wiring wiring;
    for (const PartKind kind : {PartKind::Servo, PartKind::Potentiometer, PartKind::Led,
                                PartKind::LightSensor, PartKind::TemperatureSensor}) {
        wiring = sim::withPart(std::move(wiring), kind, wishes).value();
    }
    QCOMPARE(
        shown(wiring),
        QStringLiteral("servo on D9: D9; potentiometer on A2: A2; led on D3: D3; light-sensor on A3: A3; "
                       "temperature-sensor on A4: A4"));
}

void TestWiringEdits::everyKindFitsOnAnEmptyBoard()
{
    for (std::size_t i = 0; i < sim::kindWords().size(); ++i) {
        const auto wiring = sim::withPart({}, static_cast<PartKind>(i));
        QVERIFY2(wiring, sim::kindWords()[i].data());
        QVERIFY(sim::wiringFrom(sim::tomlOf(*wiring)) == *wiring);
        QCOMPARE(sim::legsOf(wiring->parts[0]).size(), sim::pinsOf(wiring->parts[0]).size());
    }
}

void TestWiringEdits::whereNoPinIsFreeItSaysSo()
{
    const Wiring wiring = with(std::vector(8, PartKind::Potentiometer));
    QCOMPARE(errorOf(sim::withPart(wiring, PartKind::LightSensor)),
             QStringLiteral("There is no free pin with an analog input for another light-sensor. Delete a "
                            "part, or move one to another pin."));
    QCOMPARE(errorOf(sim::withPart(with(std::vector(3, PartKind::SevenSegment)), PartKind::SevenSegment)),
             QStringLiteral("There are not enough free pins for another seven-segment. Delete a part, or "
                            "move one to another pin."));
}

void TestWiringEdits::namesFollowPinsUntilSomebodyGivesOne()
{
    Wiring wiring = with({PartKind::Led});
    wiring = sim::connected(wiring, 0, 0, pin("D7")).value();
    QCOMPARE(shown(wiring), QStringLiteral("led on D7: D7"));
    wiring = sim::renamed(wiring, 0, "lamp").value();
    wiring = sim::connected(wiring, 0, 0, pin("D8")).value();
    QCOMPARE(shown(wiring), QStringLiteral("lamp: D8"));
}

void TestWiringEdits::aSecondPartOnAPinGetsANameOfItsOwn()
{
    Wiring wiring = with({PartKind::Led, PartKind::Led});
    wiring = sim::connected(wiring, 1, 0, pin("D2")).value();
    QCOMPARE(shown(wiring), QStringLiteral("led on D2: D2; led on D2, 2: D2"));
}

void TestWiringEdits::legsOfSeveralPinsAreConnectedOneByOne()
{
    Wiring wiring = with({PartKind::SevenSegment, PartKind::RgbLed});
    wiring = sim::connected(wiring, 0, 6, pin("A3")).value();
    wiring = sim::connected(wiring, 1, 2, pin("A4")).value();
    QCOMPARE(shown(wiring),
             QStringLiteral("seven-segment on D2: D2 D3 D4 D5 D6 D7 A3; rgb-led on D9: D9 D10 A4"));
    QVERIFY((sim::legsOf(wiring.parts[1]) == std::vector<std::string>{"red", "green", "blue"}));
    QCOMPARE(sim::legsOf(wiring.parts[0]).back(), std::string("segment g"));
}

void TestWiringEdits::aChangeKeepsAllElse()
{
    Wiring wiring = sim::moved(with({PartKind::Led, PartKind::Button}), 0, sim::Place{4, 5});
    const Wiring changed = sim::withKey(wiring, 0, "colour", std::string{"blue"}).value();
    std::get<sim::Led>(wiring.parts[0]).colour = sim::LedColour::Blue;
    QVERIFY(changed == wiring);
    QVERIFY(sim::without(changed, 0).parts == std::vector{wiring.parts[1]});
    const Wiring matrix = sim::withKey(wiring, 1, "to", std::string{"D9"}).value();
    QCOMPARE(shown(matrix), QStringLiteral("led on D2: D2; button on D3: D3 D9"));
    QCOMPARE(sim::legsOf(matrix.parts[1]).back(), std::string("to"));
}

void TestWiringEdits::whatCannotBeIsRefusedInASentence()
{
    const Wiring wiring = with({PartKind::Led, PartKind::Button, PartKind::RgbLed});
    QCOMPARE(errorOf(sim::renamed(wiring, 0, "")), QStringLiteral("A part needs a name. Type one."));
    QCOMPARE(errorOf(sim::renamed(wiring, 0, "button on D3")),
             QStringLiteral("Another part is called \"button on D3\" already. Give this one another name."));
    QCOMPARE(errorOf(sim::withKey(wiring, 0, "ohms", std::int64_t{-1})),
             QStringLiteral("\"ohms\" must be a whole number from 0 to 1000000."));
    QCOMPARE(errorOf(sim::connected(wiring, 2, 0, pin("D5"))),
             QStringLiteral("This part has two legs on one pin. Give each its own."));
    QCOMPARE(errorOf(sim::connected(wiring, 0, 0, pin("LED_TX"))),
             QStringLiteral("The board itself uses the pin \"LED_TX\". Use another."));
}

void TestWiringEdits::movingAPartIsNoOtherBoard()
{
    const Wiring wiring = with({PartKind::Led});
    QVERIFY(sim::sameBoard(wiring, sim::moved(wiring, 0, sim::Place{1, 1})));
    QVERIFY(!sim::sameBoard(wiring, sim::renamed(wiring, 0, "lamp").value()));
}

void TestWiringEdits::whateverIsDoneMakesWiringThatAFileCanHold()
{
    sim::Random random{7};
    const auto below
        = [&random](std::size_t limit) { return static_cast<std::size_t>(random.next() % limit); };
    Wiring wiring;
    int taken = 0;
    for (int step = 0; step < 3000; ++step) {
        core::Result<Wiring> next = wiring;
        const std::size_t part = wiring.parts.empty() ? 0 : below(wiring.parts.size());
        const core::PinId anyPin{static_cast<std::uint8_t>(below(sim::metro_m4::pins().size()))};
        if (wiring.parts.empty() || below(4) == 0) {
            next = sim::withPart(wiring, static_cast<PartKind>(below(sim::kindWords().size())));
        } else if (below(6) == 0) {
            next = sim::without(wiring, part);
        } else if (below(4) == 0) {
            next = sim::moved(wiring, part, sim::Place{static_cast<std::uint8_t>(below(100)), 7});
        } else if (below(3) == 0) {
            next = sim::renamed(wiring, part, below(9) == 0 ? "led on D5" : "\"" + std::to_string(step));
        } else if (below(2) == 0) {
            next = sim::connected(wiring, part, below(sim::legsOf(wiring.parts[part]).size()), anyPin);
        } else {
            const auto keys = sim::keysOf(sim::kindOf(wiring.parts[part]));
            const sim::PartKey &key = keys[below(keys.size())];
            const std::vector<sim::KeyValue> values{
                std::int64_t(below(400)), std::string{"ground"}, std::string{"up"},
                std::string{"blue"},      std::string{"D9"},     std::vector<std::string>(7, "D2")};
            next = sim::withKey(wiring, part, key.name, values[below(values.size())]);
        }
        if (!next) {
            QVERIFY(QString::fromStdString(next.error().text()).endsWith(u'.'));
            continue;
        }
        wiring = *next;
        ++taken;
        const core::Result<Wiring> read = sim::wiringFrom(sim::tomlOf(wiring));
        QVERIFY2(read, read ? "" : (read.error().text() + "\n" + sim::tomlOf(wiring)).c_str());
        QVERIFY(*read == wiring);
        for (const sim::Mistake &mistake : sim::mistakesIn(wiring)) {
            QVERIFY(!mistake.parts.empty());
            QVERIFY(mistake.parts.back() < wiring.parts.size());
        }
    }
    QVERIFY2(taken > 1000, qPrintable(QString::number(taken)));
}

QTEST_GUILESS_MAIN(TestWiringEdits)
#include "tst_wiringedits.moc"
