// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/laneindex.h"
#include "ui/timescale.h"

#include <optional>
#include <vector>

namespace ui {

/// What part of a run is to be drawn, and from which moment.
struct LaneWindow
{
    TimeScale scale;
    double width = 0;       ///< pixels from the scale's left
    core::Instant cursor{}; ///< what lies after it is ahead: recorded, but not yet for the learner
    core::Instant edge{};   ///< how far the run is recorded

    double cursorX() const { return scale.x(cursor); }
};

/// A stretch of a lane, in pixels. Stretches come from left to right.
struct LaneSegment
{
    enum class Form {
        Running,
        Blocked,  ///< time.sleep: it holds the CPU
        Ready,    ///< due, waits for its turn
        Sleeping, ///< due later
        Waiting,  ///< for another
        MoreHere, ///< too small to draw
    };

    Form form = Form::Running;
    double left = 0;
    double right = 0;
    bool ahead = false;
    PhaseChange since; ///< the change that began it
};

/// A turn that came later than its task had asked for.
struct LateSpan
{
    double left = 0;
    double right = 0;
    core::Duration by{}; ///< so far, at the cursor
};

/// Where a task ended.
struct LaneEnd
{
    double x = 0;
    core::Outcome outcome = core::Outcome::Returned;
    bool ahead = false;
};

/// A line of code within a turn, where there is room to tell lines apart.
struct LineSpot
{
    double left = 0;
    double right = 0;
    std::uint32_t number = 0;
};

struct TaskLayout
{
    std::vector<LaneSegment> segments;
    std::vector<LineSpot> lines;
    std::vector<LateSpan> late;
    std::optional<LaneEnd> end;
    std::size_t visited = 0; ///< changes looked at
};

struct WaveSegment
{
    enum class Form { Floating, Low, High, Duty, MoreHere };

    Form form = Form::Floating;
    double left = 0;
    double right = 0;
    bool ahead = false;
    double share = 0; ///< of the time, that it is high; of Duty and MoreHere
};

struct WaveLayout
{
    std::vector<WaveSegment> segments;
    std::size_t visited = 0;
};

struct LoadSegment
{
    LoadChange::Form form = LoadChange::Form::Busy;
    double left = 0;
    double right = 0;
    double share = 1; ///< of the time, that the CPU is busy
    bool ahead = false;
    std::optional<core::TaskId> holder; ///< whose it is; nothing where several tasks share it
};

struct LoadLayout
{
    std::vector<LoadSegment> segments; ///< nothing where the CPU is free
    std::size_t visited = 0;
};

struct MarkSpot
{
    double x = 0;
    core::EntryKind kind{};
    std::uint32_t entry = 0; ///< of the first mark
    std::size_t count = 1;   ///< marks drawn as this one
    bool ahead = false;
};

/// One task wakes another.
struct WakeSpot
{
    double x = 0;
    WakeUp wakeUp;
    bool ahead = false;
    double room = 0; ///< pixels to the next one on the right
};

/// Wake-ups closer than this would cover each other, and none of them is drawn unless it is asked for.
inline constexpr double wakeUpsApart = 44;

/// The width in pixels below which a turn or a pulse is drawn wider than it is, so that it can be
/// seen.
inline constexpr double leastTurn = 7;
/// Lateness below this is the scheduler's own work, not worth a bracket.
inline constexpr core::Duration noticeableLateness = std::chrono::milliseconds{2};

// Each costs time in proportion to the pixels, whatever the length of the run: it looks for the
// first change in sight, and passes over changes that fall into one place without looking at them.
TaskLayout layoutTask(const TaskLane &lane, const core::Trace &trace, const LaneWindow &window);
WaveLayout layoutPin(const PinLane &lane, const LaneWindow &window);
LoadLayout layoutLoad(const LaneIndex &index, const LaneWindow &window);
/// The wake-ups with room around them, and of those that `of` takes part in all that lie a bar's width from
/// the one before.
std::vector<WakeSpot> layoutWakeUps(const LaneIndex &index, const LaneWindow &window,
                                    std::optional<core::TaskId> of);
std::vector<MarkSpot> layoutMarks(const LaneIndex &index, const LaneWindow &window);

} // namespace ui
