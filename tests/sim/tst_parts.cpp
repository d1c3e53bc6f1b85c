// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/parts/part.h"

#include "core/fold.h"
#include "core/tickcounter.h"
#include "sim/analog.h"
#include "sim/board.h"

#include <QTest>

#include <cmath>

using namespace std::chrono_literals;
using core::Instant;
using core::PinId;
using core::Pull;
using sim::AnalogInput;
using sim::Board;

namespace {

PinId pin(const char *name)
{
    return sim::metro_m4::pinNamed(name).value();
}

core::State stateOf(const Board &board)
{
    return core::Fold{board.trace()}.stateAt(board.trace().size());
}

} // namespace

class TestParts : public QObject
{
    Q_OBJECT

private slots:
    void aBouncingButtonRestsAsItWasSet();
    void aSlideSwitchHoldsBothLevels();
    void aKnobGivesAVoltage();
    void aTemperatureIsTenMillivoltsADegree();
    void theStateKnowsWhereEachInputStands();
    void anOutputOverrulesAKnob();
    void anUnwiredInputReadsItsRails();
    void theDacDrivesItsPin();
    void aServoTurnsByItsPulse_data();
    void aServoTurnsByItsPulse();
    void aBuzzerSoundsWhilePulsesCome();
    void pixelsKeepWhatIsNotSentToThem();
    void framesAreFourTicksApartOnWhicheverPin();
    void theBoardsOwnPixelGoesDarkAtTheEnd();
    void aDigitIsRead();
    void anRgbLedWithACommonAnodeLightsWhenLow();
    void everyInputSaysWhatItTakes_data();
    void everyInputSaysWhatItTakes();
};

void TestParts::aBouncingButtonRestsAsItWasSet()
{
    for (std::uint64_t seed = 0; seed < 20; ++seed) {
        Board board{{.wiring = {{sim::Button{"b", pin("D3"), true, Pull::Up, {}, 10}}}, .seed = seed}};
        QVERIFY(board.setInput("b", 1, Instant{10ms}));
        QVERIFY(board.setInput("b", 0, Instant{13ms}));
        QVERIFY(board.setInput("b", 1, Instant{50ms}));
        board.clock().advanceTo(Instant{49ms});
        QCOMPARE(board.pins().level(pin("D3")), core::Level::High);
        board.clock().advanceTo(Instant{100ms});
        QCOMPARE(board.pins().level(pin("D3")), core::Level::Low);
        QVERIFY(board.checkInvariants());
    }
}

void TestParts::aSlideSwitchHoldsBothLevels()
{
    Board board{{.wiring = {{sim::SlideSwitch{"s", pin("D3"), false}}}}};
    QCOMPARE(board.pins().level(pin("D3")), core::Level::Low);
    QVERIFY(board.setInput("s", 1, Instant{1ms}));
    board.clock().advanceTo(Instant{2ms});
    QCOMPARE(board.pins().level(pin("D3")), core::Level::High);
}

void TestParts::aKnobGivesAVoltage()
{
    Board board{{.wiring = {{sim::Knob{"pot", pin("A1"), sim::KnobKind::Potentiometer, 0}}}}};
    AnalogInput input{board.pins(), pin("A1"), 1};
    QCOMPARE(input.value(), std::uint16_t{0});
    QVERIFY(board.setInput("pot", 65535, Instant{1ms}));
    board.clock().advanceTo(Instant{2ms});
    QCOMPARE(input.value(), std::uint16_t{65535});
    QVERIFY(board.setInput("pot", 20000, Instant{3ms}));
    board.clock().advanceTo(Instant{4ms});
    for (int i = 0; i < 50; ++i) {
        const int value = input.value();
        QVERIFY2(std::abs(value - 20000) <= 33, qPrintable(QString::number(value)));
        // 12 bits, spread.
        QCOMPARE(value, (value >> 4) * 16 + (value >> 12));
    }
    QCOMPARE(*stateOf(board).pins[core::number(pin("A1"))].voltage, std::uint16_t{20000});
    QCOMPARE(board.pins().level(pin("A1")), core::Level::Low);
    input.stop();
    QCOMPARE(*stateOf(board).pins[core::number(pin("A1"))].voltage, std::uint16_t{20000});
}

void TestParts::aTemperatureIsTenMillivoltsADegree()
{
    const auto millivolts
        = [](int degrees) { return sim::voltageOf(sim::KnobKind::Temperature, degrees) * 3300.0 / 65535; };
    QVERIFY(std::abs(millivolts(0) - 500) < 1);
    QVERIFY(std::abs(millivolts(25) - 750) < 1);
    QVERIFY(std::abs(millivolts(-40) - 100) < 1);
}

void TestParts::theStateKnowsWhereEachInputStands()
{
    Board board{{.wiring = {{sim::Led{"lamp", pin("D1")},
                             sim::Knob{"heat", pin("A1"), sim::KnobKind::Temperature, 20}}}}};
    QVERIFY(!stateOf(board).input(1));
    QVERIFY(board.setInput("heat", -5, Instant{1ms}));
    board.clock().advanceTo(Instant{2ms});
    QCOMPARE(*stateOf(board).input(1), -5);
    QVERIFY(!stateOf(board).input(0) && !stateOf(board).input(2));
}

void TestParts::anOutputOverrulesAKnob()
{
    Board board{{.wiring = {{sim::Knob{"pot", pin("A1"), sim::KnobKind::Potentiometer, 60000}}}}};
    board.pins().claim(pin("A1"));
    board.pins().switchToOutput(pin("A1"), false);
    QCOMPARE(board.pins().voltage(pin("A1")), std::uint16_t{0});
    QCOMPARE(*stateOf(board).pins[core::number(pin("A1"))].voltage, std::uint16_t{0});
    board.pins().release(pin("A1"));
    QCOMPARE(board.pins().voltage(pin("A1")), std::uint16_t{60000});
    QCOMPARE(*stateOf(board).pins[core::number(pin("A1"))].voltage, std::uint16_t{60000});
    QVERIFY(board.checkInvariants());
}

void TestParts::anUnwiredInputReadsItsRails()
{
    Board board{{}};
    AnalogInput input{board.pins(), pin("A2"), 1};
    QCOMPARE(input.value(), std::uint16_t{0});
}

void TestParts::theDacDrivesItsPin()
{
    Board board{{}};
    sim::AnalogOutput output{board.pins(), pin("A0")};
    output.setValue(0xFFFF);
    QCOMPARE(board.pins().voltage(pin("A0")), std::uint16_t{65535});
    output.setValue(0x800F); // the last four bits do not count
    QCOMPARE(*stateOf(board).pins[core::number(pin("A0"))].voltage, std::uint16_t{0x8008});
    QCOMPARE(board.pins().level(pin("A0")), core::Level::High);
    output.stop();
    QCOMPARE(board.pins().level(pin("A0")), core::Level::Floating);
    QVERIFY(!stateOf(board).pins[core::number(pin("A0"))].voltage);
    QVERIFY(board.checkInvariants());
}

void TestParts::aServoTurnsByItsPulse_data()
{
    QTest::addColumn<int>("frequency");
    QTest::addColumn<int>("duty");
    QTest::addColumn<int>("angle"); // -1: stays where it is
    QTest::newRow("0.75 ms") << 50 << 2458 << 0;
    QTest::newRow("1.5 ms") << 50 << 4915 << 90;
    QTest::newRow("2.25 ms") << 50 << 7373 << 180;
    QTest::newRow("beyond") << 50 << 12000 << 180;
    QTest::newRow("no pulse") << 50 << 0 << -1;
    QTest::newRow("too many pulses") << 5000 << 3000 << -1;
}

void TestParts::aServoTurnsByItsPulse()
{
    QFETCH(int, frequency);
    QFETCH(int, duty);
    QFETCH(int, angle);
    core::PinState state;
    state.frequency = static_cast<std::uint32_t>(frequency);
    state.duty = static_cast<std::uint16_t>(duty);
    const auto is = sim::angleOf(sim::Servo{"s", pin("D5")}, state);
    QCOMPARE(is.has_value(), angle >= 0);
    QVERIFY(!is || std::abs(*is - angle) < 0.5);
    QVERIFY(!sim::angleOf(sim::Servo{"s", pin("D5")}, core::PinState{}));
}

void TestParts::aBuzzerSoundsWhilePulsesCome()
{
    core::PinState state;
    QVERIFY(!sim::toneOf(state));
    state.frequency = 440;
    state.duty = 32768;
    const auto tone = sim::toneOf(state);
    QVERIFY(tone && tone->frequency == 440 && tone->loudness > 0.99);
    state.duty = 0;
    QVERIFY(!sim::toneOf(state));
}

void TestParts::pixelsKeepWhatIsNotSentToThem()
{
    const sim::Pixels strip{"p", pin("D6"), sim::PixelShape::Strip, 3, sim::PixelOrder::Grb};
    const auto first = sim::coloursAfter(strip, std::string{"\x01\x02\x03\x04\x05\x06\x07\x08\x09", 9});
    QCOMPARE(first.size(), std::size_t{3});
    QVERIFY((first[0] == sim::PixelColour{2, 1, 3, 0}));
    const auto second = sim::coloursAfter(strip, std::string{"\x0A\x0B\x0C\x0D", 4}, first);
    QVERIFY((second[0] == sim::PixelColour{11, 10, 12, 0}));
    QVERIFY(second[1] == first[1] && second[2] == first[2]);
    const sim::Pixels white{"w", pin("D6"), sim::PixelShape::Ring, 8, sim::PixelOrder::Rgbw};
    QVERIFY((sim::coloursAfter(white, "abcd")[0] == sim::PixelColour{'a', 'b', 'c', 'd'}));
}

void TestParts::framesAreFourTicksApartOnWhicheverPin()
{
    Board board{{}};
    board.clock().advanceTo(Instant{1s});
    board.pixelWriter().write(pin("D6"), std::string(24 * 3, 'x'));
    const Instant first = board.now();
    QVERIFY(std::abs((first - Instant{1s}).count() - 24 * 29'760) < 10);
    board.pixelWriter().write(pin("D7"), "");
    QCOMPARE(board.now(), core::instantOfStep(core::stepsAt(first) + 4));
    const core::State state = stateOf(board);
    QVERIFY(state.pins[core::number(pin("D6"))].pixels && state.pins[core::number(pin("D7"))].pixels);
}

void TestParts::theBoardsOwnPixelGoesDarkAtTheEnd()
{
    Board board{{}};
    board.pixelWriter().write(pin("D6"), "abc");
    board.pixelWriter().write(pin("NEOPIXEL"), "abc");
    board.endProgram(core::EndReason::Finished);
    const core::State state = stateOf(board);
    const auto bytes = [&](const char *name) {
        return std::string{board.trace().text(*state.pins[core::number(pin(name))].pixels)};
    };
    QCOMPARE(bytes("D6"), std::string{"abc"});
    QCOMPARE(bytes("NEOPIXEL"), std::string(3, '\0'));
}

void TestParts::aDigitIsRead()
{
    const sim::Digit digit{
        "d", {pin("D2"), pin("D3"), pin("D4"), pin("D5"), pin("D6"), pin("D7"), pin("D8")}, true};
    Board board{{.wiring = {{digit}}}};
    QCOMPARE(*sim::readingOf(sim::lightOf(digit, stateOf(board))), ' ');
    for (const char *segment : {"D3", "D4"}) {
        board.pins().claim(pin(segment));
        board.pins().switchToOutput(pin(segment), true);
    }
    QCOMPARE(*sim::readingOf(sim::lightOf(digit, stateOf(board))), '1');
    board.pins().claim(pin("D2"));
    board.pins().switchToOutput(pin("D2"), true);
    QCOMPARE(*sim::readingOf(sim::lightOf(digit, stateOf(board))), '7');
}

void TestParts::anRgbLedWithACommonAnodeLightsWhenLow()
{
    const sim::RgbLed led{"l", {pin("D9"), pin("D10"), pin("D11")}, false};
    Board board{{.wiring = {{led}}}};
    board.pins().claim(pin("D10"));
    board.pins().switchToOutput(pin("D10"), false);
    QCOMPARE(sim::lightOf(led, stateOf(board)), (std::array<double, 3>{0, 1, 0}));
}

void TestParts::everyInputSaysWhatItTakes_data()
{
    QTest::addColumn<QString>("part");
    QTest::addColumn<int>("value");
    QTest::addColumn<QString>("error");
    QTest::newRow("switch") << "slide" << 2 << "The switch \"slide\" takes 1 (3.3 V) or 0 (ground), not 2.";
    QTest::newRow("knob") << "pot" << 65536 << "The potentiometer \"pot\" takes 0 to 65535, not 65536.";
    QTest::newRow("light") << "light" << -1
                           << "The light \"light\" takes 0 (dark) to 65535 (bright), not -1.";
    QTest::newRow("heat") << "heat" << 126 << "The temperature \"heat\" takes -40 to 125 degrees C, not 126.";
    QTest::newRow("encoder") << "dial" << 100001
                             << "The encoder \"dial\" takes -100000 to 100000 detents, not 100001.";
    QTest::newRow("servo") << "servo" << 1 << "The part \"servo\" has nothing to press or turn.";
}

void TestParts::everyInputSaysWhatItTakes()
{
    QFETCH(QString, part);
    QFETCH(int, value);
    QFETCH(QString, error);
    const std::vector<sim::Part> parts{
        sim::SlideSwitch{"slide", pin("D2")},
        sim::Knob{"pot", pin("A1"), sim::KnobKind::Potentiometer, 0},
        sim::Knob{"light", pin("A2"), sim::KnobKind::Light, 0},
        sim::Knob{"heat", pin("A3"), sim::KnobKind::Temperature, 0},
        sim::Encoder{"dial", pin("D5"), pin("D6")},
        sim::Servo{"servo", pin("D7")},
    };
    const auto taken = sim::partTaking(parts, part.toStdString(), value);
    QVERIFY(!taken);
    QCOMPARE(QString::fromStdString(taken.error().message), error);
}

QTEST_GUILESS_MAIN(TestParts)
#include "tst_parts.moc"
