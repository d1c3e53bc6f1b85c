// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/timelinescene.h"

#include "ui/lanecolour.h"
#include "ui/palette.h"

#include <algorithm>

namespace ui {

void TimelineScene::layOutRows()
{
    rows = timelineRows(index, rowsHeight(), unit, ghost != nullptr);
    scrolled = std::clamp(scrolled, 0.0, furthestScroll());
}

const TimelineRow *TimelineScene::rowAt(double y) const
{
    return y < rulerHeight() || y > rulerHeight() + rowsHeight() ? nullptr
                                                                 : rows.at(y - rulerHeight() + scrolled);
}

QColor TimelineScene::colour(const TimelineRow &row, bool dark) const
{
    if (row.kind == TimelineRow::Kind::Task) {
        return taskColour(core::TaskId{row.id}, dark);
    }
    return laneColour(index, core::PinId{static_cast<std::uint8_t>(row.id)}, dark);
}

std::optional<core::TaskId> TimelineScene::askedTask() const
{
    for (const std::optional<RowPick> &row : {pointed, picked}) {
        if (row && row->kind == TimelineRow::Kind::Task) {
            return core::TaskId{row->id};
        }
    }
    return std::nullopt;
}

std::optional<core::Instant> TimelineScene::neighbour(const TimelineRow &row, core::Instant from,
                                                      bool forward) const
{
    const auto find = [&](const auto &changes, auto counts) -> std::optional<core::Instant> {
        std::size_t i = firstAfter(changes, forward ? from : from - core::Duration{1});
        if (forward) {
            for (; i < changes.size(); ++i) {
                if (counts(changes[i])) {
                    return changes[i].time();
                }
            }
            return std::nullopt;
        }
        while (i > 0) {
            --i;
            if (counts(changes[i])) {
                return changes[i].time();
            }
        }
        return std::nullopt;
    };
    switch (row.kind) {
    case TimelineRow::Kind::Task:
        return find(index.tasks()[row.id].changes, [](const PhaseChange &change) {
            return change.phase() == LanePhase::Running || change.phase() == LanePhase::Done;
        });
    case TimelineRow::Kind::Pin:
        return find(index.pins()[row.id].changes, [](const LevelChange &) { return true; });
    case TimelineRow::Kind::Console:
        return find(index.marks(), [](const Mark &) { return true; });
    case TimelineRow::Kind::Cpu:
        break;
    }
    return find(index.load(), [](const LoadChange &) { return true; });
}

} // namespace ui
