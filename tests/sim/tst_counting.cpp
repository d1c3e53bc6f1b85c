// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/board.h"
#include "sim/edgecounter.h"
#include "sim/quadrature.h"

#include <QTest>

using namespace std::chrono_literals;
using core::Instant;
using core::PinId;
using core::Pull;
using sim::Board;
using sim::EdgeCounter;
using sim::Edges;
using sim::Quadrature;

namespace {

PinId pin(const char *name)
{
    return sim::metro_m4::pinNamed(name).value();
}

struct World
{
    Board board{{.wiring = {{sim::Button{"button", pin("D3"), true, Pull::None},
                             sim::Button{"bouncing", pin("D4"), true, Pull::None, {}, 5},
                             sim::Encoder{"dial", pin("D5"), pin("D6")}}},
                 .seed = 7}};

    std::shared_ptr<EdgeCounter> counter(const char *name, Edges edges, Pull pull = Pull::Up)
    {
        auto counter = std::make_shared<EdgeCounter>(board.pins(), board.interrupts(), board.recorder(),
                                                     pin(name), edges, pull);
        board.peripherals().add(counter);
        return counter;
    }
    std::shared_ptr<Quadrature> encoder(std::int32_t divisor = 4)
    {
        auto encoder
            = std::make_shared<Quadrature>(board.pins(), board.interrupts(), pin("D5"), pin("D6"), divisor);
        board.peripherals().add(encoder);
        return encoder;
    }
    void set(const char *part, int value, core::Duration at)
    {
        QVERIFY(board.setInput(part, value, Instant{at}));
    }
    void runTo(core::Duration time) { board.clock().advanceTo(Instant{time}); }
};

} // namespace

class TestCounting : public QObject
{
    Q_OBJECT

private slots:
    void everyEdgeOfTheKindIsCounted_data();
    void everyEdgeOfTheKindIsCounted();
    void thePullItselfIsNoEdge();
    void eachBounceIsCounted();
    void aChannelServesOnePinAtATime();
    void anAbandonedCounterStopsAtTheNextCollection();
    void turningMovesThePositionBothWays();
    void aSmallerDivisorCountsMoreSteps();
    void aTurnThatIsTakenBackCountsNothing();
};

void TestCounting::everyEdgeOfTheKindIsCounted_data()
{
    QTest::addColumn<int>("edges");
    QTest::addColumn<int>("count");
    QTest::newRow("rising") << static_cast<int>(Edges::Rise) << 2;
    QTest::newRow("falling") << static_cast<int>(Edges::Fall) << 3;
    QTest::newRow("both") << static_cast<int>(Edges::Both) << 5;
}

void TestCounting::everyEdgeOfTheKindIsCounted()
{
    QFETCH(int, edges);
    QFETCH(int, count);
    World world;
    const auto counter = world.counter("D3", static_cast<Edges>(edges));
    for (int i = 0; i < 5; ++i) {
        world.set("button", i % 2 == 0 ? 1 : 0, core::Duration{10ms} * (i + 1));
    }
    world.runTo(1s);
    QCOMPARE(counter->count(), count);
    QCOMPARE(world.board.trace()[world.board.trace().size() - 1].kind(),
             edges == static_cast<int>(Edges::Rise) ? core::EntryKind::PinLevel
                                                    : core::EntryKind::EdgeCounted);
}

void TestCounting::thePullItselfIsNoEdge()
{
    World world;
    const auto counter = world.counter("D3", Edges::Both);
    world.runTo(1s);
    QCOMPARE(counter->count(), 0);
}

void TestCounting::eachBounceIsCounted()
{
    World world;
    const auto counter = world.counter("D4", Edges::Fall);
    world.set("bouncing", 1, 10ms);
    world.runTo(14ms);
    world.runTo(1s);
    QVERIFY(counter->count() >= 2 && counter->count() <= 5);
    QCOMPARE(world.board.pins().level(pin("D4")), core::Level::Low);
    World again;
    const auto same = again.counter("D4", Edges::Fall);
    again.set("bouncing", 1, 10ms);
    again.runTo(1s);
    QCOMPARE(same->count(), counter->count());
}

void TestCounting::aChannelServesOnePinAtATime()
{
    World world;
    const auto counter = world.counter("D3", Edges::Fall);
    const std::uint8_t channel = *sim::metro_m4::pin(pin("LED")).extint;
    QVERIFY(!world.board.interrupts().isFree(channel));
    world.board.peripherals().stop(*counter);
    QVERIFY(world.board.interrupts().isFree(channel));
    QVERIFY(world.board.pins().isFree(pin("D3")));
}

void TestCounting::anAbandonedCounterStopsAtTheNextCollection()
{
    World world;
    const auto counter = world.counter("D3", Edges::Fall);
    world.board.peripherals().abandon(*counter);
    QVERIFY(!world.board.pins().isFree(pin("D3")));
    world.board.peripherals().collect();
    QVERIFY(world.board.pins().isFree(pin("D3")));
    world.board.peripherals().collect();
}

void TestCounting::turningMovesThePositionBothWays()
{
    World world;
    const auto encoder = world.encoder();
    world.set("dial", 3, 10ms);
    world.runTo(100ms);
    QCOMPARE(encoder->position(), 3);
    world.set("dial", -1, 110ms);
    world.runTo(1s);
    QCOMPARE(encoder->position(), -1);
    encoder->setPosition(10);
    world.set("dial", 0, 1010ms);
    world.runTo(2s);
    QCOMPARE(encoder->position(), 11);
}

void TestCounting::aSmallerDivisorCountsMoreSteps()
{
    World world;
    const auto encoder = world.encoder(1);
    world.set("dial", 2, 10ms);
    world.runTo(1s);
    QCOMPARE(encoder->position(), 8);
}

void TestCounting::aTurnThatIsTakenBackCountsNothing()
{
    World world;
    const auto encoder = world.encoder();
    world.set("dial", 1, 10ms);
    world.set("dial", 0, 12ms);
    world.runTo(1s);
    QCOMPARE(encoder->position(), 0);
    QCOMPARE(world.board.pins().level(pin("D5")), core::Level::High);
}

QTEST_GUILESS_MAIN(TestCounting)
#include "tst_counting.moc"
