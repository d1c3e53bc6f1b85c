// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/boardpainter.h"
#include "ui/boardprint.h"
#include "ui/parts/partface.h"
#include "ui/parts/partpaint.h"

namespace ui {

namespace {

constexpr double glowRadius = 34;

/// What stands beside a light of the board: its name and state, else, in a small picture, its state alone
/// while it shines.
void label(QPainter &painter, const QFont &font, const BoardGeometry &geometry, const QPointF &light,
           const QString &name, const QString &state, bool shines)
{
    painter.setFont(BoardPrint(painter, font).atLeast(9, 10, shines ? QFont::Bold : QFont::Medium));
    painter.setPen(shines ? QColor(0xF2F5F8) : QColor(0x9AA5B1));
    const double height = 1.3 * painter.font().pixelSize();
    // On a low board the NeoPixel stands beside the LED.
    const bool isLeft = light.x() < geometry.neoPixel.x() - 1;
    const double end = isLeft ? geometry.neoPixel.x() - 10 : geometry.board.right() - 10;
    const QRectF beside(light.x() + 12, light.y() - height / 2, end - light.x() - 12, height);
    for (const QString &words : {QString(name + u' ' + state), shines ? state : name}) {
        if (painter.fontMetrics().horizontalAdvance(words) <= beside.width()) {
            painter.drawText(beside, Qt::AlignLeft | Qt::AlignVCenter, words);
            return;
        }
    }
}

QRectF reachOf(const BoardGeometry &geometry, const QPointF &light)
{
    return {QPointF(light.x() - glowRadius, light.y() - glowRadius),
            QPointF(geometry.board.right(), light.y() + glowRadius)};
}

} // namespace

void paintBoardLed(QPainter &painter, const QFont &font, const BoardGeometry &geometry, double light)
{
    const QPointF &at = geometry.boardLed;
    const QColor red = lens(sim::LedColour::Red);
    const bool shines = light > 0.02;
    const double bright = seen(light);
    if (shines) {
        glow(painter, at, glowRadius, red, bright, true);
    }
    painter.setPen(QPen(shines ? QColor(0xFFE3DC) : QColor(0x6B2A24), shines ? 1.5 : 1));
    painter.setBrush(mixed(QColor(0x4A1512), red, bright));
    painter.drawRoundedRect(QRectF(at.x() - 7, at.y() - 4, 14, 8), 2, 2);
    label(painter, font, geometry, at, QStringLiteral("D13"), lightText(light), shines);
}

QRectF reachOfBoardLed(const BoardGeometry &geometry)
{
    return reachOf(geometry, geometry.boardLed);
}

void paintBoardPixel(QPainter &painter, const QFont &font, const BoardGeometry &geometry,
                     const PixelLights &pixel)
{
    const QPointF &at = geometry.neoPixel;
    const bool shines = pixel.isLit(0);
    paintPixelCase(painter, at, 14);
    if (shines) {
        paintPixelGlow(painter, at, 20, pixel.colour(0), true);
        paintPixelLight(painter, at, 14, pixel.colour(0));
    }
    label(painter, font, geometry, at, QStringLiteral("NEO"), pixel.words(), shines);
}

QRectF reachOfBoardPixel(const BoardGeometry &geometry)
{
    return reachOf(geometry, geometry.neoPixel);
}

} // namespace ui
