// SPDX-License-Identifier: GPL-3.0-or-later
// A run that is given what somebody did to an earlier one, in advance, is the same run; and it can be stopped
// at each single entry.
#include "python/boardworld.h"
#include "python/randomtasks.h"
#include "sim/inputs.h"

#include <QTest>

#include <algorithm>
#include <array>
#include <random>

using namespace std::chrono_literals;

namespace {

constexpr const char *wiring = R"([[part]]
kind = "button"
name = "go"
pin = "D3"
bounce_ms = 3
[[part]]
kind = "potentiometer"
name = "knob"
pin = "A1"
)";

sim::Load loadOf(std::string code)
{
    return {{"code.py", std::move(code)}, {}, wiring, 7, 1.0, true};
}

/// Runs in pieces of random length, with inputs in between and sometimes in the midst of a piece.
void runByHand(BoardWorld &world, std::uint32_t seed, int pieces)
{
    std::mt19937 random{seed};
    core::Instant now = world.run({{}, {}, core::EntryKind::ProgramStarted, {}}).now;
    for (int i = 0; i < pieces; ++i) {
        const sim::SetInput press{"go", static_cast<std::int32_t>(random() % 2), now};
        const sim::SetInput turn{"knob", static_cast<std::int32_t>(random() % 65536), now};
        const sim::Serial typed{std::to_string(random() % 100) + "\r", now};
        const std::array<sim::Command, 3> choices{press, turn, typed};
        sim::RunUntil until;
        until.time = now + std::chrono::microseconds{1 + random() % 40'000};
        if (random() % 4 == 0) {
            until.lines = 1 + random() % 50;
        }
        if (random() % 3 != 0) {
            world.send(choices[random() % 3]);
        }
        const sim::Stopped stop = world.run(until);
        if (stop.reason == sim::StopReason::Ended) {
            return;
        }
        now = stop.now;
    }
}

/// Compares the first `size` entries of both.
bool agree(const core::Trace &a, const core::Trace &b, std::size_t from, std::size_t size)
{
    for (std::size_t i = from; i < size; ++i) {
        if (!(a[i] == b[i])) {
            qWarning("entry %zu differs", i);
            return false;
        }
    }
    return true;
}

/// Runs `load` again with what was done in `recorded`, stops at each of these sizes, and compares.
bool sameAtEachStop(const core::Trace &recorded, const sim::Load &load, const std::vector<std::size_t> &stops)
{
    BoardWorld again{load};
    for (const sim::Input &input :
         sim::inputsOf(recorded, *sim::wiringFrom(load.wiring), 0, recorded.size())) {
        again.send(sim::commandFor(input));
    }
    std::size_t seen = 0;
    for (const std::size_t size : stops) {
        sim::RunUntil until;
        until.entries = size;
        const sim::Stopped stop = again.run(until);
        const bool hasEnded = stop.reason == sim::StopReason::Ended;
        if (again.trace().size() != size || (hasEnded && size < recorded.size())) {
            qWarning("stopped at %zu, not at %zu", again.trace().size(), size);
            return false;
        }
        if (!agree(recorded, again.trace(), seen, size)) {
            return false;
        }
        seen = size;
        if (hasEnded) {
            break;
        }
    }
    for (std::uint32_t i = 0; i < again.trace().stringCount(); ++i) {
        if (again.trace().text(core::StringId{i}) != recorded.text(core::StringId{i})) {
            return false;
        }
    }
    return true;
}

} // namespace

class TestReexecution : public QObject
{
    Q_OBJECT

private slots:
    void eachEntryOfAShortRunCanBeStoppedAt()
    {
        const sim::Load load = loadOf(R"(import asyncio, board, digitalio, keypad, analogio

keys = keypad.Keys((board.D3,), value_when_pressed=False, pull=True)
knob = analogio.AnalogIn(board.A1)

async def blink(pin, pause, count):
    with digitalio.DigitalInOut(pin) as lamp:
        lamp.switch_to_output()
        for _ in range(count):
            lamp.value = not lamp.value
            await asyncio.sleep(pause)

async def listen():
    while True:
        event = keys.events.get()
        if event:
            print(event, knob.value)
        await asyncio.sleep(0)

async def main():
    listener = asyncio.create_task(listen())
    await asyncio.gather(blink(board.D1, 0.03, 40), blink(board.D2, 0.01, 90))
    listener.cancel()
    for _ in range(3):
        print(input("name? "))

asyncio.run(main())
)");
        BoardWorld world{load};
        runByHand(world, 1, 300);
        std::vector<std::size_t> stops;
        // What parts have set by power-on, the board has recorded before it takes a command.
        for (std::size_t size = 2; size <= world.trace().size(); size += size < 400 ? 1 : 37) {
            stops.push_back(size);
        }
        QVERIFY(stops.size() > 400);
        QVERIFY(world.count(core::EntryKind::Typed) > 5);
        QVERIFY(world.count(core::EntryKind::KeyEvent) > 5);
        QVERIFY(sameAtEachStop(world.trace(), load, stops));
    }

    void aCtrlCComesAtTheSameMomentAgain()
    {
        for (const char *body : {"while True: pass", "import time; time.sleep(9)", "input()",
                                 "import asyncio; asyncio.run(asyncio.sleep(9))"}) {
            const sim::Load load = loadOf(body);
            BoardWorld world{load};
            core::Instant now = world.run({{}, {}, core::EntryKind::ProgramStarted, {}}).now;
            now = world.run({now + 123ms, {}, {}, {}}).now;
            world.send(sim::Interrupt{now});
            QCOMPARE(world.run().reason, sim::StopReason::Ended);
            QVERIFY(sameAtEachStop(world.trace(), load, {world.trace().size() / 2, world.trace().size()}));
        }
    }

    void aThousandRandomProgramsNeverDiverge()
    {
        const sim::Load load = loadOf(codeOfRandomTasks(1000));
        BoardWorld world{load};
        runByHand(world, 2, 4000);
        world.run();
        QVERIFY(world.trace().size() > 150'000);
        std::mt19937 random{3};
        std::vector<std::size_t> stops;
        for (int i = 0; i < 1000; ++i) {
            stops.push_back(1 + random() % world.trace().size());
        }
        stops.push_back(world.trace().size());
        std::sort(stops.begin(), stops.end());
        QVERIFY(sameAtEachStop(world.trace(), load, stops));
    }
};

QTEST_GUILESS_MAIN(TestReexecution)
#include "tst_reexecution.moc"
