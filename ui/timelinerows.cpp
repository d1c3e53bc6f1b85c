// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/timelinerows.h"

#include <algorithm>

namespace ui {

namespace {

// The program ran alone before there were tasks, and waits for them afterwards: a row that says so
// for ever would only teach that asyncio.run() waits.
bool showsProgram(const LaneIndex &index)
{
    const TaskLane &program = index.tasks()[0];
    return !program.changes.empty() && (index.tasks().size() == 1 || program.held >= noticeableProgram);
}

constexpr double ghostRowHeight = 20;

double fullHeight(TimelineRow::Kind kind)
{
    switch (kind) {
    case TimelineRow::Kind::Task:
        return 44;
    case TimelineRow::Kind::Pin:
        return 46;
    case TimelineRow::Kind::Console:
        return 30;
    case TimelineRow::Kind::Cpu:
        break;
    }
    return 34;
}

} // namespace

const TimelineRow *TimelineRows::at(double y) const
{
    const auto row = std::find_if(rows.begin(), rows.end(), [y](const TimelineRow &candidate) {
        return y >= candidate.top && y < candidate.top + candidate.height;
    });
    return row == rows.end() ? nullptr : &*row;
}

TimelineRows timelineRows(const LaneIndex &index, double available, double unit, bool hasGhost)
{
    TimelineRows result;
    const auto add = [&result, unit, hasGhost](TimelineRow::Kind kind, std::uint32_t id) {
        const bool isDoubled
            = hasGhost && (kind == TimelineRow::Kind::Task || kind == TimelineRow::Kind::Pin);
        const double ghost = isDoubled ? ghostRowHeight * unit : 0;
        const double height = fullHeight(kind) * unit + ghost;
        result.rows.push_back({kind, id, result.height, height, ghost});
        result.height += height;
    };
    for (const TaskLane &task : index.tasks()) {
        if (task.id == core::programTask ? showsProgram(index) : !task.changes.empty()) {
            add(TimelineRow::Kind::Task, number(task.id));
        }
    }
    for (const PinLane &pin : index.pins()) {
        if (pin.claimed) {
            add(TimelineRow::Kind::Pin, number(pin.id));
        }
    }
    if (!result.rows.empty()) {
        add(TimelineRow::Kind::Console, 0);
        add(TimelineRow::Kind::Cpu, 0);
    }
    result.scale = result.height > available ? std::max(tightestRows, available / result.height) : 1;
    result.height *= result.scale;
    for (TimelineRow &row : result.rows) {
        row.top *= result.scale;
        row.height *= result.scale;
        row.ghostHeight *= result.scale;
    }
    return result;
}

} // namespace ui
