// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/metro_m4.h"

#include <QSet>
#include <QTest>

namespace metro = sim::metro_m4;
using metro::Held;
using metro::Pwm;

namespace {

QString text(std::string_view view)
{
    return QString::fromUtf8(view.data(), static_cast<qsizetype>(view.size()));
}

const metro::Pin &named(const char *name)
{
    const std::optional<core::PinId> id = metro::pinNamed(name);
    if (!id) {
        qFatal("no pin %s", name);
    }
    return metro::pin(*id);
}

} // namespace

class TestMetroM4 : public QObject
{
    Q_OBJECT

private slots:
    void namesStandInTheBoardModulesOrder();
    void aliasesAreOnePin_data();
    void aliasesAreOnePin();
    void theFirstNameIsTheOneInMessages();
    void theNameOfAPinLeadsBackToIt();
    void everyPinOfThe64PinChipIsListedOnce();
    void microcontrollerPinHasExactlyTheseObjects();
    void pinsThatTheBoardHoldsAreNeverReset();
    void pwmWorksOnThesePinsOnly();
    void pinsShareInterruptChannels_data();
    void pinsShareInterruptChannels();
    void analogueInputsAndOutputs();
    void anUnknownNameIsNoPin();
};

void TestMetroM4::namesStandInTheBoardModulesOrder()
{
    QStringList names;
    for (const metro::BoardName &name : metro::boardNames()) {
        names.append(text(name.name));
    }
    QCOMPARE(
        names.join(u' '),
        QStringLiteral("A0 A1 A2 A3 A4 A5 D0 RX D1 TX D2 D3 D4 D5 D6 D7 D8 D9 D10 D11 D12 LED D13 SDA SCL "
                       "NEOPIXEL SCK MOSI MISO LED_RX LED_TX"));
}

void TestMetroM4::aliasesAreOnePin_data()
{
    QTest::addColumn<QString>("alias");
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("mcu");
    QTest::newRow("RX") << "RX"
                        << "D0"
                        << "PA23";
    QTest::newRow("TX") << "TX"
                        << "D1"
                        << "PA22";
    QTest::newRow("D13") << "D13"
                         << "LED"
                         << "PA16";
}

void TestMetroM4::aliasesAreOnePin()
{
    QFETCH(QString, alias);
    QFETCH(QString, name);
    QFETCH(QString, mcu);
    const auto id = metro::pinNamed(alias.toStdString());
    QVERIFY(id);
    QVERIFY(id == metro::pinNamed(name.toStdString()));
    QVERIFY(id == metro::pinNamed(mcu.toStdString()));
    QCOMPARE(text(metro::pin(*id).label()), name);
}

void TestMetroM4::theFirstNameIsTheOneInMessages()
{
    for (std::size_t i = 0; i < metro::pins().size(); ++i) {
        const core::PinId id{static_cast<std::uint8_t>(i)};
        const auto names = metro::boardNames();
        const auto first = std::find_if(names.begin(), names.end(),
                                        [id](const metro::BoardName &each) { return each.pin == id; });
        QCOMPARE(text(metro::pin(id).name), first == names.end() ? QString{} : text(first->name));
    }
}

void TestMetroM4::theNameOfAPinLeadsBackToIt()
{
    for (std::size_t i = 0; i < metro::pins().size(); ++i) {
        const core::PinId id{static_cast<std::uint8_t>(i)};
        if (metro::pin(id).hasObject()) {
            QVERIFY(metro::pinNamed(metro::pin(id).label()) == id);
            QVERIFY(metro::pinNamed(metro::pin(id).mcuName) == id);
        }
    }
}

void TestMetroM4::everyPinOfThe64PinChipIsListedOnce()
{
    QSet<QString> listed;
    for (const metro::Pin &pin : metro::pins()) {
        listed.insert(text(pin.mcuName));
    }
    QSet<QString> expected;
    const auto add = [&expected](QChar port, int from, int to) {
        for (int i = from; i <= to; ++i) {
            expected.insert(QStringLiteral("P%1%2").arg(port).arg(i, 2, 10, QLatin1Char('0')));
        }
    };
    add(u'A', 0, 25);
    add(u'A', 27, 27);
    add(u'A', 30, 31);
    add(u'B', 0, 17);
    add(u'B', 22, 23);
    add(u'B', 30, 31);
    QCOMPARE(listed, expected);
    QCOMPARE(listed.size(), static_cast<qsizetype>(metro::pins().size()));
}

void TestMetroM4::microcontrollerPinHasExactlyTheseObjects()
{
    QStringList objects;
    for (const metro::Pin &pin : metro::pins()) {
        if (pin.hasObject()) {
            objects.append(text(pin.mcuName));
        }
    }
    objects.sort();
    QCOMPARE(
        objects.join(u' '),
        QStringLiteral("PA02 PA03 PA04 PA05 PA06 PA08 PA09 PA10 PA11 PA12 PA13 PA14 PA16 PA17 PA18 PA19 PA20 "
                       "PA21 PA22 PA23 PA27 PA30 PA31 PB02 PB03 PB06 PB07 PB08 PB09 PB10 PB11 PB12 PB13 PB14 "
                       "PB15 PB16 PB17 PB22"));
}

void TestMetroM4::pinsThatTheBoardHoldsAreNeverReset()
{
    QStringList held;
    for (const metro::Pin &pin : metro::pins()) {
        QCOMPARE(pin.isReset(), pin.held == Held::Free);
        if (pin.hasObject() && !pin.isReset()) {
            held.append(text(pin.label()));
        }
    }
    QCOMPARE(held.join(u' '), QStringLiteral("LED_RX LED_TX PA08 PA09 PA10 PA11 PB10 PB11"));
}

void TestMetroM4::pwmWorksOnThesePinsOnly()
{
    QStringList works;
    QStringList unusable;
    QStringList invalid;
    for (const metro::Pin &pin : metro::pins()) {
        if (!pin.name.empty() && pin.held == Held::Free) {
            (pin.pwm() == Pwm::Works         ? works
                 : pin.pwm() == Pwm::NoTimer ? invalid
                                             : unusable)
                .append(text(pin.name));
        }
    }
    QCOMPARE(works.join(u' '),
             QStringLiteral("A1 A5 D0 D1 D2 D3 D4 D5 D6 D7 D8 D9 D10 D11 D12 LED SDA SCK MOSI MISO"));
    QCOMPARE(unusable.join(u' '), QStringLiteral("A2 A3 A4"));
    QCOMPARE(invalid.join(u' '), QStringLiteral("A0 SCL NEOPIXEL"));
}

void TestMetroM4::pinsShareInterruptChannels_data()
{
    QTest::addColumn<int>("channel");
    QTest::addColumn<QString>("names");
    QTest::newRow("0") << 0 << "D3 LED";
    QTest::newRow("1") << 1 << "D2 D12";
    QTest::newRow("2") << 2 << "A0 D10 SDA";
    QTest::newRow("3") << 3 << "D11 SCL";
    QTest::newRow("4") << 4 << "A3 D9";
    QTest::newRow("5") << 5 << "A1 D8";
    QTest::newRow("6") << 6 << "A2 D1 NEOPIXEL LED_RX";
    QTest::newRow("7") << 7 << "D0";
    QTest::newRow("8") << 8 << "A4";
    QTest::newRow("9") << 9 << "A5";
    QTest::newRow("11") << 11 << "LED_TX";
    QTest::newRow("12") << 12 << "D7 MOSI";
    QTest::newRow("13") << 13 << "D4 SCK";
    QTest::newRow("14") << 14 << "D5 MISO";
    QTest::newRow("15") << 15 << "D6";
}

void TestMetroM4::pinsShareInterruptChannels()
{
    QFETCH(int, channel);
    QFETCH(QString, names);
    QStringList sharing;
    for (const metro::Pin &pin : metro::pins()) {
        if (!pin.name.empty() && pin.extint == channel) {
            sharing.append(text(pin.name));
        }
    }
    QCOMPARE(sharing.join(u' '), names);
}

void TestMetroM4::analogueInputsAndOutputs()
{
    QStringList inputs;
    QStringList outputs;
    for (const metro::Pin &pin : metro::pins()) {
        if (!pin.name.empty() && pin.adc[0]) {
            inputs.append(text(pin.name));
        }
        if (pin.dac) {
            outputs.append(text(pin.name));
        }
    }
    QCOMPARE(inputs.join(u' '), QStringLiteral("A0 A1 A2 A3 A4 A5 SDA SCL LED_RX"));
    QCOMPARE(outputs.join(u' '), QStringLiteral("A0 A1"));
    QVERIFY((named("A4").adc[1] == metro::AdcInput{1, 0}));
    QVERIFY((named("SCL").adc[0] == metro::AdcInput{0, 15}));
}

void TestMetroM4::anUnknownNameIsNoPin()
{
    for (const char *name : {"", "D14", "d1", "PA00", "PA24", "I2C", "PA1"}) {
        QVERIFY2(!metro::pinNamed(name), name);
    }
}

QTEST_GUILESS_MAIN(TestMetroM4)
#include "tst_metro_m4.moc"
