// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/pwm.h"

#include "core/fold.h"
#include "sim/board.h"
#include "sim/partsat.h"

#include <QTest>

#include <cmath>

using namespace std::chrono_literals;
using core::PinId;
using sim::Board;
using sim::PwmOutput;
using sim::PwmTimers;
using sim::TimerSetting;

namespace {

PinId pin(const char *name)
{
    return sim::metro_m4::pinNamed(name).value();
}

core::State stateOf(const Board &board)
{
    return core::Fold{board.trace()}.stateAt(board.trace().size());
}

std::shared_ptr<PwmOutput> output(Board &board, const char *name, std::uint32_t frequency, std::uint16_t duty)
{
    const auto slot = board.pwmTimers().take(sim::metro_m4::pin(pin(name)), frequency, false);
    auto output = std::make_shared<PwmOutput>(board.pins(), board.pwmTimers(), pin(name), slot.value(),
                                              frequency, duty, false);
    board.peripherals().add(output);
    return output;
}

} // namespace

class TestPwm : public QObject
{
    Q_OBJECT

private slots:
    void wholeNumbersMakeTheFrequency_data();
    void wholeNumbersMakeTheFrequency();
    void aDutyMayReadBackALittleLower();
    void oneFrequencySharesATimer();
    void aTimerAtAnotherFrequencyIsNotShared();
    void aVariableFrequencyHasItsTimerAlone();
    void pinsWithoutAUsableSlotGetNone();
    void theTraceTellsDutyAndFrequency();
    void anLedShowsTheDuty();
    void stoppingLetsThePinGo();
};

void TestPwm::wholeNumbersMakeTheFrequency_data()
{
    QTest::addColumn<int>("asked");
    QTest::addColumn<int>("bits");
    QTest::addColumn<int>("prescaler");
    QTest::addColumn<int>("top");
    QTest::addColumn<int>("real");
    QTest::newRow("500 Hz, 24 bits") << 500 << 24 << 1 << 239999 << 500;
    QTest::newRow("500 Hz, 16 bits") << 500 << 16 << 4 << 59999 << 500;
    QTest::newRow("50 Hz, 16 bits") << 50 << 16 << 64 << 37499 << 50;
    QTest::newRow("440 Hz, 16 bits") << 440 << 16 << 8 << 34089 << 440;
    QTest::newRow("7 kHz") << 7000 << 24 << 1 << 17141 << 7000;
    QTest::newRow("the highest") << 60'000'000 << 16 << 1 << 1 << 60'000'000;
    QTest::newRow("one that does not divide") << 50'000'000 << 16 << 1 << 1 << 60'000'000;
}

void TestPwm::wholeNumbersMakeTheFrequency()
{
    QFETCH(int, asked);
    QFETCH(int, bits);
    QFETCH(int, prescaler);
    QFETCH(int, top);
    QFETCH(int, real);
    const TimerSetting setting = TimerSetting::forFrequency(static_cast<std::uint32_t>(asked), bits);
    QCOMPARE(static_cast<int>(setting.prescaler), prescaler);
    QCOMPARE(static_cast<int>(setting.top), top);
    QCOMPARE(static_cast<int>(setting.frequency()), real);
}

void TestPwm::aDutyMayReadBackALittleLower()
{
    const TimerSetting setting = TimerSetting::forFrequency(100'000, 16); // top 1199
    QCOMPARE(static_cast<int>(setting.compareFor(32768)), 599);
    QCOMPARE(static_cast<int>(setting.dutyOf(599)), 32740);
    QCOMPARE(static_cast<int>(setting.dutyOf(setting.compareFor(65535))), 65535);
    QCOMPARE(setting.timeOf(1200), core::Duration{10us});
}

void TestPwm::oneFrequencySharesATimer()
{
    PwmTimers timers;
    // D2 and D3 have TCC0 last, with outputs 5 and 4.
    const auto first = timers.take(sim::metro_m4::pin(pin("D2")), 500, false);
    const auto second = timers.take(sim::metro_m4::pin(pin("D3")), 500, false);
    QVERIFY(first && second);
    QCOMPARE(static_cast<int>(first->number), 0);
    QCOMPARE(static_cast<int>(second->number), 0);
}

void TestPwm::aTimerAtAnotherFrequencyIsNotShared()
{
    PwmTimers timers;
    const auto first = timers.take(sim::metro_m4::pin(pin("D2")), 500, false);
    const auto second = timers.take(sim::metro_m4::pin(pin("D3")), 50, false);
    QVERIFY(first && second);
    QCOMPARE(static_cast<int>(second->number), 3);
    QVERIFY(!timers.take(sim::metro_m4::pin(pin("D2")), 1000, false));
    timers.giveBack(*second);
    QVERIFY(timers.take(sim::metro_m4::pin(pin("D2")), 1000, false));
}

void TestPwm::aVariableFrequencyHasItsTimerAlone()
{
    PwmTimers timers;
    const auto first = timers.take(sim::metro_m4::pin(pin("D2")), 440, true);
    QVERIFY(first);
    QCOMPARE(static_cast<int>(first->number), 3);
    const auto second = timers.take(sim::metro_m4::pin(pin("D3")), 440, false);
    QVERIFY(second);
    QCOMPARE(static_cast<int>(second->number), 0);
}

void TestPwm::pinsWithoutAUsableSlotGetNone()
{
    PwmTimers timers;
    for (const char *name : {"A0", "A2", "A3", "A4", "SCL"}) {
        QVERIFY2(!timers.take(sim::metro_m4::pin(pin(name)), 500, false), name);
    }
    QVERIFY(timers.take(sim::metro_m4::pin(pin("A1")), 500, false));
}

void TestPwm::theTraceTellsDutyAndFrequency()
{
    Board board{{}};
    const auto led = output(board, "D9", 500, 16384);
    const core::PinState state = stateOf(board).pins[core::number(pin("D9"))];
    QCOMPARE(*state.duty, std::uint16_t{16383});
    QCOMPARE(*state.frequency, 500U);
    QCOMPARE(state.level, core::Level::High);
    const std::size_t before = board.trace().size();
    led->setDuty(16384);
    QCOMPARE(board.trace().size(), before);
    led->setDuty(0);
    QCOMPARE(stateOf(board).pins[core::number(pin("D9"))].level, core::Level::Low);
    QVERIFY(board.checkInvariants());
}

void TestPwm::anLedShowsTheDuty()
{
    Board board{{}};
    (void)output(board, "D9", 500, 32768);
    const auto leds = sim::ledsAt({}, stateOf(board));
    QCOMPARE(leds.size(), std::size_t{2});
    QVERIFY(std::abs(leds[1].brightness - 0.5) < 0.01);
}

void TestPwm::stoppingLetsThePinGo()
{
    Board board{{}};
    (void)output(board, "D9", 500, 32768);
    board.endProgram(core::EndReason::Finished);
    const core::PinState state = stateOf(board).pins[core::number(pin("D9"))];
    QVERIFY(!state.duty && !state.frequency);
    QCOMPARE(state.level, core::Level::Floating);
    QVERIFY(board.pins().isFree(pin("D9")));
    QVERIFY(board.checkInvariants());
}

QTEST_GUILESS_MAIN(TestPwm)
#include "tst_pwm.moc"
