// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/board.h"
#include "sim/pulsein.h"
#include "sim/pulseout.h"

#include <QTest>

using namespace std::chrono_literals;
using core::Instant;
using core::PinId;
using sim::Board;
using sim::PulseIn;
using sim::PulseOut;

namespace {

PinId pin(const char *name)
{
    return sim::metro_m4::pinNamed(name).value();
}

/// A button to ground on D3, with a resistor that pulls it up.
struct World
{
    Board board{{.wiring = {{sim::Button{"b", pin("D3"), true, core::Pull::Up}}}}};

    std::shared_ptr<PulseIn> pulses(std::size_t length, bool idle = true)
    {
        (void)board.pulseInTimer().take();
        auto pulses = std::make_shared<PulseIn>(board.clock(), board.pins(), board.interrupts(),
                                                board.pulseInTimer(), pin("D3"), length, idle);
        board.peripherals().add(pulses);
        return pulses;
    }
    /// Pressed at the first of these times, released at the second, and so on.
    void turn(std::initializer_list<core::Duration> times)
    {
        int pressed = 1;
        for (const core::Duration at : times) {
            QVERIFY(board.setInput("b", pressed, Instant{at}));
            pressed = 1 - pressed;
        }
    }
    void runTo(core::Duration time) { board.clock().advanceTo(Instant{time}); }
};

QString textOf(const PulseIn &pulses)
{
    QStringList all;
    for (std::size_t i = 0; i < pulses.size(); ++i) {
        all.append(QString::number(pulses.at(i)));
    }
    return all.join(QLatin1Char(' '));
}

} // namespace

class TestPulses : public QObject
{
    Q_OBJECT

private slots:
    void theTimeBetweenEdgesIsMeasured();
    void theFirstEdgeLeavesTheIdleLevel();
    void theOldestGoesWhenThereIsNoRoom();
    void whatComesInAPauseIsNotMeasured();
    void aTriggerIsGivenFirst();
    void aSignalThatGoesOnForLongPauses();
    void aTrainIsSentOnAndOff();
    void objectsOfAKindShareATimer();
};

void TestPulses::theTimeBetweenEdgesIsMeasured()
{
    World world;
    const auto pulses = world.pulses(10);
    world.turn({10ms, 12500us, 13ms, 200ms});
    world.runTo(300ms);
    QCOMPARE(textOf(*pulses), QStringLiteral("2500 500 65535"));
    QCOMPARE(pulses->takeOldest(), std::uint16_t{2500});
    QCOMPARE(pulses->size(), std::size_t{2});
}

void TestPulses::theFirstEdgeLeavesTheIdleLevel()
{
    World world;
    const auto pulses = world.pulses(10, false);
    world.turn({10ms, 12ms, 13ms});
    world.runTo(20ms);
    QCOMPARE(textOf(*pulses), QStringLiteral("1000"));
}

void TestPulses::theOldestGoesWhenThereIsNoRoom()
{
    World world;
    const auto pulses = world.pulses(2);
    world.turn({10ms, 11ms, 13ms, 16ms});
    world.runTo(20ms);
    QCOMPARE(textOf(*pulses), QStringLiteral("2000 3000"));
}

void TestPulses::whatComesInAPauseIsNotMeasured()
{
    World world;
    const auto pulses = world.pulses(10);
    world.turn({10ms, 11ms, 13ms, 16ms, 20ms, 25ms});
    world.runTo(12ms);
    pulses->pause();
    QVERIFY(pulses->isPaused());
    world.runTo(18ms);
    pulses->resume(0us);
    world.runTo(30ms);
    QCOMPARE(textOf(*pulses), QStringLiteral("1000 5000"));
    pulses->clear();
    QCOMPARE(pulses->size(), std::size_t{0});
}

void TestPulses::aTriggerIsGivenFirst()
{
    World world;
    const auto pulses = world.pulses(10);
    world.runTo(10ms);
    pulses->resume(80us);
    QCOMPARE(world.board.now(), Instant{10ms + 80us});
    QCOMPARE(world.board.pins().direction(pin("D3")), core::Direction::Input);
    QCOMPARE(pulses->size(), std::size_t{0});
    QVERIFY(!pulses->isPaused());
}

void TestPulses::aSignalThatGoesOnForLongPauses()
{
    World world;
    const auto pulses = world.pulses(10);
    world.turn({10ms, 20ms, 1200ms});
    world.runTo(1100ms);
    QVERIFY(!pulses->isPaused());
    world.runTo(1300ms);
    QVERIFY(pulses->isPaused());
    QCOMPARE(textOf(*pulses), QStringLiteral("10000"));
    QVERIFY(pulses->takeTooLong());
    QVERIFY(!pulses->takeTooLong());
}

void TestPulses::aTrainIsSentOnAndOff()
{
    World world;
    QVERIFY(world.board.pulseOutTimer().take());
    const auto slot = world.board.pwmTimers().take(sim::metro_m4::pin(pin("D5")), 38'000, false);
    PulseOut output{world.board.clock(),
                    world.board.pins(),
                    world.board.pwmTimers(),
                    world.board.pulseOutTimer(),
                    pin("D5"),
                    slot.value(),
                    38'000,
                    0x8000};
    const std::vector<std::uint16_t> pulses{900, 450, 600};
    output.send(pulses);
    QCOMPARE(world.board.now(), Instant{900us + 449333ns + 600us}); // 450 us are 337 counts
    std::vector<std::pair<core::Instant, bool>> turns;
    const core::Trace &trace = world.board.trace();
    for (std::size_t i = 0; i < trace.size(); ++i) {
        if (trace[i].kind() == core::EntryKind::PinDuty) {
            turns.emplace_back(trace[i].time(), trace[i].value() > 0);
        }
    }
    const std::vector<std::pair<core::Instant, bool>> expected{{Instant{}, false},
                                                               {Instant{}, true},
                                                               {Instant{900us}, false},
                                                               {Instant{900us + 449333ns}, true},
                                                               {Instant{1500us + 449333ns}, false}};
    QCOMPARE(turns, expected);
    output.stop();
    QVERIFY(world.board.pins().isFree(pin("D5")));
}

void TestPulses::objectsOfAKindShareATimer()
{
    sim::PwmTimers timers;
    sim::SharedTimer shared{timers};
    QVERIFY(shared.take() && shared.take());
    for (int i = 0; i < 5; ++i) {
        QVERIFY(timers.takeSpare());
    }
    QVERIFY(!timers.takeSpare());
    shared.giveBack();
    QVERIFY(!timers.takeSpare());
    shared.giveBack();
    QVERIFY(timers.takeSpare());
    QVERIFY(!shared.take());
}

QTEST_GUILESS_MAIN(TestPulses)
#include "tst_pulses.moc"
