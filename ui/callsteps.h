// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/state.h"
#include "core/trace.h"

#include <cstddef>
#include <optional>

namespace ui {

// Steps in the code of one task, over the calls that it makes and out of them. Like other steps by line they
// end where a line was reached and has not run yet. What other tasks do meanwhile is passed over.
//
// Contract of the mirror images: from a line that overAfter() led to, overBefore() leads back to where it
// came from, unless the step left a call on its way. Then it leads to the line that made that call: what
// was inside is passed over backward as well. outAfter() leads to the line that follows the call, outBefore()
// to the line that made it. No step leaves the recording or goes back before the program's start.

/// A task, and in how many calls of its own it is.
struct CodePlace
{
    core::TaskId task = core::programTask;
    std::uint8_t depth = 0;

    bool operator==(const CodePlace &) const = default;
};

/// Where a task is at a moment.
CodePlace placeOf(const core::State &state, core::TaskId task);

/// The task's next line that is no deeper in calls than `place`, or its end. Nothing if the trace does not
/// reach that far.
std::optional<std::size_t> overAfter(const core::Trace &trace, std::size_t cursor, CodePlace place);
/// The last such line before `cursor`; without one, the task's beginning.
std::size_t overBefore(const core::Trace &trace, std::size_t cursor, CodePlace place);

/// The task's next line outside of the call that it is in; outside of calls, its end.
std::optional<std::size_t> outAfter(const core::Trace &trace, std::size_t cursor, CodePlace place);
/// The line that made that call; outside of calls, the task's beginning.
std::size_t outBefore(const core::Trace &trace, std::size_t cursor, CodePlace place);

} // namespace ui
