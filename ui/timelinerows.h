// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/laneindex.h"

#include <vector>

namespace ui {

/// One row of the timeline.
struct TimelineRow
{
    enum class Kind { Task, Pin, Console, Cpu };

    Kind kind = Kind::Task;
    std::uint32_t id = 0; ///< TaskId or PinId
    double top = 0;       ///< below the ruler, before scrolling
    double height = 0;
    double ghostHeight = 0; ///< at its foot, for the lane of another run

    bool operator==(const TimelineRow &) const = default;
};

/// The rows from top to bottom: tasks, then the pins the program has used, then console and CPU.
struct TimelineRows
{
    std::vector<TimelineRow> rows;
    double height = 0; ///< of all
    double scale = 1;  ///< that the rows were drawn together by

    /// The row at `y`; nothing below the last.
    const TimelineRow *at(double y) const;
};

/// Rows are drawn together down to `tightest` of their full height if they then fit into
/// `available` pixels. `unit`: pixels of the screen for a pixel of the design.
/// `hasGhost`: rows of tasks and pins have room for a second lane below their own.
TimelineRows timelineRows(const LaneIndex &index, double available, double unit = 1, bool hasGhost = false);

inline constexpr double tightestRows = 0.38;

/// The program itself has a row while there are no tasks, or when it kept them waiting this long.
inline constexpr core::Duration noticeableProgram = std::chrono::milliseconds{250};

} // namespace ui
