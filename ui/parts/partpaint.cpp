// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/parts/partpaint.h"

#include <QPixmapCache>
#include <QRadialGradient>

#include <algorithm>
#include <cmath>
#include <numbers>

namespace ui {

namespace {

QPixmap glowing(int radius, QColor colour, int level, bool dark, double ratio)
{
    // Few enough colours that those of a rainbow come again: five bits a channel.
    const QRgb rough = colour.rgb() & 0xFFF8F8F8;
    const QString key
        = QStringLiteral("glow %1 %2 %3 %4 %5").arg(radius).arg(rough).arg(level).arg(dark).arg(ratio);
    QPixmap shine;
    if (QPixmapCache::find(key, &shine)) {
        return shine;
    }
    QImage image(2 * radius, 2 * radius, QImage::Format_ARGB32_Premultiplied);
    image.fill(Qt::transparent);
    QPainter painter(&image);
    painter.setRenderHint(QPainter::Antialiasing);
    QRadialGradient gradient(QPointF(radius, radius), radius);
    colour = QColor(rough);
    const auto at = [&](double place, double alpha) {
        colour.setAlphaF(static_cast<float>(alpha * level / 32));
        gradient.setColorAt(place, colour);
    };
    at(0, 0.95);
    at(0.32, dark ? 0.55 : 0.45);
    at(1, 0);
    painter.setPen(Qt::NoPen);
    painter.setBrush(gradient);
    painter.drawEllipse(QPointF(radius, radius), radius, radius);
    painter.end();
    image.setDevicePixelRatio(ratio);
    shine = QPixmap::fromImage(std::move(image));
    QPixmapCache::insert(key, shine);
    return shine;
}

} // namespace

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

double seen(double light)
{
    return std::pow(std::clamp(light, 0.0, 1.0), 0.5);
}

QColor seenColour(double red, double green, double blue)
{
    const auto channel = [](double light) { return qRound(255 * seen(light)); };
    return {channel(red), channel(green), channel(blue)};
}

void glow(QPainter &painter, const QPointF &middle, double radius, QColor colour, double light, bool dark)
{
    if (light <= 0) {
        return;
    }
    // A gradient costs so much that it is painted once for each of 32 brightnesses, then copied.
    const int level = std::clamp(qRound(light * 32), 1, 32);
    const QTransform place = painter.transform();
    const double ratio = painter.device()->devicePixelRatioF();
    const int pixels = std::max(1, qRound(radius * place.m11() * ratio));
    const QPixmap shine = glowing(pixels, colour, level, dark, ratio);
    const QPointF corner = place.map(middle) - QPointF(pixels, pixels) / ratio;
    painter.save();
    painter.resetTransform();
    painter.drawPixmap(QPoint(qRound(corner.x()), qRound(corner.y())), shine);
    painter.restore();
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

void box(QPainter &painter, const QRectF &rect, double radius, const QColor &fill, const QColor &edge)
{
    painter.setPen(QPen(edge, 1));
    painter.setBrush(fill);
    painter.drawRoundedRect(rect, radius, radius);
}

void dialTrack(QPainter &painter, double radius, double share, const QColor &track, const QColor &fill)
{
    const QRectF circle(-radius, -radius, 2 * radius, 2 * radius);
    // In sixteenths of a degree, counted against the clock from three o'clock.
    constexpr int start = 225 * 16;
    constexpr int sweep = -270 * 16;
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(track, 4, Qt::SolidLine, Qt::RoundCap));
    painter.drawArc(circle, start, sweep);
    if (share > 0) {
        painter.setPen(QPen(fill, 4, Qt::SolidLine, Qt::RoundCap));
        painter.drawArc(circle, start, qRound(sweep * share));
    }
}

QPointF dialDirection(double share)
{
    const double angle = (225 - 270 * share) * std::numbers::pi / 180;
    return {std::cos(angle), -std::sin(angle)};
}

} // namespace ui
