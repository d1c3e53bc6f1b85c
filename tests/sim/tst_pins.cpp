// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/state.h"
#include "sim/pins.h"

#include <QTest>

#include <random>

using core::Direction;
using core::DriveMode;
using core::EntryKind;
using core::Level;
using core::PinId;
using core::Pull;
using sim::Drive;
using sim::Pins;
using sim::Strength;

namespace {

PinId pin(const char *name)
{
    return sim::metro_m4::pinNamed(name).value();
}

/// Pins on a board of their own. story() tells what was recorded since it was last asked.
struct World
{
    sim::Clock clock;
    core::Trace trace;
    sim::Recorder recorder{clock, trace};
    Pins pins{recorder};
    std::size_t told = 0;

    std::string story()
    {
        std::string text;
        for (; told < trace.size(); ++told) {
            text += text.empty() ? "" : ", ";
            text += wordsFor(trace[told]);
        }
        return text;
    }

    static std::string wordsFor(const core::Entry &entry)
    {
        const std::string name{sim::metro_m4::pin(entry.pin()).label()};
        const auto oneOf = [&](std::initializer_list<const char *> words) {
            return name + " " + words.begin()[entry.detail()];
        };
        switch (entry.kind()) {
        case EntryKind::PinClaimed:
            return name + " claimed";
        case EntryKind::PinReleased:
            return name + " released";
        case EntryKind::PinDirection:
            return oneOf({"in", "out"});
        case EntryKind::PinPull:
            return oneOf({"no pull", "pull up", "pull down"});
        case EntryKind::PinDrive:
            return oneOf({"push-pull", "open drain"});
        case EntryKind::PinLevel:
            return oneOf({"floats", "low", "high"});
        default:
            return "?";
        }
    }
};

} // namespace

class TestPins : public QObject
{
    Q_OBJECT

private slots:
    void aClaimedPinIsAnInputWithoutPull();
    void aClaimedPinIsInUseUntilReleased();
    void aliasesAreInUseTogether();
    void pinsOfTheFirmwareAreNeverFree();
    void anOutputDrivesLowFirst();
    void anOutputStartsAtTheValueGiven();
    void writingWhatIsThereAlreadyRecordsNothing();
    void anOpenDrainLetsGoForHigh();
    void anOpenDrainIsPulledHighFromOutside();
    void changingTheDriveModeKeepsTheValue();
    void becomingAnInputLetsGoOfTheNet();
    void becomingAnInputDropsAnEarlierPull();
    void anOutputReadsAsItsLatchEvenWhenShorted();
    void anInputReadsItsNet();
    void aFloatingInputKeepsItsLastLevel();
    void releasingGoesBackToHighImpedance();
    void theEndOfAProgramReleasesEveryPinInOrder();
    void whatIsWiredHoldsTheNetOfAPinNobodyClaimed();
    void watchersHearOfEveryChangeAfterItsEntry();
    void aWatcherThatLeftHearsNothing();
    void anyUseKeepsTheInvariantsAndTheFoldAgrees();
};

void TestPins::aClaimedPinIsAnInputWithoutPull()
{
    World world;
    world.pins.claim(pin("D1"));
    QCOMPARE(world.pins.direction(pin("D1")), Direction::Input);
    QCOMPARE(world.pins.pull(pin("D1")), Pull::None);
    QCOMPARE(world.story(), std::string{"D1 claimed"});
}

void TestPins::aClaimedPinIsInUseUntilReleased()
{
    World world;
    QVERIFY(world.pins.isFree(pin("D3")));
    world.pins.claim(pin("D3"));
    QVERIFY(!world.pins.isFree(pin("D3")));
    world.pins.release(pin("D3"));
    QVERIFY(world.pins.isFree(pin("D3")));
}

void TestPins::aliasesAreInUseTogether()
{
    World world;
    world.pins.claim(pin("D13"));
    QVERIFY(!world.pins.isFree(pin("LED")));
    QVERIFY(!world.pins.isFree(pin("PA16")));
}

void TestPins::pinsOfTheFirmwareAreNeverFree()
{
    World world;
    for (const char *name : {"LED_RX", "LED_TX", "PA08", "PB11"}) {
        QVERIFY2(!world.pins.isFree(pin(name)), name);
    }
    world.pins.releaseAll();
    QVERIFY(!world.pins.isFree(pin("LED_TX")));
}

void TestPins::anOutputDrivesLowFirst()
{
    World world;
    world.pins.claim(pin("D1"));
    world.pins.switchToOutput(pin("D1"));
    QCOMPARE(world.story(), std::string{"D1 claimed, D1 out, D1 low"});
    world.pins.setValue(pin("D1"), true);
    QCOMPARE(world.story(), std::string{"D1 high"});
}

void TestPins::anOutputStartsAtTheValueGiven()
{
    World world;
    world.pins.claim(pin("D1"));
    world.pins.switchToOutput(pin("D1"), true);
    QCOMPARE(world.story(), std::string{"D1 claimed, D1 out, D1 high"});
}

void TestPins::writingWhatIsThereAlreadyRecordsNothing()
{
    World world;
    world.pins.claim(pin("D1"));
    world.pins.switchToOutput(pin("D1"), true);
    world.story();
    world.pins.setValue(pin("D1"), true);
    world.pins.switchToOutput(pin("D1"), true);
    world.pins.setDrive(pin("D1"), DriveMode::PushPull);
    QCOMPARE(world.story(), std::string{});
}

void TestPins::anOpenDrainLetsGoForHigh()
{
    World world;
    world.pins.claim(pin("D1"));
    world.pins.switchToOutput(pin("D1"), false, DriveMode::OpenDrain);
    QCOMPARE(world.story(), std::string{"D1 claimed, D1 out, D1 open drain, D1 low"});
    world.pins.setValue(pin("D1"), true);
    QCOMPARE(world.story(), std::string{"D1 floats"});
    QVERIFY(world.pins.value(pin("D1")));
}

void TestPins::anOpenDrainIsPulledHighFromOutside()
{
    World world;
    world.pins.drive(world.pins.connect(pin("D1")), {Strength::Resistor, true});
    world.pins.claim(pin("D1"));
    world.pins.switchToOutput(pin("D1"), false, DriveMode::OpenDrain);
    QCOMPARE(world.pins.level(pin("D1")), Level::Low);
    world.pins.setValue(pin("D1"), true);
    QCOMPARE(world.pins.level(pin("D1")), Level::High);
}

void TestPins::changingTheDriveModeKeepsTheValue()
{
    World world;
    world.pins.claim(pin("D1"));
    world.pins.switchToOutput(pin("D1"), true);
    world.story();
    world.pins.setDrive(pin("D1"), DriveMode::OpenDrain);
    QCOMPARE(world.story(), std::string{"D1 open drain, D1 floats"});
    world.pins.setDrive(pin("D1"), DriveMode::PushPull);
    QCOMPARE(world.story(), std::string{"D1 push-pull, D1 high"});
}

void TestPins::becomingAnInputLetsGoOfTheNet()
{
    World world;
    world.pins.claim(pin("D1"));
    world.pins.switchToOutput(pin("D1"), true);
    world.story();
    world.pins.switchToInput(pin("D1"));
    QCOMPARE(world.story(), std::string{"D1 in, D1 floats"});
}

void TestPins::becomingAnInputDropsAnEarlierPull()
{
    World world;
    world.pins.claim(pin("D1"));
    world.pins.switchToInput(pin("D1"), Pull::Up);
    QCOMPARE(world.story(), std::string{"D1 claimed, D1 pull up, D1 high"});
    world.pins.switchToInput(pin("D1"));
    QCOMPARE(world.story(), std::string{"D1 no pull, D1 floats"});
}

void TestPins::anOutputReadsAsItsLatchEvenWhenShorted()
{
    World world;
    world.pins.drive(world.pins.connect(pin("D1")), {Strength::Driven, false});
    world.pins.claim(pin("D1"));
    world.pins.switchToOutput(pin("D1"), true);
    QVERIFY(world.pins.value(pin("D1")));
    QCOMPARE(world.pins.level(pin("D1")), Level::Low);
    QVERIFY(world.pins.isShorted(pin("D1")));
}

void TestPins::anInputReadsItsNet()
{
    World world;
    const Pins::Terminal outside = world.pins.connect(pin("D3"));
    world.pins.claim(pin("D3"));
    world.pins.switchToInput(pin("D3"), Pull::Up);
    QVERIFY(world.pins.value(pin("D3")));
    world.pins.drive(outside, {Strength::Driven, false});
    QVERIFY(!world.pins.value(pin("D3")));
    world.pins.drive(outside, {});
    QVERIFY(world.pins.value(pin("D3")));
}

void TestPins::aFloatingInputKeepsItsLastLevel()
{
    World world;
    world.pins.claim(pin("D3"));
    QVERIFY(!world.pins.value(pin("D3")));
    world.pins.setPull(pin("D3"), Pull::Up);
    world.pins.setPull(pin("D3"), Pull::None);
    QCOMPARE(world.pins.level(pin("D3")), Level::Floating);
    QVERIFY(world.pins.value(pin("D3")));
}

void TestPins::releasingGoesBackToHighImpedance()
{
    World world;
    world.pins.claim(pin("D1"));
    world.pins.switchToOutput(pin("D1"), true, DriveMode::OpenDrain);
    world.story();
    world.pins.release(pin("D1"));
    QCOMPARE(world.story(), std::string{"D1 released"});
    world.pins.claim(pin("D1"));
    world.pins.switchToOutput(pin("D1"), true);
    world.pins.release(pin("D1"));
    QCOMPARE(world.story(), std::string{"D1 claimed, D1 out, D1 high, D1 released, D1 floats"});
    QCOMPARE(world.pins.direction(pin("D1")), Direction::Input);
}

void TestPins::theEndOfAProgramReleasesEveryPinInOrder()
{
    World world;
    world.pins.claim(pin("D2"));
    world.pins.claim(pin("D1"));
    world.pins.switchToOutput(pin("D1"), true);
    world.story();
    world.pins.releaseAll();
    QCOMPARE(world.story(), std::string{"D1 released, D1 floats, D2 released"});
    QVERIFY(world.pins.isFree(pin("D1")) && world.pins.isFree(pin("D2")));
}

void TestPins::whatIsWiredHoldsTheNetOfAPinNobodyClaimed()
{
    World world;
    world.pins.drive(world.pins.connect(pin("D4")), {Strength::Resistor, true});
    QCOMPARE(world.story(), std::string{"D4 high"});
    QVERIFY(world.pins.isFree(pin("D4")));
}

void TestPins::watchersHearOfEveryChangeAfterItsEntry()
{
    World world;
    std::string heard;
    world.pins.watch(pin("D1"), [&](Level level) {
        heard += world.story() + (level == Level::High ? " = high; " : " = other; ");
    });
    world.pins.watch(pin("D1"), [&](Level) { heard += "second; "; });
    world.pins.claim(pin("D1"));
    world.pins.setPull(pin("D1"), Pull::Up);
    QCOMPARE(heard, std::string{"D1 claimed, D1 pull up, D1 high = high; second; "});
}

void TestPins::aWatcherThatLeftHearsNothing()
{
    World world;
    int heard = 0;
    const Pins::WatchId id = world.pins.watch(pin("D1"), [&](Level) { ++heard; });
    world.pins.claim(pin("D1"));
    world.pins.switchToOutput(pin("D1"), true);
    world.pins.unwatch(id);
    world.pins.setValue(pin("D1"), false);
    QCOMPARE(heard, 1);
}

void TestPins::anyUseKeepsTheInvariantsAndTheFoldAgrees()
{
    for (std::uint32_t seed = 0; seed < 200; ++seed) {
        std::mt19937 random{seed};
        const auto chance = [&random](std::uint32_t sides) { return random() % sides; };
        World world;
        core::State state;
        std::size_t folded = 0;
        const PinId used = pin("D1");
        const Pins::Terminal outside = world.pins.connect(used);
        for (int step = 0; step < 80; ++step) {
            const bool flag = chance(2) == 0;
            if (const auto choice = chance(7); choice == 0) {
                world.pins.drive(outside, {static_cast<Strength>(chance(4)), flag});
            } else if (world.pins.isFree(used)) {
                world.pins.claim(used);
            } else if (choice == 1) {
                world.pins.release(used);
            } else if (choice == 2) {
                world.pins.switchToInput(used, static_cast<Pull>(chance(3)));
            } else if (choice == 3) {
                world.pins.switchToOutput(used, flag, static_cast<DriveMode>(chance(2)));
            } else if (world.pins.direction(used) == Direction::Input) {
                world.pins.setPull(used, static_cast<Pull>(chance(3)));
            } else if (choice == 4) {
                world.pins.setDrive(used, static_cast<DriveMode>(chance(2)));
            } else {
                world.pins.setValue(used, flag);
            }
            QVERIFY2(world.pins.checkInvariants(), qPrintable(QString::number(seed)));
            for (; folded < world.trace.size(); ++folded) {
                core::apply(state, world.trace[folded]);
            }
            const core::PinState &shown = state.pins[core::number(used)];
            QCOMPARE(shown.claimed, !world.pins.isFree(used));
            QCOMPARE(shown.direction, world.pins.direction(used));
            QCOMPARE(shown.pull, world.pins.pull(used));
            QCOMPARE(shown.drive, world.pins.drive(used));
            QCOMPARE(shown.level, world.pins.level(used));
        }
    }
}

QTEST_GUILESS_MAIN(TestPins)
#include "tst_pins.moc"
