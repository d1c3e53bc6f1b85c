// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/keypad.h"

#include "core/tickcounter.h"
#include "sim/board.h"
#include "sim/shiftregisterkeys.h"

#include <QTest>

using namespace std::chrono_literals;
using core::EntryKind;
using core::Instant;
using core::PinId;
using sim::Board;
using sim::Button;
using sim::KeyMatrix;
using sim::Keys;
using sim::ScanOptions;

namespace {

PinId pin(const char *name)
{
    return sim::metro_m4::pinNamed(name).value();
}

/// A board with a button to ground on D3 and one on D4.
struct World
{
    Board board{{.wiring = {{Button{"left", pin("D3"), true, core::Pull::None},
                             Button{"right", pin("D4"), true, core::Pull::None}}}}};

    std::shared_ptr<Keys> keys(ScanOptions options = {})
    {
        auto keys = std::make_shared<Keys>(board.clock(), board.interrupts(), board.pins(), board.recorder(),
                                           Keys::Wires{{pin("D3"), pin("D4")}, false, true}, options);
        board.peripherals().add(keys);
        return keys;
    }
    void press(const char *part, core::Duration at) { QVERIFY(board.setInput(part, 1, Instant{at})); }
    void release(const char *part, core::Duration at) { QVERIFY(board.setInput(part, 0, Instant{at})); }
    void runTo(core::Duration time) { board.clock().advanceTo(Instant{time}); }
};

/// A 74HC165 on clock D5, latch D6, and data: it takes in its keys while the latch is low, and shifts them
/// out.
class ShiftRegister
{
public:
    ShiftRegister(sim::Pins &pins, const char *data) : m_pins(pins), m_data(pins.connect(pin(data)))
    {
        m_pins.watch(pin("D6"), [this](core::Level level) {
            m_shifted = level == core::Level::High ? 0 : m_shifted;
            show();
        });
        m_pins.watch(pin("D5"), [this](core::Level level) {
            m_shifted += level == core::Level::High ? 1 : 0;
            show();
        });
        show();
    }

    std::vector<bool> keys = std::vector<bool>(8, true); // high while not pressed

private:
    void show()
    {
        const bool high = m_shifted >= keys.size() || keys[m_shifted];
        m_pins.drive(m_data, {sim::Strength::Driven, high});
    }

    sim::Pins &m_pins;
    sim::Pins::Terminal m_data;
    std::size_t m_shifted = 0;
};

/// "0 pressed, 1 released"
QString taken(const Keys &keys)
{
    QStringList words;
    while (const auto transition = keys.events()->take()) {
        words << QStringLiteral("%1 %2")
                     .arg(transition->key)
                     .arg(transition->pressed ? QStringLiteral("pressed") : QStringLiteral("released"));
    }
    return words.join(QStringLiteral(", "));
}

} // namespace

class TestKeypad : public QObject
{
    Q_OBJECT

private slots:
    void pressesAreQueuedInOrderWhateverTheProgramDoes();
    void scansAreTwentyTicksApart();
    void anIntervalOfNothingScansEveryTick();
    void aPressBetweenTwoScansIsMissed();
    void aKeyHeldAtConstructionGivesOnlyItsRelease();
    void resetLetsAHeldKeyBePressedAnew();
    void aThresholdWantsSoManyEqualReadings();
    void aFullQueueDropsWhatIsNew();
    void stoppingEndsTheScanAndFreesThePins();
    void theEndOfTheProgramStopsAForgottenScanner();
    void everyEventIsAnEntry();
    void aMatrixLeavesItsPinsAtRest();
    void keysOfShiftRegistersComeBitByBit();
    void keysOfAMatrixJoinRowAndColumn_data();
    void keysOfAMatrixJoinRowAndColumn();
};

void TestKeypad::pressesAreQueuedInOrderWhateverTheProgramDoes()
{
    World world;
    const auto keys = world.keys();
    world.press("right", 100ms);
    world.press("left", 200ms);
    world.release("right", 300ms);
    world.runTo(1s);
    QCOMPARE(taken(*keys), QStringLiteral("1 pressed, 0 pressed, 1 released"));
}

void TestKeypad::scansAreTwentyTicksApart()
{
    World world;
    const auto keys = world.keys();
    world.press("left", 1ms);
    world.runTo(1s);
    // The first scan is at tick 0.
    QCOMPARE(keys->events()->take()->timestamp, core::ticksAt(core::instantOfStep(20)));
}

void TestKeypad::anIntervalOfNothingScansEveryTick()
{
    World world;
    const auto keys = world.keys({.intervalTicks = 0});
    for (int i = 1; i < 10; ++i) {
        world.press("left", core::Duration{4ms} * i);
        world.release("left", core::Duration{4ms} * i + 2ms);
    }
    world.runTo(1s);
    QCOMPARE(keys->events()->size(), std::size_t{18});
}

void TestKeypad::aPressBetweenTwoScansIsMissed()
{
    World world;
    const auto keys = world.keys();
    world.press("left", 2ms);
    world.release("left", 10ms);
    world.runTo(1s);
    QCOMPARE(taken(*keys), QString{});
}

void TestKeypad::aKeyHeldAtConstructionGivesOnlyItsRelease()
{
    World world;
    world.press("left", 1ms);
    world.runTo(5ms);
    const auto keys = world.keys();
    world.runTo(500ms);
    QCOMPARE(taken(*keys), QString{});
    world.release("left", 600ms);
    world.runTo(1s);
    QCOMPARE(taken(*keys), QStringLiteral("0 released"));
}

void TestKeypad::resetLetsAHeldKeyBePressedAnew()
{
    World world;
    world.press("left", 1ms);
    world.runTo(5ms);
    const auto keys = world.keys();
    keys->reset();
    QCOMPARE(taken(*keys), QStringLiteral("0 pressed"));
    world.runTo(500ms);
    QCOMPARE(taken(*keys), QString{});
}

void TestKeypad::aThresholdWantsSoManyEqualReadings()
{
    World world;
    const auto keys = world.keys({.debounceThreshold = 3});
    world.runTo(100ms); // counted down to "released"
    world.press("left", 101ms);
    world.release("left", 150ms);
    world.press("left", 200ms);
    world.runTo(1s);
    const auto pressed = keys->events()->take();
    QVERIFY(pressed && pressed->pressed);
    QVERIFY((pressed->timestamp - core::ticksAt(Instant{200ms})).ms >= 39);
    QVERIFY(!keys->events()->take());
}

void TestKeypad::aFullQueueDropsWhatIsNew()
{
    World world;
    const auto keys = world.keys({.maxEvents = 2});
    world.press("left", 100ms);
    world.press("right", 200ms);
    QVERIFY(!keys->events()->overflowed());
    world.release("left", 300ms);
    world.runTo(1s);
    QVERIFY(keys->events()->overflowed());
    QCOMPARE(taken(*keys), QStringLiteral("0 pressed, 1 pressed"));
    QVERIFY(keys->events()->overflowed());
    keys->events()->clear();
    QVERIFY(!keys->events()->overflowed());
}

void TestKeypad::stoppingEndsTheScanAndFreesThePins()
{
    World world;
    const auto keys = world.keys();
    QVERIFY(!world.board.pins().isFree(pin("D3")));
    QCOMPARE(world.board.pins().pull(pin("D3")), core::Pull::Up);
    world.board.peripherals().stop(*keys);
    QVERIFY(world.board.pins().isFree(pin("D3")));
    world.press("left", 100ms);
    world.runTo(1s);
    QCOMPARE(taken(*keys), QString{});
    QVERIFY(world.board.checkInvariants());
}

void TestKeypad::theEndOfTheProgramStopsAForgottenScanner()
{
    World world;
    (void)world.keys();
    world.runTo(100ms);
    QVERIFY(world.board.clock().nextEvent());
    world.board.endProgram(core::EndReason::Finished);
    QVERIFY(!world.board.clock().nextEvent());
    QVERIFY(world.board.pins().isFree(pin("D4")));
}

void TestKeypad::everyEventIsAnEntry()
{
    World world;
    const auto keys = world.keys();
    world.press("right", 100ms);
    world.runTo(1s);
    const core::Trace &trace = world.board.trace();
    QCOMPARE(trace[trace.size() - 1],
             (core::Entry{core::instantOfStep(120), EntryKind::KeyEvent, core::number(pin("D4")), 1, 1}));
}

void TestKeypad::aMatrixLeavesItsPinsAtRest()
{
    World world;
    const auto matrix = std::make_shared<KeyMatrix>(
        world.board.clock(), world.board.interrupts(), world.board.pins(), world.board.recorder(),
        KeyMatrix::Wires{{pin("D5"), pin("D6")}, {pin("D7")}, true}, ScanOptions{});
    QCOMPARE(matrix->keyCount(), std::size_t{2});
    world.runTo(100ms);
    for (const char *name : {"D5", "D6", "D7"}) {
        QCOMPARE(world.board.pins().direction(pin(name)), core::Direction::Input);
        QCOMPARE(world.board.pins().pull(pin(name)), core::Pull::Up);
        QCOMPARE(world.board.pins().level(pin(name)), core::Level::High);
    }
    QVERIFY(!matrix->events()->take());
    matrix->stop();
    QVERIFY(world.board.pins().isFree(pin("D7")));
}

void TestKeypad::keysOfShiftRegistersComeBitByBit()
{
    Board board{{}};
    ShiftRegister first{board.pins(), "D7"};
    ShiftRegister second{board.pins(), "D8"};
    const auto keys = std::make_shared<sim::ShiftRegisterKeys>(
        board.clock(), board.interrupts(), board.pins(), board.recorder(),
        sim::ShiftRegisterKeys::Wires{pin("D5"), pin("D6"), {pin("D7"), pin("D8")}, {8, 3}, true, false},
        ScanOptions{});
    board.peripherals().add(keys);
    QCOMPARE(keys->keyCount(), std::size_t{11});
    board.clock().advanceTo(Instant{100ms});
    QVERIFY(!keys->events()->take());
    first.keys[0] = false;
    first.keys[7] = false;
    second.keys[2] = false;
    second.keys[3] = false; // beyond its count
    board.clock().advanceTo(Instant{200ms});
    std::vector<std::size_t> pressed;
    while (const auto transition = keys->events()->take()) {
        QVERIFY(transition->pressed);
        pressed.push_back(transition->key);
    }
    QCOMPARE(pressed, (std::vector<std::size_t>{0, 10, 7}));
    keys->stop();
    QVERIFY(board.pins().isFree(pin("D5")) && board.pins().isFree(pin("D6"))
            && board.pins().isFree(pin("D8")));
}

void TestKeypad::keysOfAMatrixJoinRowAndColumn_data()
{
    QTest::addColumn<bool>("columnsToAnodes");
    QTest::newRow("columns pulled up") << true;
    QTest::newRow("columns pulled down") << false;
}

void TestKeypad::keysOfAMatrixJoinRowAndColumn()
{
    QFETCH(bool, columnsToAnodes);
    sim::Wiring wiring;
    const std::vector<PinId> rows{pin("D5"), pin("D6")};
    const std::vector<PinId> columns{pin("D7"), pin("D8"), pin("D9")};
    for (int key = 0; key < 6; ++key) {
        Button button{"key " + std::to_string(key), rows[static_cast<std::size_t>(key / 3)]};
        button.toPin = columns[static_cast<std::size_t>(key % 3)];
        wiring.parts.emplace_back(button);
    }
    Board board{{.wiring = wiring}};
    const auto matrix
        = std::make_shared<KeyMatrix>(board.clock(), board.interrupts(), board.pins(), board.recorder(),
                                      KeyMatrix::Wires{rows, columns, columnsToAnodes}, ScanOptions{});
    board.peripherals().add(matrix);
    QVERIFY(board.setInput("key 4", 1, Instant{100ms}));
    QVERIFY(board.setInput("key 0", 1, Instant{200ms}));
    QVERIFY(board.setInput("key 4", 0, Instant{300ms}));
    for (int i = 1; i < 100; ++i) {
        board.clock().advanceTo(Instant{core::Duration{7ms} * i});
        QVERIFY(board.checkInvariants());
    }
    const std::vector<std::pair<std::size_t, bool>> expected{{4, true}, {0, true}, {4, false}};
    for (const auto &[key, pressed] : expected) {
        const auto found = matrix->events()->take();
        QVERIFY(found && found->key == key && found->pressed == pressed);
    }
    QVERIFY(!matrix->events()->take());
}

QTEST_GUILESS_MAIN(TestKeypad)
#include "tst_keypad.moc"
