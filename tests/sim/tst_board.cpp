// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/board.h"

#include "core/fold.h"
#include "sim/costs.h"
#include "sim/partsat.h"

#include <QTest>

using core::EntryKind;
using core::Instant;
using core::Level;
using sim::Board;
using sim::LedAt;
using sim::LedOrigin;
using namespace std::chrono_literals;

namespace {

core::PinId pin(const char *name)
{
    return sim::metro_m4::pinNamed(name).value();
}

sim::Wiring lampAndButton()
{
    return {{sim::Led{"lamp", pin("D1"), sim::LedColour::Green, 330, true},
             sim::Button{"faster", pin("D3"), true, core::Pull::None}}};
}

core::State stateOf(const Board &board)
{
    return core::Fold{board.trace()}.stateAt(board.trace().size());
}

std::vector<core::Entry> entriesOf(const Board &board, EntryKind kind)
{
    std::vector<core::Entry> entries;
    for (std::size_t i = 0; i < board.trace().size(); ++i) {
        if (board.trace()[i].kind() == kind) {
            entries.push_back(board.trace()[i]);
        }
    }
    return entries;
}

/// What a person sees: "board LED dark, lamp lit".
QString seen(const sim::Wiring &wiring, const core::State &state)
{
    QStringList words;
    for (const LedAt &each : sim::ledsAt(wiring, state)) {
        words.append(QString::fromStdString(each.led.name)
                     + (each.origin == LedOrigin::Added ? QStringLiteral(" (added)") : QString{})
                     + (each.brightness > 0 ? QStringLiteral(" lit") : QStringLiteral(" dark")));
    }
    return words.join(QStringLiteral(", "));
}

} // namespace

class TestBoard : public QObject
{
    Q_OBJECT

private slots:
    void theProgramStartsOverASecondAfterPowerOn();
    void theCpuFactorScalesWhatCodeCosts();
    void theEndOfTheProgramReleasesItsPins();
    void aButtonPressedConnectsItsPinToGround();
    void aButtonWithItsOwnResistorNeedsNoPull();
    void pressingWhatIsPressedIsNothing();
    void anInputAppliedLiveAndInAdvanceMakesTheSameRun();
    void wrongInputsAreNamed_data();
    void wrongInputsAreNamed();
    void equalSeedsGiveEqualRandomNumbers();
    void anLedGetsItsLightFromItsPin();
    void theBoardsOwnLedIsAlwaysThere();
    void aDrivenPinWithNothingOnItGetsAnLed();
    void anAddedLedStaysDarkAfterTheProgram();
    void aReadPinGetsNoLed();
    void anLedTo3V3IsLitByALowPin();
    void anLedUnderPwmIsAsBrightAsItsDuty();
};

void TestBoard::theProgramStartsOverASecondAfterPowerOn()
{
    Board board{{}};
    QCOMPARE(board.now(), Instant{});
    board.startProgram();
    QVERIFY(board.now() > Instant{1s} && board.now() < Instant{1500ms});
    QCOMPARE(stateOf(board).startedAt, std::optional{board.now()});
}

void TestBoard::theCpuFactorScalesWhatCodeCosts()
{
    for (const double factor : {0.0, 1.0, 2.5}) {
        Board board{{.wiring = {}, .seed = 0, .cpuFactor = factor}};
        board.spend(100us);
        QCOMPARE(board.now(), Instant{core::Duration{static_cast<std::int64_t>(100'000 * factor)}});
    }
}

void TestBoard::theEndOfTheProgramReleasesItsPins()
{
    Board board{{}};
    board.startProgram();
    board.pins().claim(pin("D1"));
    board.pins().switchToOutput(pin("D1"), true);
    board.endProgram(core::EndReason::Finished);
    const core::State state = stateOf(board);
    QCOMPARE(state.ended, std::optional{core::EndReason::Finished});
    QVERIFY(!state.pins[core::number(pin("D1"))].claimed);
    QCOMPARE(state.pins[core::number(pin("D1"))].level, Level::Floating);
    QVERIFY(board.checkInvariants());
}

void TestBoard::aButtonPressedConnectsItsPinToGround()
{
    Board board{{.wiring = lampAndButton()}};
    board.startProgram();
    const Instant start = board.now();
    board.pins().claim(pin("D3"));
    board.pins().switchToInput(pin("D3"), core::Pull::Up);
    QVERIFY(board.setInput("faster", 1, start + 10ms));
    QVERIFY(board.setInput("faster", 0, start + 30ms));
    board.clock().advance(20ms);
    QVERIFY(!board.pins().value(pin("D3")));
    board.clock().advance(20ms);
    QVERIFY(board.pins().value(pin("D3")));
    const auto inputs = entriesOf(board, EntryKind::PartInput);
    QCOMPARE(inputs.size(), std::size_t{2});
    QVERIFY((inputs[0] == core::Entry{start + 10ms, EntryKind::PartInput, 1, 0, 1}));
    QVERIFY((inputs[1] == core::Entry{start + 30ms, EntryKind::PartInput, 1, 0, 0}));
}

void TestBoard::aButtonWithItsOwnResistorNeedsNoPull()
{
    Board board{{.wiring = {{sim::Button{"stop", pin("D4"), false, core::Pull::Down}}}}};
    QCOMPARE(board.pins().level(pin("D4")), Level::Low);
    QVERIFY(board.setInput("stop", 1, Instant{1ms}));
    board.clock().advance(2ms);
    QCOMPARE(board.pins().level(pin("D4")), Level::High);
}

void TestBoard::pressingWhatIsPressedIsNothing()
{
    Board board{{.wiring = lampAndButton()}};
    QVERIFY(board.setInput("faster", 0, Instant{1ms}));
    QVERIFY(board.setInput("faster", 1, Instant{2ms}));
    QVERIFY(board.setInput("faster", 1, Instant{3ms}));
    board.clock().advance(5ms);
    QCOMPARE(entriesOf(board, EntryKind::PartInput).size(), std::size_t{1});
}

void TestBoard::anInputAppliedLiveAndInAdvanceMakesTheSameRun()
{
    // The program polls the button every 7 ms and hardware scans every 5: both stand at 35 ms, where the
    // front stops the live run and presses.
    const auto run = [](bool live) {
        Board board{{.wiring = lampAndButton()}};
        std::function<void()> scan = [&] {
            board.record(EntryKind::Line, 0, 0, board.pins().level(pin("D3")) == Level::Low ? 1U : 0U);
            board.clock().at(board.now() + 5ms, scan);
        };
        board.clock().at(Instant{5ms}, scan);
        if (live) {
            board.clock().setBarrier(Instant{35ms});
            board.clock().setBarrierHandler([&] {
                (void)board.setInput("faster", 1, board.now());
                board.clock().setBarrier(std::nullopt);
            });
        } else {
            (void)board.setInput("faster", 1, Instant{35ms} + 1ns);
        }
        for (int i = 0; i < 20; ++i) {
            board.clock().advance(7ms);
            board.record(EntryKind::Line, 0, 1, board.pins().level(pin("D3")) == Level::Low ? 1U : 0U);
        }
        return board.trace().digest();
    };
    QCOMPARE(run(true), run(false));
}

void TestBoard::wrongInputsAreNamed_data()
{
    QTest::addColumn<QString>("part");
    QTest::addColumn<int>("value");
    QTest::addColumn<QString>("error");
    QTest::newRow("no such part") << "slower" << 1
                                  << "There is no part \"slower\" in the wiring. Use one of its names.";
    QTest::newRow("a part without input") << "lamp" << 1 << "The part \"lamp\" has nothing to press or turn.";
    QTest::newRow("a value it does not know")
        << "faster" << 2 << "The button \"faster\" takes 1 (pressed) or 0 (released), not 2.";
}

void TestBoard::wrongInputsAreNamed()
{
    QFETCH(QString, part);
    QFETCH(int, value);
    QFETCH(QString, error);
    Board board{{.wiring = lampAndButton()}};
    const auto set = board.setInput(part.toStdString(), value, Instant{});
    QVERIFY(!set);
    QCOMPARE(QString::fromStdString(set.error().text()), error);
}

void TestBoard::equalSeedsGiveEqualRandomNumbers()
{
    sim::Random a{7};
    sim::Random b{7};
    sim::Random c{8};
    const std::uint64_t first = a.next();
    QCOMPARE(first, b.next());
    QVERIFY(first != c.next());
    QVERIFY(a.next() != first);
}

void TestBoard::anLedGetsItsLightFromItsPin()
{
    Board board{{.wiring = lampAndButton()}};
    board.pins().claim(pin("D1"));
    board.pins().switchToOutput(pin("D1"));
    QCOMPARE(seen(board.wiring(), stateOf(board)), QStringLiteral("board LED dark, lamp dark"));
    board.pins().setValue(pin("D1"), true);
    QCOMPARE(seen(board.wiring(), stateOf(board)), QStringLiteral("board LED dark, lamp lit"));
}

void TestBoard::theBoardsOwnLedIsAlwaysThere()
{
    Board board{{}};
    QCOMPARE(seen({}, core::State{}), QStringLiteral("board LED dark"));
    board.pins().claim(pin("D13"));
    board.pins().switchToOutput(pin("D13"), true);
    QCOMPARE(seen({}, stateOf(board)), QStringLiteral("board LED lit"));
}

void TestBoard::aDrivenPinWithNothingOnItGetsAnLed()
{
    Board board{{.wiring = lampAndButton()}};
    for (const char *name : {"D5", "D2", "D1", "D3"}) {
        board.pins().claim(pin(name));
        board.pins().switchToOutput(pin(name), true);
    }
    QCOMPARE(seen(board.wiring(), stateOf(board)),
             QStringLiteral("board LED dark, lamp lit, led on D2 (added) lit, led on D5 (added) lit"));
}

void TestBoard::anAddedLedStaysDarkAfterTheProgram()
{
    Board board{{}};
    board.pins().claim(pin("D2"));
    board.pins().switchToOutput(pin("D2"), true);
    board.endProgram(core::EndReason::Finished);
    QCOMPARE(seen({}, stateOf(board)), QStringLiteral("board LED dark, led on D2 (added) dark"));
}

void TestBoard::aReadPinGetsNoLed()
{
    Board board{{}};
    board.pins().claim(pin("D2"));
    board.pins().switchToInput(pin("D2"), core::Pull::Up);
    QCOMPARE(seen({}, stateOf(board)), QStringLiteral("board LED dark"));
}

void TestBoard::anLedTo3V3IsLitByALowPin()
{
    const sim::Led led{"x", pin("D1"), sim::LedColour::Red, 330, false};
    core::PinState state;
    QCOMPARE(sim::brightness(led, state), 0.0);
    state.level = Level::Low;
    QCOMPARE(sim::brightness(led, state), 1.0);
    state.level = Level::High;
    QCOMPARE(sim::brightness(led, state), 0.0);
}

void TestBoard::anLedUnderPwmIsAsBrightAsItsDuty()
{
    const sim::Led led{"x", pin("D1"), sim::LedColour::Red, 330, true};
    core::PinState state;
    for (const std::uint16_t duty : {std::uint16_t{0}, std::uint16_t{13107}, std::uint16_t{65535}}) {
        state.duty = duty;
        QCOMPARE(sim::brightness(led, state), duty / 65535.0);
    }
}

QTEST_GUILESS_MAIN(TestBoard)
#include "tst_board.moc"
