// SPDX-License-Identifier: GPL-3.0-or-later
// LanePainter: the CPU's strip, and the marks of moments.
#include "ui/lanepainter.h"

namespace ui {

void LanePainter::drawLoad(const LoadLayout &layout, const QRectF &row, const LoadColour &colour)
{
    const double height = std::max(7.0, row.height() * 0.3);
    const QRectF strip(row.left(), row.center().y() - height / 2, row.width(), height);
    m_painter.setPen(Qt::NoPen);
    m_painter.setBrush(m_colours.track);
    m_painter.drawRoundedRect(strip, height / 2, height / 2);
    for (const LoadSegment &segment : layout.segments) {
        const QRectF rect(segment.left, strip.top(), std::max(segment.right - segment.left, 2.0), height);
        m_painter.setOpacity(segment.ahead ? 0.32 : 1);
        if (segment.form == LoadChange::Form::Blocked) {
            fillTexture(rect, m_textures.crossHatched(colour(segment), m_colours.surface));
        } else {
            fillSharp(rect, faded(colour(segment), 0.15 + 0.85 * segment.share));
        }
    }
    m_painter.setOpacity(1);
}

void LanePainter::drawMarks(const std::vector<MarkSpot> &spots, const QRectF &row, const Words &words)
{
    const double middle = std::round(row.center().y());
    const double half = std::min(7.0, std::floor(row.height() * 0.42));
    for (std::size_t i = 0; i < spots.size(); ++i) {
        const MarkSpot &spot = spots[i];
        const bool plain = spot.kind == core::EntryKind::Console;
        const bool input = spot.kind == core::EntryKind::PartInput;
        const QColor colour = plain ? m_colours.muted : input ? m_colours.accent : m_colours.danger;
        m_painter.setOpacity(spot.ahead ? 0.4 : 1);
        m_painter.setPen(Qt::NoPen);
        m_painter.setBrush(colour);
        if (plain) {
            m_painter.drawRoundedRect(QRectF(spot.x - 1.5, middle - half, 3, 2 * half), 1.5, 1.5);
            if (spot.count > 1) {
                m_painter.drawRoundedRect(QRectF(spot.x + 3, middle - half, 3, 2 * half), 1.5, 1.5);
            }
        } else if (input) {
            // A finger that presses: it points down.
            m_painter.drawPolygon(
                QPolygonF{{QPointF(spot.x, middle + half), QPointF(spot.x + half * 0.8, middle - half * 0.6),
                           QPointF(spot.x - half * 0.8, middle - half * 0.6)}});
        } else {
            m_painter.drawPolygon(
                QPolygonF{{QPointF(spot.x, middle - half), QPointF(spot.x + half, middle + half),
                           QPointF(spot.x - half, middle + half)}});
        }
        const double left = spot.x + (spot.count > 1 || !plain ? 11 : 6);
        const double right = i + 1 < spots.size() ? spots[i + 1].x - 6 : row.right();
        m_painter.setFont(monospaced(m_font, 11));
        const QString text = m_painter.fontMetrics().elidedText(
            words(spot), Qt::ElideRight, static_cast<int>(std::min(right - left, 260.0)));
        if (text.size() > 1) {
            m_painter.setPen(input ? m_colours.muted : colour);
            m_painter.drawText(QRectF(left, row.top(), right - left, row.height()),
                               Qt::AlignVCenter | Qt::AlignLeft, text);
        }
    }
    m_painter.setOpacity(1);
}

} // namespace ui
