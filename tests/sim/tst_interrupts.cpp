// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/board.h"
#include "sim/edgecounter.h"
#include "sim/keypad.h"
#include "sim/quadrature.h"

#include <QTest>

using namespace std::chrono_literals;
using core::Instant;
using core::PinId;
using sim::Board;
using sim::Interrupts;

namespace {

PinId pin(const char *name)
{
    return sim::metro_m4::pinNamed(name).value();
}

/// Buttons on D3 and D4, a dial on D5 and D6.
struct World
{
    Board board{{.wiring = {{sim::Button{"left", pin("D3"), true, core::Pull::None},
                             sim::Button{"right", pin("D4"), true, core::Pull::None},
                             sim::Encoder{"dial", pin("D5"), pin("D6")}}}}};

    void set(const char *part, int value, core::Duration at)
    {
        QVERIFY(board.setInput(part, value, Instant{at}));
    }
    void runTo(core::Duration time) { board.clock().advanceTo(Instant{time}); }
};

} // namespace

/// What comes while the CPU takes no interrupts is handled once, and late.
class TestInterrupts : public QObject
{
    Q_OBJECT

private slots:
    void eachSourceIsHandledOnceInOrderOfComing();
    void aCounterCountsOneOfSeveralEdges();
    void aScanIsLate();
    void anEncoderSeesButTheLastPosition();
    void aStoppedPeripheralHasNothingPending();
    void writingPixelsTurnsThemOff();
};

void TestInterrupts::eachSourceIsHandledOnceInOrderOfComing()
{
    Interrupts interrupts;
    std::string handled;
    const int first = 0;
    const int second = 0;
    interrupts.request(&first, [&handled] { handled += 'a'; });
    interrupts.turnOff();
    interrupts.turnOff();
    interrupts.request(&second, [&handled] { handled += 'b'; });
    interrupts.request(&first, [&handled] { handled += 'c'; });
    interrupts.request(&second, [&handled] { handled += 'd'; });
    interrupts.turnOn();
    QVERIFY(interrupts.areOff());
    QCOMPARE(handled, std::string{"a"});
    interrupts.turnOn();
    QCOMPARE(handled, std::string{"abc"});
    QVERIFY(!interrupts.areOff());
}

void TestInterrupts::aCounterCountsOneOfSeveralEdges()
{
    World world;
    const auto counter = std::make_shared<sim::EdgeCounter>(world.board.pins(), world.board.interrupts(),
                                                            world.board.recorder(), pin("D3"),
                                                            sim::Edges::Fall, core::Pull::Up);
    for (const auto at : {10ms, 20ms, 30ms}) {
        world.set("left", 1, at);
        world.set("left", 0, at + 5ms);
    }
    world.runTo(8ms);
    world.board.interrupts().turnOff();
    world.runTo(28ms);
    QCOMPARE(counter->count(), 0);
    world.board.interrupts().turnOn();
    QCOMPARE(counter->count(), 1);
    world.runTo(40ms);
    QCOMPARE(counter->count(), 2);
    counter->stop();
}

void TestInterrupts::aScanIsLate()
{
    World world;
    const auto keys = std::make_shared<sim::Keys>(
        world.board.clock(), world.board.interrupts(), world.board.pins(), world.board.recorder(),
        sim::Keys::Wires{{pin("D3")}, false, true}, sim::ScanOptions{});
    world.set("left", 1, 10ms);
    world.runTo(15ms);
    world.board.interrupts().turnOff();
    world.runTo(70ms); // three scans would be due
    QCOMPARE(keys->events()->size(), std::size_t{0});
    world.board.interrupts().turnOn();
    QCOMPARE(keys->events()->size(), std::size_t{1});
    // The next one is a whole interval later.
    world.set("left", 0, 71ms);
    world.runTo(88ms);
    QCOMPARE(keys->events()->size(), std::size_t{1});
    world.runTo(90ms);
    QCOMPARE(keys->events()->size(), std::size_t{2});
    keys->stop();
}

void TestInterrupts::anEncoderSeesButTheLastPosition()
{
    World world;
    const auto encoder = std::make_shared<sim::Quadrature>(world.board.pins(), world.board.interrupts(),
                                                           pin("D5"), pin("D6"), 1);
    world.set("dial", 1, 10ms);
    world.runTo(200ms);
    const std::int32_t whole = encoder->position();
    QVERIFY(whole != 0);
    world.board.interrupts().turnOff();
    world.set("dial", 2, 210ms);
    world.runTo(400ms);
    world.board.interrupts().turnOn();
    // A detent further both contacts are as before: the turn was not seen.
    QCOMPARE(encoder->position(), whole);
    encoder->stop();
}

void TestInterrupts::aStoppedPeripheralHasNothingPending()
{
    World world;
    auto counter = std::make_shared<sim::EdgeCounter>(world.board.pins(), world.board.interrupts(),
                                                      world.board.recorder(), pin("D3"), sim::Edges::Both,
                                                      core::Pull::Up);
    world.set("left", 1, 10ms);
    world.board.interrupts().turnOff();
    world.runTo(20ms);
    counter->stop();
    counter.reset();
    const std::size_t before = world.board.trace().size();
    world.board.interrupts().turnOn();
    QCOMPARE(world.board.trace().size(), before);
}

void TestInterrupts::writingPixelsTurnsThemOff()
{
    World world;
    const auto counter = std::make_shared<sim::EdgeCounter>(world.board.pins(), world.board.interrupts(),
                                                            world.board.recorder(), pin("D3"),
                                                            sim::Edges::Both, core::Pull::Up);
    // 200 pixels: six milliseconds.
    for (const auto at : {11ms, 12ms, 13ms, 14ms}) {
        world.set("left", at == 11ms || at == 13ms ? 1 : 0, at);
    }
    world.runTo(10ms);
    world.board.pins().claim(pin("D6"));
    world.board.pixelWriter().write(pin("D6"), std::string(600, '\0'));
    QVERIFY(world.board.now() > Instant{15ms});
    QCOMPARE(counter->count(), 1);
    QVERIFY(!world.board.interrupts().areOff());
    counter->stop();
}

QTEST_GUILESS_MAIN(TestInterrupts)
#include "tst_interrupts.moc"
