// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/icons.h"

#include <QPainter>
#include <QPixmap>
#include <QPolygonF>

namespace ui {

namespace {

constexpr double side = 16; // of the square the shapes are drawn in

void drawTriangle(QPainter &painter, double tail, double tip)
{
    painter.drawPolygon(QPolygonF{{QPointF{tail, 2.5}, QPointF{tip, 8}, QPointF{tail, 13.5}}});
}

void draw(QPainter &painter, Glyph glyph)
{
    switch (glyph) {
    case Glyph::ToStart:
        painter.drawRect(QRectF{2.5, 2.5, 2.4, 11});
        drawTriangle(painter, 14, 5.5);
        break;
    case Glyph::Back:
        drawTriangle(painter, 12.5, 3.5);
        break;
    case Glyph::Play:
    case Glyph::Forward:
        drawTriangle(painter, 3.5, 12.5);
        break;
    case Glyph::Pause:
        painter.drawRect(QRectF{3.5, 2.5, 3.2, 11});
        painter.drawRect(QRectF{9.3, 2.5, 3.2, 11});
        break;
    case Glyph::ToNext:
        drawTriangle(painter, 2, 10.5);
        painter.drawRect(QRectF{11.1, 2.5, 2.4, 11});
        break;
    }
}

} // namespace

QIcon iconOf(Glyph glyph, const QColor &colour)
{
    QIcon icon;
    for (const int scale : {1, 2, 3}) {
        QPixmap pixmap{qRound(side) * scale, qRound(side) * scale};
        pixmap.fill(Qt::transparent);
        QPainter painter{&pixmap};
        painter.setRenderHint(QPainter::Antialiasing);
        painter.scale(scale, scale);
        painter.setPen(Qt::NoPen);
        painter.setBrush(colour);
        draw(painter, glyph);
        painter.end();
        pixmap.setDevicePixelRatio(scale);
        icon.addPixmap(pixmap);
    }
    return icon;
}

} // namespace ui
