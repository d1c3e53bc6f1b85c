// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/state.h"
#include "ui/ghostlanes.h"
#include "ui/laneindex.h"
#include "ui/lanepainter.h"
#include "ui/timelinelayout.h"
#include "ui/timelinerows.h"
#include "ui/viewcolours.h"

#include <QPainter>
#include <QRectF>

#include <memory>
#include <optional>

namespace ui {

/// A row that the learner picked.
struct RowPick
{
    TimelineRow::Kind kind = TimelineRow::Kind::Task;
    std::uint32_t id = 0;

    bool operator==(const RowPick &) const = default;
    bool isOf(const TimelineRow &row) const { return row.kind == kind && row.id == id; }
};

/// What of the run the timeline is to show.
struct TimelineMoment
{
    core::Instant start{};  ///< t = 0
    core::Instant cursor{}; ///< the playhead
    core::Instant edge{};   ///< how far the run is recorded
    bool playing = false;
    bool follow = true; ///< scroll along with the playhead

    bool operator==(const TimelineMoment &) const = default;
};

/// Everything that the timeline's picture depends on, and how it is painted.
class TimelineScene
{
public:
    explicit TimelineScene(const core::Trace &trace) : index(trace) { }

    LaneIndex index;
    std::unique_ptr<GhostLanes> ghost; ///< another run; null if there is none
    TimelineMoment moment;
    TimeScale scale;
    QSizeF size;
    double scrolled = 0; ///< pixels that the rows are scrolled up
    std::optional<RowPick> picked;
    std::optional<RowPick> pointed; ///< the row under the pointer
    TimelineRows rows;
    std::vector<QString> captions; ///< by row: what it is doing at the cursor
    double unit = 1;               ///< pixels of the screen for a pixel of the design

    /// Rows and captions for the index as it is and this state of the board.
    void refresh(const core::State &state);
    void layOutRows();

    double gutter() const { return 136 * unit; }
    double rulerHeight() const { return 24 * unit; }
    double footHeight() const { return 24 * unit; }
    double laneWidth() const { return std::max(1.0, size.width() - gutter() - 12 * unit); }
    double rowsHeight() const { return std::max(0.0, size.height() - rulerHeight() - footHeight()); }
    double furthestScroll() const { return std::max(0.0, rows.height - rowsHeight()); }
    /// The moment under a point of the widget, which must not lie in the gutter.
    core::Instant timeAt(double x) const { return scale.at(x - gutter()); }
    const TimelineRow *rowAt(double y) const;
    /// The row's name: "led1", "D1", "console".
    QString name(const TimelineRow &row) const;
    QColor colour(const TimelineRow &row, bool dark) const;
    /// What a row shows at a moment, for people: "led1 sleeps until 0.750 s".
    QString said(const TimelineRow &row, core::Instant time) const;
    /// The next (or previous) turn or edge of the row, if there is one.
    std::optional<core::Instant> neighbour(const TimelineRow &row, core::Instant from, bool forward) const;

    void paint(QPainter &painter, const ViewColours &colours, const QFont &font) const;

private:
    void paintRuler(QPainter &painter, const ViewColours &colours, const QFont &font) const;
    void paintLabel(QPainter &painter, const ViewColours &colours, const QFont &font, std::size_t row) const;
    void paintLanes(QPainter &painter, const ViewColours &colours, const QFont &font) const;
    void paintGhost(QPainter &painter, const ViewColours &colours, const QFont &font) const;
    void paintWakeUps(QPainter &painter, const ViewColours &colours, const QFont &font) const;
    void paintCursor(QPainter &painter, const ViewColours &colours, const QFont &font) const;
    void paintEmpty(QPainter &painter, const ViewColours &colours, const QFont &font) const;
    /// Where a row's own lane lies, without that of the ghost.
    QRectF laneOf(const TimelineRow &row) const
    {
        return {0, row.top, laneWidth(), row.height - row.ghostHeight};
    }
    LaneWindow window() const { return {scale, laneWidth(), moment.cursor, moment.edge}; }
    QString taskName(core::TaskId id) const;
    QString caption(const LaneSegment &segment) const;
    QString awaited(const PhaseChange &change) const;
    /// What a task does that wakes another: "sets Event 1".
    QString deed(const WakeUp &wakeUp) const;
    QString wokenBy(const PhaseChange &change, core::TaskId woken) const;
    /// The task that is pointed at, else the one that is picked.
    std::optional<core::TaskId> askedTask() const;
    /// Where the bars of a task lie; null if it has no row.
    QRectF barOf(core::TaskId task) const;
};

} // namespace ui
