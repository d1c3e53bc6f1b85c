// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/laneindex.h"

#include <string_view>

namespace ui {

/// The lanes of another run, drawn in grey under those of the run that is looked at.
class GhostLanes
{
public:
    /// `trace` must outlive it. It is drawn from `from` on, where both runs part, to `edge`.
    GhostLanes(const core::Trace &trace, core::Instant from, core::Instant edge);

    const LaneIndex &index() const { return m_index; }
    core::Instant from() const { return m_from; }
    core::Instant edge() const { return m_edge; }
    /// The task that has this name there; null if there is none.
    const TaskLane *taskNamed(std::string_view name) const;

private:
    LaneIndex m_index;
    core::Instant m_from;
    core::Instant m_edge;
};

} // namespace ui
