// SPDX-License-Identifier: GPL-3.0-or-later
// TimelineScene: another run, in grey below the lanes of the one that is looked at.
#include "ui/lanepainter.h"
#include "ui/timelinescene.h"

#include <QCoreApplication>

#include <algorithm>

namespace ui {

void TimelineScene::paintGhost(QPainter &painter, const ViewColours &colours, const QFont &font) const
{
    if (!ghost) {
        return;
    }
    const double parting = scale.x(ghost->from());
    const double left = std::max(parting, 0.0);
    painter.save();
    // Where both runs part. What lies before it is the same in both.
    if (parting >= 0 && parting <= laneWidth()) {
        painter.setPen(QPen(colours.muted, 1.5 * unit, Qt::DashLine));
        painter.drawLine(QPointF(parting, scrolled), QPointF(parting, rows.height));
    }
    painter.setClipRect(QRectF(left, 0, laneWidth() - left, rows.height), Qt::IntersectClip);
    LanePainter lanes(painter, colours, font, scale.x(moment.start));
    // The whole of it: nothing of the ghost is still to come.
    const LaneWindow view{scale, laneWidth(), ghost->edge(), ghost->edge()};
    const LaneIndex &other = ghost->index();
    for (const TimelineRow &row : rows.rows) {
        const QRectF place(0, row.top + row.height - row.ghostHeight, laneWidth(), row.ghostHeight);
        if (row.ghostHeight <= 0 || place.bottom() < scrolled || place.top() > scrolled + rowsHeight()) {
            continue;
        }
        if (row.kind == TimelineRow::Kind::Pin) {
            if (row.id < other.pins().size()) {
                lanes.drawWave(layoutPin(other.pins()[row.id], view), place, colours.muted);
            }
            continue;
        }
        const bool isProgram = core::TaskId{row.id} == core::programTask;
        const TaskLane *const task = isProgram
            ? &other.tasks()[0]
            : ghost->taskNamed(index.trace().text(index.tasks()[row.id].name));
        if (task) {
            lanes.drawTask(layoutTask(*task, other.trace(), view), place, colours.muted, 0,
                           [](const LaneSegment &) { return QString{}; });
        }
    }
    painter.restore();
}

} // namespace ui
