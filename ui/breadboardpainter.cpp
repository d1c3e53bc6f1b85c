// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/breadboardpainter.h"

#include "ui/parts/partpaint.h"

#include <QPainterPath>

#include <algorithm>

namespace ui {

void paintBreadboard(QPainter &painter, const ViewColours &colours, const BoardLayout &layout)
{
    const QRectF &bread = layout.breadboard;
    const QColor ground = colours.dark ? QColor(0x262B33) : QColor(0xF7F4EE);
    const QColor edge = colours.dark ? QColor(0x3A424E) : QColor(0xE2DCCF);
    const QColor dot = colours.dark ? QColor(0x3D4653) : QColor(0xD6CFC0);
    box(painter, bread, 8, ground, edge);
    painter.setPen(Qt::NoPen);
    painter.setBrush(dot);
    // In a small picture every other one: all of them would be a grey haze.
    const double pitch = holePitch * layout.scale;
    const int stride = pitch < 8 ? 2 : 1;
    const double radius = std::max(0.8, pitch * 0.107);
    const auto columns = static_cast<int>(bread.width() / pitch);
    const auto rows = static_cast<int>(bread.height() / pitch);
    for (int column = 0; column < columns; column += stride) {
        for (int row = 0; row < rows; row += stride) {
            if (row / stride != rows / stride / 2) { // the groove
                const QPointF hole((column + 0.5) * pitch, (row + 0.5) * pitch);
                painter.drawEllipse(bread.topLeft() + hole, radius, radius);
            }
        }
    }
}

void paintWire(QPainter &painter, const BoardLayout &layout, core::PinId pin, const QPointF &leg,
               const QColor &colour)
{
    const HeaderPin *header = BoardGeometry::headerOf(pin);
    if (!header) {
        return;
    }
    const double scale = layout.board.m11();
    const QPointF from = layout.holeOf(*header);
    QPainterPath path(from);
    if (header->top) {
        // Wires that reach further rise higher, so that they stay apart.
        const double reach = leg.x() - from.x();
        const double rise = std::min(from.y() - 4, (32 + 0.05 * reach / scale) * scale);
        path.cubicTo(from + QPointF(reach * 0.22, -rise), QPointF(leg.x() - reach * 0.10, from.y() - rise),
                     leg);
    } else {
        path.cubicTo(from + QPointF(20, 34) * scale,
                     QPointF(layout.breadboard.left() - 30 * scale, leg.y() + 30 * scale), leg);
    }
    const double width = std::clamp(3 * layout.scale, 1.6, 3.2);
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(QColor(0, 0, 0, 46), width * 1.5, Qt::SolidLine, Qt::RoundCap));
    painter.drawPath(path.translated(0, 1.2));
    painter.setPen(QPen(colour, width, Qt::SolidLine, Qt::RoundCap));
    painter.drawPath(path);
    painter.setPen(Qt::NoPen);
    painter.setBrush(colour);
    painter.drawEllipse(from, width, width);
}

} // namespace ui
