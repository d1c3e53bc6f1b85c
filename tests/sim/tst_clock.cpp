// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/clock.h"

#include <QTest>

#include <algorithm>
#include <random>

using namespace std::chrono_literals;
using core::Duration;
using core::Instant;
using sim::Clock;

namespace {

Instant at(Duration time)
{
    return Instant{time};
}

/// The slow and obvious clock: a list that is searched for the earliest event.
struct Model
{
    struct Event
    {
        Instant time;
        Clock::Class eventClass;
        int number;
    };

    Instant now{};
    std::vector<Event> events; // in order of scheduling
    std::vector<int> taken;

    void advanceTo(Instant time)
    {
        for (;;) {
            const auto first
                = std::min_element(events.begin(), events.end(), [](const Event &a, const Event &b) {
                      return std::pair{a.time, a.eventClass} < std::pair{b.time, b.eventClass};
                  });
            if (first == events.end() || first->time > time) {
                break;
            }
            now = std::max(now, first->time);
            taken.push_back(first->number);
            events.erase(first);
        }
        now = std::max(now, time);
    }
};

} // namespace

class TestClock : public QObject
{
    Q_OBJECT

private slots:
    void startsAtPowerOn();
    void eventsTakePlaceInOrderOfTimeThenOfScheduling();
    void anEventSeesItsOwnMoment();
    void inputsComeAfterTheHardwareOfTheSameMoment();
    void anEventMayScheduleAnotherForNow();
    void aCancelledEventDoesNotTakePlace();
    void cancellingTwiceIsHarmless();
    void workingOffTakesWhatIsDueAndMovesNothing();
    void goingToThePastDoesNothing();
    void theBarrierStopsTheClockExactlyThere();
    void aWalkToTheBarrierDoesNotMeetIt();
    void eventsAtTheBarrierTakePlaceBeforeItsHandler();
    void aStandingBarrierIsAskedAgain();
    void barriersChangeNoMoment();
    void anInterruptEndsAWait();
    void anInterruptAtTheBarrierEndsAWaitThere();
    void aStandingInterruptLetsNoWaitBegin();
    void anInterruptDoesNotShortenWork();
    void anySequenceTakesPlaceAsInTheModel();
};

void TestClock::startsAtPowerOn()
{
    QCOMPARE(Clock{}.now(), Instant{});
}

void TestClock::eventsTakePlaceInOrderOfTimeThenOfScheduling()
{
    Clock clock;
    std::string order;
    clock.at(at(2ms), [&] { order += 'c'; });
    clock.at(at(1ms), [&] { order += 'a'; });
    clock.at(at(1ms), [&] { order += 'b'; });
    clock.at(at(3ms), [&] { order += 'd'; });
    clock.advanceTo(at(2ms));
    QCOMPARE(order, std::string{"abc"});
    QCOMPARE(clock.now(), at(2ms));
}

void TestClock::anEventSeesItsOwnMoment()
{
    Clock clock;
    Instant seen{};
    clock.at(at(7ms), [&] { seen = clock.now(); });
    clock.advance(1s);
    QCOMPARE(seen, at(7ms));
    QCOMPARE(clock.now(), at(1s));
}

void TestClock::inputsComeAfterTheHardwareOfTheSameMoment()
{
    Clock clock;
    std::string order;
    clock.at(
        at(1ms), [&] { order += "input "; }, Clock::Class::Input);
    clock.at(at(1ms), [&] { order += "hardware "; });
    clock.advance(1ms);
    QCOMPARE(order, std::string{"hardware input "});
}

void TestClock::anEventMayScheduleAnotherForNow()
{
    Clock clock;
    Instant second{};
    clock.at(at(1ms), [&] { clock.at(Instant{}, [&] { second = clock.now(); }); });
    clock.advance(5ms);
    QCOMPARE(second, at(1ms));
}

void TestClock::aCancelledEventDoesNotTakePlace()
{
    Clock clock;
    bool happened = false;
    const Clock::EventId event = clock.at(at(1ms), [&] { happened = true; });
    clock.cancel(event);
    QVERIFY(!clock.nextEvent());
    clock.advance(1s);
    QVERIFY(!happened);
}

void TestClock::cancellingTwiceIsHarmless()
{
    Clock clock;
    int happened = 0;
    const Clock::EventId first = clock.at(at(1ms), [&] { ++happened; });
    clock.at(at(1ms), [&] { ++happened; });
    clock.advance(1ms);
    clock.cancel(first);
    clock.cancel(first);
    QCOMPARE(happened, 2);
    QVERIFY(clock.checkInvariants());
}

void TestClock::workingOffTakesWhatIsDueAndMovesNothing()
{
    Clock clock;
    clock.advance(3ms);
    int happened = 0;
    clock.at(at(1ms), [&] { ++happened; });
    clock.at(at(4ms), [&] { ++happened; });
    clock.workOff();
    QCOMPARE(happened, 1);
    QCOMPARE(clock.now(), at(3ms));
}

void TestClock::goingToThePastDoesNothing()
{
    Clock clock;
    clock.advance(3ms);
    clock.advanceTo(at(1ms));
    QVERIFY(clock.waitUntil(at(2ms)));
    QCOMPARE(clock.now(), at(3ms));
}

void TestClock::theBarrierStopsTheClockExactlyThere()
{
    Clock clock;
    Instant stopped{};
    clock.setBarrier(at(4ms));
    clock.setBarrierHandler([&] {
        stopped = clock.now();
        clock.setBarrier(std::nullopt);
    });
    clock.advance(10ms);
    QCOMPARE(stopped, at(4ms));
    QCOMPARE(clock.now(), at(10ms));
}

void TestClock::aWalkToTheBarrierDoesNotMeetIt()
{
    Clock clock;
    int asked = 0;
    clock.setBarrier(at(4ms));
    clock.setBarrierHandler([&] {
        ++asked;
        clock.setBarrier(std::nullopt);
    });
    clock.advance(4ms);
    QCOMPARE(asked, 0);
    clock.advance(1ns);
    QCOMPARE(asked, 1);
}

void TestClock::eventsAtTheBarrierTakePlaceBeforeItsHandler()
{
    Clock clock;
    std::string order;
    clock.setBarrier(at(4ms));
    clock.setBarrierHandler([&] {
        order += "barrier ";
        clock.setBarrier(std::nullopt);
    });
    clock.at(at(4ms), [&] { order += "event "; });
    clock.at(at(5ms), [&] { order += "later "; });
    clock.advance(10ms);
    QCOMPARE(order, std::string{"event barrier later "});
}

void TestClock::aStandingBarrierIsAskedAgain()
{
    Clock clock;
    int asked = 0;
    clock.setBarrier(at(1ms));
    clock.setBarrierHandler([&] {
        if (++asked == 3) {
            clock.setBarrier(at(20ms));
        }
    });
    clock.advance(10ms);
    QCOMPARE(asked, 3);
    QCOMPARE(clock.now(), at(10ms));
}

void TestClock::barriersChangeNoMoment()
{
    const auto run = [](Duration stride) {
        Clock clock;
        std::vector<Instant> moments;
        std::function<void()> scan = [&] {
            moments.push_back(clock.now());
            clock.at(clock.now() + 3ms, scan);
        };
        clock.at(at(3ms), scan);
        if (stride > 0ns) {
            clock.setBarrier(Instant{} + stride);
            clock.setBarrierHandler([&] { clock.setBarrier(clock.now() + stride); });
        }
        for (int i = 0; i < 100; ++i) {
            clock.advance(1700us);
            moments.push_back(clock.now());
        }
        return moments;
    };
    const std::vector<Instant> free = run(0ns);
    for (const Duration stride : {Duration{1us}, Duration{1ms}, Duration{3ms}, Duration{16ms}}) {
        QVERIFY(run(stride) == free);
    }
}

void TestClock::anInterruptEndsAWait()
{
    Clock clock;
    clock.at(at(2ms), [&] { clock.requestInterrupt(); });
    QVERIFY(!clock.waitUntil(at(9ms)));
    QCOMPARE(clock.now(), at(2ms));
}

void TestClock::anInterruptAtTheBarrierEndsAWaitThere()
{
    Clock clock;
    clock.setBarrier(at(3ms));
    clock.setBarrierHandler([&] {
        clock.requestInterrupt();
        clock.setBarrier(at(20ms));
    });
    QVERIFY(!clock.waitUntil(at(9ms)));
    QCOMPARE(clock.now(), at(3ms));
    clock.clearInterrupt();
    QVERIFY(clock.waitUntil(at(9ms)));
}

void TestClock::aStandingInterruptLetsNoWaitBegin()
{
    Clock clock;
    clock.requestInterrupt();
    QVERIFY(!clock.waitUntil(at(9ms)));
    QCOMPARE(clock.now(), Instant{});
}

void TestClock::anInterruptDoesNotShortenWork()
{
    Clock clock;
    clock.at(at(2ms), [&] { clock.requestInterrupt(); });
    clock.advance(9ms);
    QCOMPARE(clock.now(), at(9ms));
    QVERIFY(clock.interruptRequested());
}

void TestClock::anySequenceTakesPlaceAsInTheModel()
{
    for (std::uint32_t seed = 0; seed < 300; ++seed) {
        std::mt19937 random{seed};
        const auto upTo = [&random](std::uint32_t most) { return static_cast<int>(random() % (most + 1)); };
        Clock clock;
        Model model;
        std::vector<int> taken;
        std::vector<std::pair<int, Clock::EventId>> scheduled;
        for (int step = 0; step < 60; ++step) {
            const Instant time = clock.now() + std::chrono::milliseconds{upTo(5)};
            if (const int choice = upTo(9); choice < 5) {
                const auto eventClass = upTo(3) == 0 ? Clock::Class::Input : Clock::Class::Hardware;
                scheduled.emplace_back(step,
                                       clock.at(
                                           time, [&taken, step] { taken.push_back(step); }, eventClass));
                model.events.push_back({time, eventClass, step});
            } else if (choice < 7 && !scheduled.empty()) {
                const auto &[number, event] = scheduled[random() % scheduled.size()];
                clock.cancel(event);
                std::erase_if(model.events,
                              [number = number](const auto &each) { return each.number == number; });
            } else {
                clock.advanceTo(time);
                model.advanceTo(time);
            }
            QVERIFY2(clock.checkInvariants(), qPrintable(QString::number(seed)));
            QVERIFY2(taken == model.taken, qPrintable(QString::number(seed)));
            QCOMPARE(clock.now(), model.now);
        }
    }
}

QTEST_GUILESS_MAIN(TestClock)
#include "tst_clock.moc"
