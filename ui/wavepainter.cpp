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

} // namespace ui
