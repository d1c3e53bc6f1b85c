// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/state.h"
#include "core/trace.h"
#include "sim/protocol.h"
#include "ui/breakpoint.h"

#include <array>
#include <bitset>
#include <cstddef>
#include <optional>
#include <span>
#include <vector>

namespace ui {

/// A moment at which a breakpoint stops the run.
struct BreakpointHit
{
    std::size_t cursor = 0; ///< just after the entry that it stops at
    core::Instant now{};    ///< the playhead
    std::size_t which = 0;  ///< of the breakpoints

    bool operator==(const BreakpointHit &) const = default;
};

/// Where enabled breakpoints stop a run, as a search in its trace.
///
/// The hits of a run are the same whichever way it is searched: what before() finds from one hit is the
/// hit that after() would lead from. When the program has ended, nothing more is hit: what follows is the
/// board tidying its pins. Each entry costs one look at its kind; only those of a kind that some breakpoint
/// is about are looked at closer.
class BreakpointSearch
{
public:
    /// `here` is the state at the moment from which is searched. `start`: of the program. The trace must
    /// outlive the search.
    BreakpointSearch(const core::Trace &trace, std::span<const Breakpoint> breakpoints, core::Instant start,
                     const core::State &here);

    /// No enabled breakpoint.
    bool isIdle() const { return m_idle; }

    /// The first hit after (cursor, now), up to and with (endCursor, endNow).
    std::optional<BreakpointHit> after(std::size_t cursor, core::Instant now, std::size_t endCursor,
                                       core::Instant endNow);
    /// The last hit before (cursor, now).
    std::optional<BreakpointHit> before(std::size_t cursor, core::Instant now) const;

private:
    std::optional<std::size_t> hitBy(const core::Entry &entry) const;
    void meet(const core::Entry &created);

    struct Task
    {
        core::TaskId id;
        std::size_t which;
    };

    const core::Trace &m_trace;
    std::span<const Breakpoint> m_breakpoints;
    core::Instant m_start;
    bool m_idle = true;
    std::bitset<64> m_kinds; // that have to be looked at
    std::vector<Task> m_tasks;
};

/// Where a board that is asked to run so far had better stop on the way: at the next breakpoint in time, and,
/// where there is but one, at the kind of entry that always is a hit.
void limitTo(sim::RunUntil &until, std::span<const Breakpoint> breakpoints, core::Instant start,
             core::Instant edge, const core::State &here, const core::Trace &trace);

} // namespace ui
