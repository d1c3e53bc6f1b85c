// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/timelinetravel.h"

#include <algorithm>

namespace ui {

namespace {

constexpr double snapDistance = 5; // pixels

} // namespace

core::Instant snapped(const TimelineScene &scene, const QPointF &point)
{
    const core::Instant time = scene.timeAt(point.x());
    const TimelineRow *row = scene.rowAt(point.y());
    if (!row) {
        return time;
    }
    const core::Duration reach = scene.scale.span(snapDistance);
    const auto before = scene.neighbour(*row, time + core::Duration{1}, false);
    const auto after = scene.neighbour(*row, time, true);
    const core::Duration back = before ? time - *before : core::Duration::max();
    const core::Duration ahead = after ? *after - time : core::Duration::max();
    if (std::min(back, ahead) > reach) {
        return time;
    }
    return back <= ahead ? *before : *after;
}

std::optional<core::Instant> eventBeside(const TimelineScene &scene, bool forward)
{
    std::optional<core::Instant> nearest;
    for (const TimelineRow &row : scene.rows.rows) {
        const bool asked = scene.picked ? scene.picked->isOf(row) : row.kind != TimelineRow::Kind::Cpu;
        if (const auto time = asked ? scene.neighbour(row, scene.moment.cursor, forward) : std::nullopt) {
            nearest = !nearest ? *time : forward ? std::min(*nearest, *time) : std::max(*nearest, *time);
        }
    }
    return nearest;
}

const TimelineRow *rowBeside(const TimelineScene &scene, int by)
{
    const auto &rows = scene.rows.rows;
    if (rows.empty()) {
        return nullptr;
    }
    const auto found = std::find_if(rows.begin(), rows.end(), [&](const TimelineRow &row) {
        return scene.picked && scene.picked->isOf(row);
    });
    const std::ptrdiff_t last = std::ssize(rows) - 1;
    const std::ptrdiff_t at = found == rows.end()
        ? (by > 0 ? 0 : last)
        : std::clamp<std::ptrdiff_t>(found - rows.begin() + by, 0, last);
    return &rows[static_cast<std::size_t>(at)];
}

} // namespace ui
