// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/state.h"
#include "core/trace.h"
#include "sim/protocol.h"
#include "ui/callsteps.h"
#include "ui/landmark.h"

#include <optional>

namespace ui {

/// A step that the learner asked for and that the trace may not reach yet.
///
/// On the way to it, a request to the board reaches a little further each time: the board should not
/// run far past the goal, but a goal a minute away should not take thousands of requests.
class Goal
{
public:
    enum class Kind {
        Start,  ///< the first line of the program
        Tick,   ///< the end of a turn of the scheduler, or of one visible act outside of tasks
        Line,   ///< the next line
        Switch, ///< another task gets the CPU
        Over,   ///< the next line of one task, over the calls that it makes
        Out,    ///< its next line outside of the call that it is in
        Landmark,
        Breakpoint, ///< the session knows where these are
    };

    /// `edge`: how far the run is recorded when the step is asked for.
    Goal(Kind kind, core::Instant edge) : m_kind(kind), m_from(edge) { }
    Goal(const ui::Landmark &landmark, core::Instant edge)
        : m_kind(Kind::Landmark), m_landmark(landmark), m_from(edge)
    {
    }

    /// Over or Out, for a task that is at `place` where the step begins.
    Goal(Kind kind, CodePlace place, core::Instant edge) : m_kind(kind), m_place(place), m_from(edge) { }

    Kind kind() const { return m_kind; }
    /// The cursor at which the step ends, counted from `cursor` with its state `here`.
    std::optional<std::size_t> reached(const core::Trace &trace, std::size_t cursor,
                                       const core::State &here) const;
    /// The step has taken so much of the board's time that nothing will come of it.
    bool isTooFar(core::Instant edge) const;
    /// What to ask the board for next: `stride` further at the most. `atEdge` is the state at the end of
    /// the trace.
    sim::RunUntil request(core::Instant edge, core::Duration stride, const core::State &atEdge);

    /// The first stride on the way.
    core::Duration firstStride() const;

private:
    void askForLines(sim::RunUntil &until);
    void askForLandmark(sim::RunUntil &until);

    Kind m_kind;
    ui::Landmark m_landmark;
    CodePlace m_place;
    core::Instant m_from;
    std::uint64_t m_lines = 1;
};

} // namespace ui
