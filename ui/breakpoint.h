// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ids.h"
#include "core/instant.h"

#include <QString>

#include <cstdint>
#include <optional>

namespace ui {

/// Something in a run at which the learner wants it to stop.
struct Breakpoint
{
    enum class Kind {
        Line,      ///< a line of code.py (code.cpp) is reached
        Task,      ///< a task gets the CPU
        Pin,       ///< the level of a pin changes
        Time,      ///< so long after the program's start
        Exception, ///< a task or the program ends with one
    };
    enum class Edge { Any, High, Low };

    Kind kind = Kind::Line;
    std::uint32_t line = 0;    ///< Line: from 1, in the text of the editor
    std::uint32_t runLine = 0; ///< Line: the same line in the text that runs; 0: it is not in there
    QString task;              ///< Task: its name, which is the same in every run
    core::PinId pin{};         ///< Pin
    Edge edge = Edge::Any;     ///< Pin
    core::Duration time{};     ///< Time
    bool uncaught = false;     ///< Exception: only one that nobody catches
    bool enabled = true;

    bool operator==(const Breakpoint &) const = default;
    /// Whether both mean the same moments, one of them perhaps disabled.
    bool means(const Breakpoint &other) const;
};

Breakpoint lineBreakpoint(std::uint32_t line);
Breakpoint taskBreakpoint(const QString &task);
Breakpoint pinBreakpoint(core::PinId pin, Breakpoint::Edge edge);
Breakpoint timeBreakpoint(core::Duration sinceStart);
Breakpoint exceptionBreakpoint(bool uncaught);

/// For people: "line 12", "D1 goes high".
QString wordsOf(const Breakpoint &breakpoint);

/// As a line of a settings file: "line 12", "off pin D1 high". breakpointFrom() reads it back; nothing if it
/// makes no sense.
QString storedAs(const Breakpoint &breakpoint);
std::optional<Breakpoint> breakpointFrom(const QString &stored);

} // namespace ui
