// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/parts/partface.h"
#include "ui/parts/partpaint.h"

#include <cmath>

namespace ui {

namespace {

constexpr double radius = 15;

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

/// An LED, with its resistor if there is room.
class LedFace final : public PartFace
{
public:
    explicit LedFace(const sim::Led &led) : m_led(led) { }

    QString kind() const override { return tr("LED"); }
    QSizeF size(PartRoom room) const override
    {
        return room == PartRoom::Ample ? QSizeF(40, 98) : QSizeF(38, 38);
    }
    QPointF leg(std::size_t, PartRoom room) const override { return middle(room) - QPointF(0, radius + 1); }
    double reach() const override { return 38; }

    bool show(const BoardMoment &moment) override
    {
        const double light = moment.lightOf(m_led.pin, m_led.litWhenHigh);
        const bool same = std::abs(light - m_light) < 0.004;
        m_light = same ? m_light : light;
        return !same;
    }
    QString state() const override { return lightText(m_light); }
    QString widestState() const override { return lightText(0.88); }
    bool isActive() const override { return m_light > 0.02; }

    void paintBody(QPainter &painter, const PartLook &look) const override
    {
        if (look.room == PartRoom::Ample) {
            resistor(painter, middle(look.room) + QPointF(0, 42));
        }
    }
    void paintLive(QPainter &painter, const PartLook &look) const override
    {
        const QColor colour = lens(m_led.colour);
        // White light does not show on a light ground: it glows warm there.
        const QColor shine = m_led.colour == sim::LedColour::White && !look.dark ? QColor(0xFFC94A) : colour;
        const double light = seen(m_light);
        glow(painter, middle(look.room), 56, shine, light, look.dark);
        bulb(painter, middle(look.room), radius, colour, light, look.dark);
    }

private:
    static QPointF middle(PartRoom room) { return {0, room == PartRoom::Ample ? -30.0 : 0.0}; }

    sim::Led m_led;
    double m_light = 0;
};

} // namespace

QString lightText(double light)
{
    return light <= 0.02 ? PartFace::tr("off")
        : light >= 0.98  ? PartFace::tr("on")
                         : PartFace::tr("on %1 %").arg(qRound(light * 100));
}

std::unique_ptr<PartFace> ledFace(const sim::Led &led)
{
    return std::make_unique<LedFace>(led);
}

} // namespace ui
