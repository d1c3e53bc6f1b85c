// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/metro_m4.h"
#include "ui/boardpainter.h"
#include "ui/boardprint.h"

#include <QCoreApplication>
#include <QRadialGradient>

#include <cmath>
#include <string>

namespace ui {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("ui::BoardView", text);
}

QColor lens(sim::LedColour colour)
{
    switch (colour) {
    case sim::LedColour::Red:
        return QColor(0xFF4B32);
    case sim::LedColour::Orange:
        return QColor(0xFF8A1F);
    case sim::LedColour::Yellow:
        return QColor(0xF7C71D);
    case sim::LedColour::Green:
        return QColor(0x27C24C);
    case sim::LedColour::Blue:
        return QColor(0x3AA0FF);
    case sim::LedColour::White:
        break;
    }
    return QColor(0xF4F1E4);
}

QColor mixed(const QColor &a, const QColor &b, double share)
{
    const auto channel = [share](int x, int y) { return qRound(x + (y - x) * share); };
    return {channel(a.red(), b.red()), channel(a.green(), b.green()), channel(a.blue(), b.blue())};
}

// What the eye makes of a share of the time: half the time looks like much more than half as bright.
double seen(double light)
{
    return std::pow(std::clamp(light, 0.0, 1.0), 0.5);
}

void glow(QPainter &painter, const QPointF &middle, double radius, QColor colour, double light, bool dark)
{
    QRadialGradient gradient(middle, radius);
    const auto at = [&](double place, double alpha) {
        colour.setAlphaF(static_cast<float>(alpha * light));
        gradient.setColorAt(place, colour);
    };
    at(0, 0.95);
    at(0.32, dark ? 0.55 : 0.45);
    at(1, 0);
    painter.setPen(Qt::NoPen);
    painter.setBrush(gradient);
    painter.drawEllipse(middle, radius, radius);
}

void resistor(QPainter &painter, const QPointF &middle)
{
    painter.setPen(QPen(QColor(0x8D97A3), 1.5));
    painter.drawLine(middle + QPointF(0, -33), middle + QPointF(0, 20));
    painter.setPen(QPen(QColor(0xB08D53), 1));
    painter.setBrush(QColor(0xD9B982));
    painter.drawRoundedRect(QRectF(middle.x() - 5, middle.y() - 14, 10, 28), 4, 4);
    painter.fillRect(QRectF(middle.x() - 5, middle.y() - 8, 10, 3), QColor(0xE0702A));
    painter.fillRect(QRectF(middle.x() - 5, middle.y() - 2, 10, 3), QColor(0xE0702A));
    painter.fillRect(QRectF(middle.x() - 5, middle.y() + 4, 10, 3), QColor(0x7A4A21));
}

void bulb(QPainter &painter, const QPointF &middle, double radius, const QColor &colour, double light,
          bool dark)
{
    const QColor off = mixed(colour, dark ? QColor(0x2B3038) : QColor(0xB9B4AA), 0.68);
    QRadialGradient body(middle - QPointF(radius * 0.3, radius * 0.35), radius * 1.5);
    const QColor now = mixed(off, colour, light);
    body.setColorAt(0, mixed(now, Qt::white, 0.25 + 0.45 * light));
    body.setColorAt(0.55, now);
    body.setColorAt(1, mixed(now, Qt::black, 0.22));
    painter.setPen(QPen(QColor(0, 0, 0, 70), 1));
    painter.setBrush(body);
    painter.drawEllipse(middle, radius, radius);
    if (light > 0.02) {
        // A ring says "on" to those who cannot tell the colours.
        QColor ring = dark ? QColor(Qt::white) : mixed(colour, Qt::black, 0.35);
        ring.setAlphaF(static_cast<float>(0.35 + 0.65 * light));
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(ring, 2));
        painter.drawEllipse(middle, radius + 3.5, radius + 3.5);
    }
    painter.setPen(Qt::NoPen);
    painter.setBrush(QColor(255, 255, 255, 90 + qRound(110 * light)));
    painter.drawEllipse(middle - QPointF(radius * 0.34, radius * 0.34), radius * 0.24, radius * 0.24);
}

} // namespace

QString lightText(double light)
{
    return light <= 0.02 ? tr("off") : light >= 0.98 ? tr("on") : tr("on %1 %").arg(qRound(light * 100));
}

void paintLed(QPainter &painter, const ViewColours &colours, const QFont &font, const BoardGeometry &geometry,
              std::size_t spot, const BoardLed &led)
{
    const QPointF middle = geometry.bulbs[spot];
    const double light = seen(led.light);
    const double radius = 15 * geometry.ledScale;
    const QColor colour = lens(led.led.led.colour);
    if (geometry.roomy) {
        resistor(painter, middle + QPointF(0, 42));
    }
    // White light does not show on a light ground: it glows warm there.
    const QColor shine
        = led.led.led.colour == sim::LedColour::White && !colours.dark ? QColor(0xFFC94A) : colour;
    glow(painter, middle, 56 * std::max(0.7, geometry.ledScale), shine, light, colours.dark);
    bulb(painter, middle, radius, colour, light, colours.dark);

    const QColor ink = colours.dark ? QColor(0xE6EAEF) : QColor(0x1F2933);
    const QColor quiet = colours.dark ? QColor(0xB4BEC9) : QColor(0x59636F);
    const double width = geometry.ledRoom.width();
    const double bottom = middle.y() + geometry.ledRoom.height();
    double top = middle.y() + (geometry.roomy ? 66 : radius + 7);
    const BoardPrint print(painter, font);
    const auto line = [&](const QFont &words, const QColor &tint, const QString &text) {
        painter.setFont(words);
        painter.setPen(tint);
        const double height = 1.3 * words.pixelSize();
        const QRectF place(middle.x() - width / 2, top, width, height);
        // The breadboard's holes and other wires must not cross the words.
        QRectF behind(0, 0, std::min(width, painter.fontMetrics().horizontalAdvance(text) + 4.0), height);
        behind.moveCenter(place.center());
        QColor ground = colours.dark ? QColor(0x262B33) : QColor(0xF7F4EE);
        ground.setAlpha(215);
        painter.fillRect(behind, ground);
        painter.drawText(place, Qt::AlignCenter,
                         painter.fontMetrics().elidedText(text, Qt::ElideMiddle, static_cast<int>(width)));
        top += height;
    };
    const QFont nameFont = print.atLeast(geometry.roomy ? 12 : 11, 10.5, QFont::DemiBold);
    const QFont stateFont
        = print.atLeast(geometry.roomy ? 12 : 10, 10.5, led.isOn() ? QFont::Bold : QFont::Normal);
    const QFont smallFont = print.atLeast(10, 9.5);
    const QString whole = QString::fromStdString(led.led.led.name);
    const bool added = led.led.origin == sim::LedOrigin::Added;
    const bool shortens
        = (added && geometry.ledScale < 1) || QFontMetricsF(nameFont).horizontalAdvance(whole) > width;
    const QString name
        = shortens ? QString::fromStdString(std::string(sim::metro_m4::pin(led.led.led.pin).label())) : whole;
    const QString state = lightText(led.light);
    if (top + 1.3 * (nameFont.pixelSize() + stateFont.pixelSize()) > bottom) {
        line(nameFont, ink, name + u' ' + state);
        return;
    }
    line(nameFont, ink, name);
    line(stateFont, led.isOn() ? ink : quiet, state);
    const QString note = tr("added for you");
    if (added && top + 1.3 * smallFont.pixelSize() <= bottom
        && QFontMetricsF(smallFont).horizontalAdvance(note) <= width) {
        line(smallFont, quiet, note);
    }
}

void paintBoardLed(QPainter &painter, const QFont &font, const BoardGeometry &geometry, double light)
{
    const QPointF &at = geometry.boardLed;
    const QColor red(0xFF4B32);
    const double bright = seen(light);
    if (light > 0.02) {
        glow(painter, at, 34, red, bright, true);
    }
    painter.setPen(QPen(light > 0.02 ? QColor(0xFFE3DC) : QColor(0x6B2A24), light > 0.02 ? 1.5 : 1));
    painter.setBrush(mixed(QColor(0x4A1512), red, bright));
    painter.drawRoundedRect(QRectF(at.x() - 7, at.y() - 4, 14, 8), 2, 2);
    painter.setFont(BoardPrint(painter, font).atLeast(9, 10, light > 0.02 ? QFont::Bold : QFont::Medium));
    painter.setPen(light > 0.02 ? QColor(0xF2F5F8) : QColor(0x9AA5B1));
    const QRectF beside(at.x() + 12, at.y() - 20, geometry.board.right() - at.x() - 16, 40);
    const QString whole = QStringLiteral("D13 ") + lightText(light);
    const bool fits = painter.fontMetrics().horizontalAdvance(whole) <= beside.width();
    painter.drawText(beside, Qt::AlignLeft | Qt::AlignVCenter,
                     fits               ? whole
                         : light > 0.02 ? lightText(light)
                                        : QString{});
}

} // namespace ui
