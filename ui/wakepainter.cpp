// SPDX-License-Identifier: GPL-3.0-or-later
// TimelineScene: arrows from the task that wakes to the task that is woken.
#include "ui/palette.h"
#include "ui/timelinescene.h"

#include <QCoreApplication>
#include <QPainterPath>

namespace ui {

namespace {

constexpr double bulge = 15; // of an arrow, to the right
constexpr double head = 6;   // its length

QString tr(const char *text)
{
    return QCoreApplication::translate("ui::TimelineScene", text);
}

} // namespace

QRectF TimelineScene::barOf(core::TaskId task) const
{
    for (const TimelineRow &row : rows.rows) {
        if (row.kind == TimelineRow::Kind::Task && row.id == number(task)) {
            return LanePainter::barOf(laneOf(row));
        }
    }
    return {};
}

QString TimelineScene::deed(const WakeUp &wakeUp) const
{
    const auto &changes = index.tasks()[number(wakeUp.woken)].changes;
    const std::size_t after = firstAfter(changes, wakeUp.time() - core::Duration{1});
    const QString waitable = after > 0 ? awaited(changes[after - 1]) : QString();
    switch (wakeUp.how()) {
    case core::QueuedBy::EventSet:
        return waitable.isEmpty() ? tr("sets the event") : tr("sets %1").arg(waitable);
    case core::QueuedBy::LockHandOver:
        return waitable.isEmpty() ? tr("hands over the lock") : tr("hands over %1").arg(waitable);
    case core::QueuedBy::Cancel:
        return tr("cancels");
    case core::QueuedBy::Input:
        return tr("input");
    default:
        return tr("ends");
    }
}

void TimelineScene::paintWakeUps(QPainter &painter, const ViewColours &colours, const QFont &font) const
{
    const std::optional<core::TaskId> asked = askedTask();
    for (const WakeSpot &spot : layoutWakeUps(index, window(), asked)) {
        const bool byTask = spot.wakeUp.by != WakeUp::nobody;
        const QRectF to = barOf(spot.wakeUp.woken);
        const QRectF from = byTask ? barOf(core::TaskId{spot.wakeUp.by}) : QRectF();
        if (to.isNull() || from.top() == to.top()) {
            continue;
        }
        const bool down = from.isNull() || from.top() < to.top();
        const double end = down ? to.top() - 1 : to.bottom() + 1;
        const double start = from.isNull() ? end - 14 * unit : down ? from.bottom() : from.top();
        const bool strong = asked && (spot.wakeUp.woken == *asked || spot.wakeUp.by == number(*asked));
        const QColor colour = strong ? colours.text : colours.muted;
        painter.setOpacity(spot.ahead ? 0.35 : 1);
        const QPointF tip(spot.x + 3, end);
        QPainterPath path{QPointF(spot.x, start)};
        path.cubicTo({spot.x + bulge, start + (end - start) * 0.2},
                     {spot.x + bulge, end - (end - start) * 0.3}, tip);
        painter.setPen(QPen(colour, strong ? 2 : 1.3, Qt::SolidLine, Qt::RoundCap));
        painter.setBrush(Qt::NoBrush);
        painter.drawPath(path);
        const double back = down ? -head : head;
        painter.setPen(Qt::NoPen);
        painter.setBrush(colour);
        painter.drawPolygon(
            QPolygonF{{tip, tip + QPointF(head * 0.9, back * 0.15), tip + QPointF(head * 0.35, back)}});
        if (strong) {
            painter.setFont(sized(font, 10.5, QFont::DemiBold));
            const QString text = deed(spot.wakeUp);
            const QFontMetrics metrics = painter.fontMetrics();
            const double width = metrics.horizontalAdvance(text) + 8;
            const QRectF place(spot.x + bulge, (start + end - metrics.height()) / 2, width, metrics.height());
            if (width + bulge < spot.room) {
                painter.fillRect(place, colours.surface);
                painter.setPen(colour);
                painter.drawText(place, Qt::AlignCenter, text);
            }
        }
    }
    painter.setOpacity(1);
}

} // namespace ui
