// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/lanetextures.h"

#include "ui/viewcolours.h"

#include <QPainter>

namespace ui {

namespace {

constexpr int hatchPeriod = 10;

} // namespace

template <typename Draw> QBrush LaneTextures::made(const Key &key, int width, int height, Draw draw)
{
    QPixmap &pixmap = m_made[key];
    if (pixmap.isNull()) {
        pixmap = QPixmap(qRound(width * m_ratio), qRound(height * m_ratio));
        pixmap.setDevicePixelRatio(m_ratio);
        pixmap.fill(Qt::transparent);
        QPainter painter(&pixmap);
        painter.setRenderHint(QPainter::Antialiasing);
        draw(painter);
    }
    return QBrush(pixmap);
}

QBrush LaneTextures::hatched(const QColor &colour)
{
    return made({Kind::Hatched, colour.rgba(), 0}, hatchPeriod, hatchPeriod, [&](QPainter &painter) {
        painter.fillRect(QRect(0, 0, hatchPeriod, hatchPeriod), faded(colour, 0.12));
        painter.setPen(QPen(faded(colour, 0.55), 1.6, Qt::SolidLine, Qt::SquareCap));
        for (const int shift : {-hatchPeriod, 0, hatchPeriod}) {
            painter.drawLine(QPointF(shift, hatchPeriod), QPointF(shift + hatchPeriod, 0));
        }
    });
}

QBrush LaneTextures::crossHatched(const QColor &colour, const QColor &ground)
{
    return made({Kind::CrossHatched, colour.rgba(), 0}, hatchPeriod, hatchPeriod, [&](QPainter &painter) {
        painter.fillRect(QRect(0, 0, hatchPeriod, hatchPeriod), faded(colour, 0.82));
        painter.setPen(QPen(faded(ground, 0.8), 1.8, Qt::SolidLine, Qt::SquareCap));
        for (const int shift : {-hatchPeriod, 0, hatchPeriod}) {
            painter.drawLine(QPointF(shift, hatchPeriod), QPointF(shift + hatchPeriod, 0));
            painter.drawLine(QPointF(shift, 0), QPointF(shift + hatchPeriod, hatchPeriod));
        }
    });
}

QBrush LaneTextures::zigZag(const QColor &colour, int height)
{
    return made({Kind::ZigZag, colour.rgba(), height}, zigZagPeriod, height, [&](QPainter &painter) {
        painter.fillRect(QRect(0, 0, zigZagPeriod, height), faded(colour, 0.08));
        painter.setPen(QPen(colour, 2, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
        constexpr double half = zigZagPeriod / 2.0;
        QPolygonF line; // from beyond one border to beyond the other, so that repeats join
        for (int step = -1; step <= 3; ++step) {
            line << QPointF(step * half, step % 2 == 0 ? 2 : height - 2);
        }
        painter.drawPolyline(line);
    });
}

QBrush LaneTextures::dotted(const QColor &colour)
{
    constexpr int period = 7;
    return made({Kind::Dotted, colour.rgba(), 0}, period, 2,
                [&](QPainter &painter) { painter.fillRect(QRect(0, 0, 2, 2), colour); });
}

QBrush LaneTextures::dashed(const QColor &colour, bool upright)
{
    constexpr int period = 8;
    const auto draw
        = [&](QPainter &painter) { painter.fillRect(QRect(0, 0, upright ? 2 : 4, upright ? 4 : 2), colour); };
    return upright ? made({Kind::DashedUpright, colour.rgba(), 0}, 2, period, draw)
                   : made({Kind::Dashed, colour.rgba(), 0}, period, 2, draw);
}

} // namespace ui
