// SPDX-License-Identifier: GPL-3.0-or-later
// How the board's view is painted.
#include "ui/boardview.h"

#include "ui/boardprint.h"
#include "ui/breadboardpainter.h"
#include "ui/partlettering.h"

#include <QPaintEvent>
#include <QPainterPath>

#include <algorithm>

namespace ui {

namespace {

/// The wire of a pin that the program has not used.
constexpr QRgb idleWire = 0xFF8D97A3;

} // namespace

void BoardView::paintStill(QPainter &painter) const
{
    const ViewColours colours = ViewColours::from(palette());
    painter.fillRect(rect(), colours.surface);
    painter.setRenderHint(QPainter::Antialiasing);
    paintBreadboard(painter, colours, m_layout);
    painter.save();
    painter.setTransform(m_layout.board, true);
    paintBoard(painter, font(), m_layout.geometry, m_used);
    painter.restore();
    for (std::size_t i = 0; i < parts().size(); ++i) {
        for (std::size_t leg = 0; leg < parts()[i].pins.size(); ++leg) {
            const core::PinId pin = parts()[i].pins[leg];
            const auto user = std::find_if(m_used.begin(), m_used.end(),
                                           [pin](const UsedPin &used) { return used.pin == pin; });
            const QPointF end
                = m_layout.spots[i].middle + parts()[i].face->leg(leg, m_layout.room) * m_layout.scale;
            paintWire(painter, m_layout, pin, end, user == m_used.end() ? QColor(idleWire) : user->colour);
        }
    }
    for (std::size_t i = 0; i < parts().size(); ++i) {
        paintPart(painter, i, false);
    }
    for (int number = 1; number <= 9; ++number) {
        paintNumber(painter, number);
    }
    for (std::size_t i = 0; i < parts().size(); ++i) {
        paintMark(painter, i);
    }
    if (parts().empty()) {
        painter.setFont(sized(font(), 12));
        painter.setPen(colours.dark ? QColor(0xC5CDD6) : QColor(0x4A545F));
        painter.drawText(m_layout.breadboard.adjusted(10, 0, -10, 0), Qt::AlignCenter | Qt::TextWordWrap,
                         m_used.empty()
                             ? tr("No pins used yet.\nPress Run: an LED appears here for every pin that the "
                                  "program drives.")
                             : tr("No LED here yet.\nOne appears for every other pin that the program "
                                  "drives."));
    }
}

void BoardView::paintPart(QPainter &painter, std::size_t part, bool live) const
{
    const ViewColours colours = ViewColours::from(palette());
    const PartSpot &spot = m_layout.spots[part];
    const BoardPart &shown = parts()[part];
    const PartLook look{colours.dark, m_layout.room};
    painter.save();
    painter.translate(spot.middle);
    painter.scale(m_layout.scale, m_layout.scale);
    live ? shown.face->paintLive(painter, look) : shown.face->paintBody(painter, look);
    painter.restore();
    const PartLettering lettering(font(), m_layout, colours);
    live ? lettering.paintState(painter, spot, shown) : lettering.paintName(painter, spot, shown);
}

/// The key that presses a button from anywhere, as a small keycap at its corner.
void BoardView::paintNumber(QPainter &painter, int number) const
{
    const std::optional<std::size_t> part = buttonWithNumber(number);
    if (!part) {
        return;
    }
    const bool dark = ViewColours::from(palette()).dark;
    painter.setFont(sized(font(), std::clamp(11 * m_layout.scale, 9.0, 12.0), QFont::Bold));
    const double side = 1.45 * painter.font().pixelSize();
    const QSizeF picture = parts()[*part].face->size(m_layout.room) * m_layout.scale;
    QRectF cap(0, 0, side, side);
    cap.moveCenter(m_layout.spots[*part].middle
                   + QPointF(picture.width() / 2, -picture.height() / 2 + side / 3));
    painter.setPen(QPen(dark ? QColor(0xFF8A95A3) : QColor(0xFF6F7A86), 1));
    painter.setBrush(dark ? QColor(0xFF1B1F27) : QColor(0xFFFFFFFF));
    painter.drawRoundedRect(cap, 3, 3);
    painter.setPen(dark ? QColor(0xFFE6EAEF) : QColor(0xFF1F2933));
    painter.drawText(cap, Qt::AlignCenter, QString::number(number));
}

/// A sign of warning at the upper left corner of a part that has a mistake in its wiring.
void BoardView::paintMark(QPainter &painter, std::size_t part) const
{
    const bool isWrong = std::any_of(m_mistakes.begin(), m_mistakes.end(), [part](const sim::Mistake &one) {
        return !one.isHint && std::find(one.parts.begin(), one.parts.end(), part) != one.parts.end();
    });
    if (!isWrong) {
        return;
    }
    const double side = std::clamp(17 * m_layout.scale, 13.0, 20.0);
    const QPointF corner = pictureOf(part).topLeft() + QPointF(-side * 0.3, -side * 0.1);
    QPainterPath sign;
    sign.addPolygon(QPolygonF{corner + QPointF(side / 2, 0), corner + QPointF(side, side * 0.9),
                              corner + QPointF(0, side * 0.9)});
    sign.closeSubpath();
    constexpr QRgb amber = 0xFFF0A500;
    constexpr QRgb ink = 0xFF1F2933;
    painter.setPen(QPen(QColor(amber), side * 0.2, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.setBrush(QColor(amber));
    painter.drawPath(sign);
    painter.setPen(QColor(ink));
    painter.setFont(sized(font(), side * 0.72, QFont::Bold));
    painter.drawText(QRectF(corner, QSizeF(side, side * 0.98)), Qt::AlignCenter, QStringLiteral("!"));
}

void BoardView::paintCurrent(QPainter &painter) const
{
    if (m_current && *m_current < m_layout.spots.size() && hasFocus()) {
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(ViewColours::from(palette()).accent, 2));
        painter.drawRoundedRect(m_layout.spots[*m_current].cell.adjusted(1, 1, -1, -1), 5, 5);
    }
}

void BoardView::paintEvent(QPaintEvent *event)
{
    const double ratio = devicePixelRatioF();
    if (m_still.isNull()) {
        m_still = QPixmap((QSizeF(size()) * ratio).toSize());
        m_still.setDevicePixelRatio(ratio);
        QPainter still(&m_still);
        paintStill(still);
    }
    QPainter painter(this);
    painter.setClipRegion(event->region());
    painter.drawPixmap(0, 0, m_still);
    painter.setRenderHint(QPainter::Antialiasing);
    for (std::size_t i = 0; i < parts().size(); ++i) {
        if (event->region().intersects(reachOf(i).toAlignedRect())) {
            paintPart(painter, i, true);
        }
    }
    painter.save();
    painter.setTransform(m_layout.board, true);
    paintBoardLed(painter, font(), m_layout.geometry, m_parts.boardLed());
    paintBoardPixel(painter, font(), m_layout.geometry, m_parts.neoPixel());
    painter.restore();
    paintCurrent(painter);
    if (!m_current) {
        m_ring.paint(painter, rect(), ViewColours::from(palette()).accent);
    }
}

} // namespace ui
