// SPDX-License-Identifier: GPL-3.0-or-later
#include "model.h"

#include <array>
#include <random>

namespace model {

Program randomProgram(std::uint32_t seed)
{
    std::mt19937 random{seed};
    const auto below = [&random](std::size_t limit) { return random() % limit; };
    // A quarter of the programs sleep for up to 2 s, at equal ticks often: past what the queue keeps in its
    // lists for single ticks.
    const std::size_t unit = seed % 4 == 3 ? 190 : 1;
    Program program(2 + below(5));
    for (std::vector<Step> &task : program) {
        task.resize(1 + below(7));
        for (Step &step : task) {
            step.action = static_cast<Action>(below(12));
            step.swallows = below(3) == 0;
            switch (step.action) {
            case Action::Gather:
                step.argument = below(program.size());
                step.other = below(program.size());
                break;
            case Action::AwaitFor:
                step.argument = below(program.size());
                step.other = unit * below(12);
                break;
            case Action::Sleep:
                step.argument = below(3) == 0 ? 0 : unit * below(12);
                break;
            case Action::Work:
                step.argument = below(6);
                break;
            case Action::Cancel:
            case Action::Await:
                step.argument = below(program.size());
                break;
            default:
                step.argument = below(2);
                break;
            }
        }
    }
    return program;
}

std::string text(const Program &program)
{
    static const std::array<const char *, 12> names{"sleep", "work",    "wait",     "set",
                                                    "clear", "acquire", "release",  "cancel",
                                                    "await", "gather",  "awaitfor", "throw"};
    std::string lines;
    for (std::size_t i = 0; i < program.size(); ++i) {
        lines += std::to_string(i) + ':';
        for (const Step &step : program[i]) {
            lines += ' ' + std::string{names.at(static_cast<std::size_t>(step.action))} + ' '
                + std::to_string(step.argument) + ' ' + std::to_string(step.other)
                + (step.swallows ? "?" : "") + ';';
        }
        lines += '\n';
    }
    return lines;
}

} // namespace model
