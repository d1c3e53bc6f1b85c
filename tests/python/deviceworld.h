// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "python/boardworld.h"

#include <string>
#include <utility>
#include <vector>

/// When, which part, what value; milliseconds from the start of code.py.
struct ScriptedInput
{
    int ms = 0;
    std::string part;
    std::int32_t value = 0;
};

/// What a program prints on a board with parts, whose inputs are set at their times, in the first seconds
/// of its run.
class DeviceWorld : public BoardWorld
{
public:
    DeviceWorld(std::string program, std::string wiring, const std::vector<ScriptedInput> &inputs = {})
        : BoardWorld(sim::Load{{"code.py", std::move(program)}, {}, std::move(wiring), 1, 1.0, true})
    {
        run({{}, 1, {}, {}});
        for (const ScriptedInput &input : inputs) {
            send(sim::SetInput{input.part, input.value, startedAt() + std::chrono::milliseconds{input.ms}});
        }
    }
};

/// The last line that a program prints on a board with nothing wired to it: its error, mostly.
inline QString lastLineOf(const QString &program)
{
    BoardWorld world{program.toStdString()};
    world.runFor(std::chrono::seconds{5});
    const QStringList lines
        = QString::fromStdString(world.console()).split(QLatin1Char('\n'), Qt::SkipEmptyParts);
    return lines.isEmpty() ? QString{} : lines.last();
}
