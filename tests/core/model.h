// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/instant.h"

#include <cstdint>
#include <string>
#include <vector>

/// Random programs for the scheduler, and a slow, obvious model of what they must do.
///
/// The model knows nothing of queues with keys that wrap, of links or of heaps: its queue is a list that
/// is searched from end to end, its time a number, and a task's place in its program a number too.
namespace model {

enum class Action : std::uint8_t {
    Sleep,
    Work,
    Wait,
    Set,
    Clear,
    Acquire,
    Release,
    Cancel,
    Await,
    Gather,   ///< two tasks
    AwaitFor, ///< a task, for so many milliseconds
    Throw,
};

struct Step
{
    Action action = Action::Sleep;
    std::size_t argument = 0; ///< milliseconds, or the number of an event, a lock or a task
    std::size_t other = 0;    ///< Gather: the second task; AwaitFor: milliseconds
    bool swallows = false;    ///< a cancellation or an error at this step
};

/// The steps of each task. A task says ".N" after its Nth step. It only waits for tasks made before it: a
/// circle would wait for ever.
using Program = std::vector<std::vector<Step>>;

inline constexpr std::size_t events = 2;
inline constexpr std::size_t locks = 2;
/// How long a program is watched, in milliseconds.
inline constexpr int length = 4000;

Program randomProgram(std::uint32_t seed);
std::string text(const Program &program);
/// What the tasks say, as World::say() writes it, and behind it which tasks' errors were reported as
/// nobody's.
std::string run(const Program &program, core::Duration start);

} // namespace model
