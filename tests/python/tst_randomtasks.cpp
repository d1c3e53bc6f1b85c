// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model.h"
#include "core/tickcounter.h"
#include "python/boardworld.h"

#include <QTest>

#include <sstream>

namespace {

constexpr std::uint32_t programs = 1000;

// What every program has in common: the steps of the model as Python takes them, in the model's words.
// An apostrophe would hide the rest of this file from moc.
constexpr const char *player = R"(
import asyncio, microcontroller

async def pause():
    await asyncio.sleep_ms(2)

class Failure(Exception):
    pass

def play(program):
    asyncio.new_event_loop()
    asyncio.run(pause())
    begin = asyncio.ticks()
    log = []
    reports = []
    events = [asyncio.Event(), asyncio.Event()]
    locks = [asyncio.Lock(), asyncio.Lock()]
    tasks = []

    def say(what):
        log.append("%d %s" % (asyncio.ticks_diff(asyncio.ticks(), begin), what))

    async def step(me, action, argument, other):
        if action == "sleep":
            await asyncio.sleep_ms(argument)
        elif action == "work":
            microcontroller.delay_us(1000 * argument)  # exactly: time.sleep counts ticks
        elif action == "wait":
            await events[argument].wait()
        elif action == "set":
            events[argument].set()
        elif action == "clear":
            events[argument].clear()
        elif action == "acquire":
            await locks[argument].acquire()
        elif action == "release":
            try:
                locks[argument].release()
            except RuntimeError:
                say("%d misuse" % me)
        elif action == "cancel":
            if argument != me:
                say("%d %s" % (me, "asks" if tasks[argument].cancel() else "too late"))
        elif action == "throw":
            raise Failure
        elif argument >= me:
            pass
        elif action == "await":
            await tasks[argument]
        elif action == "gather":
            if other < me and other != argument:
                await asyncio.gather(tasks[argument], tasks[other])
        elif action == "awaitfor":
            await asyncio.wait_for_ms(tasks[argument], other)

    async def body(me):
        for number, (action, argument, other, swallows) in enumerate(program[me]):
            try:
                await step(me, action, argument, other)
                say("%d.%d" % (me, number))
            except asyncio.CancelledError:
                say("%d cancelled" % me)
                if not swallows:
                    raise
            except Failure:
                say("%d broken" % me)
                if not swallows:
                    raise
            except asyncio.TimeoutError:
                say("%d timeout" % me)
            except RuntimeError:
                say("%d refused" % me)  # the task is being gathered

    async def main():
        await asyncio.sleep_ms(LENGTH)
        say("end")

    def report(loop, context):
        reports.append("nobody\x27s: %d" % tasks.index(context["future"]))

    for me in range(len(program)):
        tasks.append(asyncio.create_task(body(me)))
    asyncio.get_event_loop().set_exception_handler(report)
    try:
        asyncio.run(main())
    except AssertionError:
        say("broken")
    print(begin, ", ".join(log + reports))

)";

/// As Python writes it: [[("sleep", 3, 0, True), ...], ...]
std::string literal(const model::Program &program)
{
    std::string tasks;
    std::istringstream lines{model::text(program)}; // "0: sleep 3 0?; set 1 0;"
    for (std::string line; std::getline(lines, line);) {
        std::istringstream words{line.substr(line.find(':') + 1)};
        std::string steps;
        for (std::string action, argument, other; words >> action >> argument >> other;) {
            const bool swallows = other.find('?') != std::string::npos;
            steps += "(\"" + action + "\", " + argument + ", " + std::to_string(std::stoi(other)) + ", "
                + (swallows ? "True" : "False") + "), ";
        }
        tasks += "[" + steps + "], ";
    }
    return "[" + tasks + "]";
}

} // namespace

/// The Python face of the scheduler against the same model as its C++ face (tests/core/model.h).
class TestRandomTasks : public QObject
{
    Q_OBJECT

private slots:
    void randomTasksRunAsTheObviousModelSays()
    {
        std::string code = player;
        code.replace(code.find("LENGTH"), 6, std::to_string(model::length));
        for (std::uint32_t seed = 1; seed <= programs; ++seed) {
            code += "play(" + literal(model::randomProgram(seed)) + ")\n";
        }
        BoardWorld world{code, 0};
        world.run();
        std::istringstream printed{world.console()};
        for (std::uint32_t seed = 1; seed <= programs; ++seed) {
            const model::Program program = model::randomProgram(seed);
            // Each program begins just as the counter moves on: so both sides know the instant.
            std::uint32_t begin = 0;
            std::string ours;
            printed >> begin >> std::ws;
            std::getline(printed, ours);
            const std::string expected
                = model::run(program, core::instantOf(core::Ticks{begin}, {}).time_since_epoch());
            if (ours != expected) {
                qWarning("%s", model::text(program).c_str());
            }
            QCOMPARE(ours, expected);
        }
    }
};

QTEST_GUILESS_MAIN(TestRandomTasks)
#include "tst_randomtasks.moc"
