// SPDX-License-Identifier: GPL-3.0-or-later
#include "python/randomtasks.h"

#include <sstream>

namespace {

// What every program has in common: the steps of the model as Python takes them, in the model's words.
constexpr const char *player = R"(
import asyncio, microcontroller

async def pause():
    await asyncio.sleep_ms(2)

def play(program):
    asyncio.new_event_loop()
    asyncio.run(pause())
    begin = asyncio.ticks()
    log = []
    events = [asyncio.Event(), asyncio.Event()]
    locks = [asyncio.Lock(), asyncio.Lock()]
    tasks = []

    def say(what):
        log.append("%d %s" % (asyncio.ticks_diff(asyncio.ticks(), begin), what))

    async def step(me, action, argument):
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
        elif argument < me:
            await tasks[argument]

    async def body(me):
        for number, (action, argument, _, swallows) in enumerate(program[me]):
            try:
                await step(me, action, argument)
                say("%d.%d" % (me, number))
            except asyncio.CancelledError:
                say("%d cancelled" % me)
                if not swallows:
                    raise

    async def main():
        await asyncio.sleep_ms(LENGTH)
        say("end")

    for me in range(len(program)):
        tasks.append(asyncio.create_task(body(me)))
    try:
        asyncio.run(main())
    except AssertionError:
        say("broken")
    print(begin, ", ".join(log))

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

model::Program randomTasks(std::uint32_t seed)
{
    model::Program program = model::randomProgram(seed);
    for (std::vector<model::Step> &steps : program) {
        std::erase_if(steps, [](const model::Step &step) {
            return step.action == model::Action::Throw || step.action == model::Action::Gather
                || step.action == model::Action::AwaitFor;
        });
    }
    return program;
}

std::string codeOfRandomTasks(std::uint32_t count)
{
    std::string code = player;
    code.replace(code.find("LENGTH"), 6, std::to_string(model::length));
    for (std::uint32_t seed = 1; seed <= count; ++seed) {
        code += "play(" + literal(randomTasks(seed)) + ")\n";
    }
    return code;
}
