// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/lanepainter.h"

namespace ui {

namespace {

using Form = WaveSegment::Form;

} // namespace

void LanePainter::drawWave(const WaveLayout &layout, const QRectF &row, const QColor &colour)
{
    const double high = std::round(row.top() + row.height() * 0.2);
    const double low = std::round(row.top() + row.height() * 0.72);
    const auto levelY = [&](const WaveSegment &segment) {
        switch (segment.form) {
        case Form::High:
            return high;
        case Form::Low:
            return low;
        case Form::Duty:
            return low - (low - high) * segment.share;
        default:
            return (low + high) / 2;
        }
    };
    const QColor ahead = faded(colour, 0.5);
    const WaveSegment *before = nullptr;
    for (const WaveSegment &segment : layout.segments) {
        const double y = levelY(segment);
        const double width = segment.right - segment.left;
        if (segment.form == Form::MoreHere) {
            m_painter.setOpacity(segment.ahead ? 0.32 : 1);
            drawZigZag({segment.left, high, std::max(width, 9.0), low - high}, colour);
            m_painter.setOpacity(1);
            before = &segment;
            continue;
        }
        if (segment.form == Form::Floating) {
            fillTexture({segment.left, y - 1, width, 2}, m_textures.dotted(m_colours.faint));
        } else if (segment.ahead) {
            fillTexture({segment.left, y - 1, width, 2}, m_textures.dashed(ahead, false));
        } else {
            if (y < low) {
                fillSharp({segment.left, y, width, low - y}, faded(colour, m_colours.dark ? 0.26 : 0.16));
            }
            fillSharp({segment.left - 1, y - 1, width + 2, 2}, colour);
        }
        const bool steps = before && before->form != Form::MoreHere;
        if (steps && std::abs(levelY(*before) - y) > 0.5) {
            const QRectF edge(segment.left - 1, std::min(levelY(*before), y) - 1, 2,
                              std::abs(levelY(*before) - y) + 2);
            if (segment.ahead) {
                fillTexture(edge, m_textures.dashed(ahead, true));
            } else {
                fillSharp(edge, colour);
            }
        }
        if (segment.form == Form::Duty && segment.right - std::max(segment.left, 0.0) > 48
            && !segment.ahead) {
            m_painter.setFont(sized(m_font, 10, QFont::DemiBold));
            m_painter.setPen(m_colours.text);
            m_painter.drawText(QRectF(std::max(segment.left, 0.0) + 6, high, 60, low - high),
                               Qt::AlignVCenter | Qt::AlignLeft,
                               QStringLiteral("%1 %").arg(qRound(segment.share * 100)));
        }
        before = &segment;
    }
}

void LanePainter::drawLoad(const LoadLayout &layout, const QRectF &row, const QColor &busy)
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
            fillTexture(rect, m_textures.crossHatched(m_colours.danger, m_colours.surface));
        } else {
            fillSharp(rect, faded(busy, 0.15 + 0.85 * segment.share));
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
        const QColor colour = plain ? m_colours.muted : m_colours.danger;
        m_painter.setOpacity(spot.ahead ? 0.4 : 1);
        m_painter.setPen(Qt::NoPen);
        m_painter.setBrush(colour);
        if (plain) {
            m_painter.drawRoundedRect(QRectF(spot.x - 1.5, middle - half, 3, 2 * half), 1.5, 1.5);
            if (spot.count > 1) {
                m_painter.drawRoundedRect(QRectF(spot.x + 3, middle - half, 3, 2 * half), 1.5, 1.5);
            }
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
            m_painter.setPen(plain ? m_colours.muted : m_colours.danger);
            m_painter.drawText(QRectF(left, row.top(), right - left, row.height()),
                               Qt::AlignVCenter | Qt::AlignLeft, text);
        }
    }
    m_painter.setOpacity(1);
}

} // namespace ui
