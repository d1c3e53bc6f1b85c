// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ids.h"
#include "core/state.h"
#include "core/trace.h"

#include <cstddef>
#include <optional>

namespace ui {

// Where steps end, as cursors into a trace. A search forward gives nothing if the trace does not
// reach the end of the step; a search backward always ends, at the program's start at the latest.
//
// The unit of "tick" is what a learner wants to see happen at once. Among tasks it is one whole turn
// of the scheduler: the cursor rests where the task has given up control and nobody else has been
// resumed, so that one press shows all that the turn did. In code outside of tasks, which has no
// turns, it is one act that can be seen: a pin or its pulse changes, text is printed, pixels are sent, a
// sleep begins or ends.
//
// `programRuns` is that of the state at the cursor.

std::optional<std::size_t> tickEndAfter(const core::Trace &trace, std::size_t cursor, bool programRuns);
std::size_t tickEndBefore(const core::Trace &trace, std::size_t cursor, bool programRuns);

/// A step by line ends when the line was reached and has not run yet.
std::optional<std::size_t> lineAfter(const core::Trace &trace, std::size_t cursor);
std::size_t lineBefore(const core::Trace &trace, std::size_t cursor);

/// Just after a task other than `holder` was given the CPU.
std::optional<std::size_t> switchAfter(const core::Trace &trace, std::size_t cursor, core::TaskId holder);

/// The last such moment before `cursor`, or the program's start: the task that runs at `cursor` was given
/// the CPU there, or, if it was just then, the one before it.
std::size_t switchBefore(const core::Trace &trace, std::size_t cursor);

/// Code outside of tasks holds the CPU.
bool programRuns(const core::State &state);

/// The cursor just after the program's start, or 0 if that is not recorded yet.
std::size_t startOf(const core::Trace &trace);

} // namespace ui
