// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/inspection.h"

#include <string>
#include <vector>

/// What is inside a program, a line each, for comparing and for failures:
///
///     task 1
///       main code.py:12
///         x int = 1
///     globals
///       led DigitalInOut = <DigitalInOut> D1 OUTPUT False
namespace inspectiontext {

inline void add(std::string &out, const std::vector<sim::Variable> &variables, std::uint32_t more, std::size_t indent)
{
    for (const sim::Variable &each : variables) {
        out += std::string(indent, ' ') + (each.name.empty() ? "" : each.name + " ") + each.type + " = " + each.value;
        out += each.task != core::programTask ? " of task " + std::to_string(core::number(each.task)) + "\n" : "\n";
        add(out, each.parts, each.moreParts, indent + 2);
    }
    if (more > 0) {
        out += std::string(indent, ' ') + "and " + std::to_string(more) + " more\n";
    }
}

inline std::string ofTask(const sim::TaskInside &task)
{
    std::string out = "task " + std::to_string(core::number(task.task)) + "\n";
    for (const sim::Frame &frame : task.frames) {
        out += "  " + frame.function;
        out += frame.file.empty() ? "" : " " + frame.file + ":" + std::to_string(frame.line);
        out += frame.hasStarted ? "\n" : " not started\n";
        add(out, frame.locals, frame.moreLocals, 4);
    }
    return out;
}

inline std::string ofTasks(const sim::Inspection &inspection)
{
    std::string out;
    for (const sim::TaskInside &task : inspection.tasks) {
        out += ofTask(task);
    }
    return out;
}

inline std::string ofGlobals(const sim::Inspection &inspection)
{
    std::string out;
    add(out, inspection.globals, inspection.moreGlobals, 0);
    return out;
}

} // namespace inspectiontext
