// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ids.h"

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace sim {

// What can be seen inside a program that stands still: the names of every task's call stack with their
// values. Values are texts, made where the objects are: nothing in here refers to the program.
//
// All of it is bounded, whatever the program has made (InspectionLimits): what was left out is counted.

struct InspectionLimits
{
    static constexpr std::size_t depth = 4;      ///< parts within parts
    static constexpr std::size_t parts = 50;     ///< of one value, names of one frame
    static constexpr std::size_t partsOfOne = 200; ///< in all, below one name
    static constexpr std::size_t globals = 200;  ///< names of the program
    static constexpr std::size_t frames = 64;    ///< of one task: the innermost stay
    static constexpr std::size_t tasks = 200;    ///< the running one first, then the latest
    static constexpr std::size_t names = 2000;   ///< in all
    static constexpr std::size_t allParts = 4000;
    static constexpr std::size_t text = 120;     ///< bytes of one value
};

/// A name with its value, or a part of a value.
struct Variable
{
    std::string name;  ///< "led"; of a part its attribute, "[0]" or its key as the board prints it
    std::string type;  ///< in the board's words: "int", "DigitalInOut", "function", "module"
    std::string value; ///< as the board prints it, cut where it is long; addresses are left out
    std::vector<Variable> parts;
    std::uint32_t moreParts = 0; ///< that are not told
    core::TaskId task{};         ///< of a Task object: the task it stands for; else the program itself

    bool operator==(const Variable &) const = default;
};

/// One call under way, or one coroutine that awaits the next.
struct Frame
{
    std::string function; ///< "<module>" for the program's own lines, "gather()" for one of asyncio's own
    std::string file;     ///< "code.py"; empty for one of asyncio's own
    std::uint32_t line = 0; ///< where the statement begins that runs now, or that waits
    bool hasStarted = true; ///< false: a coroutine before its first line
    std::vector<Variable> locals;
    std::uint32_t moreLocals = 0;

    bool operator==(const Frame &) const = default;
};

struct TaskInside
{
    core::TaskId task{};
    std::vector<Frame> frames; ///< outermost first; none: nothing of the program's is under way there
    std::uint32_t moreFrames = 0; ///< outer ones that are not told

    bool operator==(const TaskInside &) const = default;
};

struct Inspection
{
    bool hasVariables = true; ///< false for a C++ program: nobody can look into its names
    std::vector<Variable> globals;
    std::uint32_t moreGlobals = 0;
    std::vector<TaskInside> tasks; ///< that have not ended, by number: the program itself is the first
    std::uint32_t moreTasks = 0;

    bool operator==(const Inspection &) const = default;
};

} // namespace sim
