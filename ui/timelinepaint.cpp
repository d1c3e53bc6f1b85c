// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/palette.h"
#include "ui/timelineruler.h"
#include "ui/timelinescene.h"

#include <QCoreApplication>

namespace ui {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("ui::TimelineScene", text);
}

} // namespace

void TimelineScene::paint(QPainter &painter, const ViewColours &colours, const QFont &font) const
{
    painter.setRenderHint(QPainter::Antialiasing);
    painter.fillRect(QRectF(QPointF(), size), colours.surface);
    if (rows.rows.empty()) {
        paintEmpty(painter, colours, font);
        return;
    }
    paintRuler(painter, colours, font);
    painter.save();
    painter.setClipRect(QRectF(0, rulerHeight(), size.width(), rowsHeight()));
    painter.translate(0, std::round(rulerHeight() - scrolled));
    for (std::size_t i = 0; i < rows.rows.size(); ++i) {
        paintLabel(painter, colours, font, i);
    }
    painter.translate(gutter(), 0);
    painter.setClipRect(QRectF(-2 * unit, 0, size.width(), rows.height), Qt::IntersectClip);
    paintLanes(painter, colours, font);
    paintGhost(painter, colours, font);
    paintWakeUps(painter, colours, font);
    painter.restore();
    paintCursor(painter, colours, font);
}

void TimelineScene::paintEmpty(QPainter &painter, const ViewColours &colours, const QFont &font) const
{
    painter.setPen(colours.muted);
    painter.setFont(sized(font, 13));
    painter.drawText(QRectF(QPointF(), size), Qt::AlignCenter,
                     tr("Nothing has happened yet. Press Run, or take a single tick."));
}

void TimelineScene::paintRuler(QPainter &painter, const ViewColours &colours, const QFont &font) const
{
    painter.setFont(sized(font, 10));
    const double bottom = size.height() - footHeight() / 2;
    // The label of the moment under the playhead would only be struck through by it.
    const double cursor = scale.x(moment.cursor);
    for (const RulerTick &tick : rulerTicks(scale, laneWidth(), moment.start, labelsApart * unit)) {
        const double x = std::round(gutter() + tick.x) + 0.5;
        painter.setPen(QPen(tick.isMajor() ? colours.grid : colours.subgrid, 1));
        painter.drawLine(QPointF(x, rulerHeight() - 6 * unit), QPointF(x, bottom));
        const double half = 0.5 * painter.fontMetrics().horizontalAdvance(tick.label);
        if (tick.isMajor() && std::abs(tick.x - cursor) > half) {
            painter.setPen(colours.muted);
            painter.drawText(QRectF(x - 60 * unit, 2 * unit, 120 * unit, rulerHeight() - 9 * unit),
                             Qt::AlignCenter, tick.label);
        }
    }
}

void TimelineScene::paintLabel(QPainter &painter, const ViewColours &colours, const QFont &font,
                               std::size_t i) const
{
    const TimelineRow &row = rows.rows[i];
    if (row.top + row.height < scrolled || row.top > scrolled + rowsHeight()) {
        return;
    }
    if (picked && picked->isOf(row)) {
        QColor wash = colours.accent;
        wash.setAlphaF(0.10F);
        painter.fillRect(QRectF(0, row.top, size.width(), row.height), wash);
        painter.fillRect(QRectF(0, row.top, 3 * unit, row.height), colours.accent);
    }
    const bool task = row.kind == TimelineRow::Kind::Task;
    const QString &caption = captions[i];
    const double shrink = rows.scale < 0.75 ? 0.9 : 1;
    const QFont nameFont
        = task ? sized(font, 13 * shrink, QFont::Bold) : monospaced(font, 12.5 * shrink, QFont::DemiBold);
    const double left = 14 * unit;
    const double width = gutter() - left - 12 * unit;
    const double middle = row.top
        + (row.height - row.ghostHeight) * (task || row.kind == TimelineRow::Kind::Pin ? 0.42 : 0.5);
    painter.setFont(nameFont);
    const double nameHeight = painter.fontMetrics().height();
    painter.setPen(task ? readableOn(colour(row, colours.dark), colours.surface) : colours.text);
    const QString shown
        = painter.fontMetrics().elidedText(name(row), Qt::ElideRight, static_cast<int>(width));
    const QFont captionFont = sized(font, 10.5 * shrink);
    const double captionHeight = QFontMetricsF(captionFont).height();
    // Beside each other where there is no room below.
    const bool stacked = row.height >= nameHeight + captionHeight + 1 && !caption.isEmpty();
    const double block = stacked ? nameHeight + captionHeight - 1 : nameHeight;
    double top = std::round(middle - block / 2);
    painter.drawText(QRectF(left, top, width, nameHeight), Qt::AlignLeft | Qt::AlignVCenter, shown);
    const double used = painter.fontMetrics().horizontalAdvance(shown) + 6 * unit;
    painter.setFont(captionFont);
    painter.setPen(colours.muted);
    const QRectF place = stacked ? QRectF(left, top + nameHeight - 1, width, captionHeight)
                                 : QRectF(left + used, top, width - used, nameHeight);
    painter.drawText(
        place, Qt::AlignLeft | Qt::AlignVCenter,
        painter.fontMetrics().elidedText(caption, Qt::ElideRight, static_cast<int>(place.width())));
}

void TimelineScene::paintLanes(QPainter &painter, const ViewColours &colours, const QFont &font) const
{
    LanePainter lanes(painter, colours, font, scale.x(moment.start));
    const LaneWindow view = window();
    for (const TimelineRow &row : rows.rows) {
        if (row.top + row.height < scrolled || row.top > scrolled + rowsHeight()) {
            continue;
        }
        const QRectF place = laneOf(row);
        switch (row.kind) {
        case TimelineRow::Kind::Task: {
            const core::TaskId id{row.id};
            lanes.drawTask(layoutTask(index.tasks()[row.id], index.trace(), view), place,
                           colour(row, colours.dark), taskStripe(id),
                           [this](const LaneSegment &segment) { return caption(segment); });
            break;
        }
        case TimelineRow::Kind::Pin:
            lanes.drawWave(layoutPin(index.pins()[row.id], view), place, colour(row, colours.dark));
            break;
        case TimelineRow::Kind::Console:
            lanes.drawMarks(layoutMarks(index, view), place, [this](const MarkSpot &spot) {
                if (spot.kind == core::EntryKind::PartInput) {
                    return tr("input");
                }
                if (spot.kind == core::EntryKind::Interrupted) {
                    return tr("Ctrl-C");
                }
                const std::string_view text = index.trace().text(index.trace()[spot.entry].string());
                QString words = QString::fromUtf8(
                    text.data(), static_cast<qsizetype>(std::min<std::size_t>(text.size(), 80)));
                return words.section(u'\t', -1).simplified();
            });
            break;
        case TimelineRow::Kind::Cpu: {
            const double share = index.busyShare(moment.start, moment.cursor);
            lanes.drawLoad(layoutLoad(index, view), place, [&](const LoadSegment &segment) {
                return segment.holder ? taskColour(*segment.holder, colours.dark)
                    : share > 0.9     ? colours.danger
                                      : colours.good;
            });
            break;
        }
        }
    }
}

void TimelineScene::paintCursor(QPainter &painter, const ViewColours &colours, const QFont &font) const
{
    const double inLanes = scale.x(moment.cursor);
    if (inLanes < -1 || inLanes > laneWidth() + 1) {
        return;
    }
    const double x = std::round(gutter() + inLanes);
    painter.setFont(monospaced(font, 11, QFont::DemiBold));
    const QString text = clockText(moment.cursor - moment.start, scale.nanosPerPixel(), labelsApart * unit);
    const double width = painter.fontMetrics().horizontalAdvance(text) + 20 * unit;
    const double height = 20 * unit;
    QRectF pill(x - width / 2, size.height() - height - 3 * unit, width, height);
    pill.moveRight(std::min(pill.right(), size.width() - 4));
    painter.setPen(QPen(colours.text, 2));
    painter.drawLine(QPointF(x, 4 * unit), QPointF(x, pill.top() + 1));
    painter.setPen(Qt::NoPen);
    painter.setBrush(colours.text);
    painter.drawRoundedRect(pill, height / 2, height / 2);
    painter.setPen(colours.surface);
    painter.drawText(pill, Qt::AlignCenter, text);
}

} // namespace ui
