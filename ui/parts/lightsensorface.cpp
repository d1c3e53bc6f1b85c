// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/parts/knobvalue.h"
#include "ui/parts/partface.h"
#include "ui/parts/partpaint.h"

#include <cmath>
#include <numbers>

namespace ui {

namespace {

/// A photo transistor under a sun: the brighter, the more of its rays and the paler its face.
class LightSensorFace final : public PartFace
{
public:
    LightSensorFace(const sim::Knob &knob, std::uint32_t number) : m_knob(knob, number) { }

    QString kind() const override { return tr("light sensor"); }
    QSizeF size(PartRoom) const override { return {62, 60}; }
    QPointF leg(std::size_t, PartRoom) const override { return {0, -29}; }

    bool show(const BoardMoment &moment) override { return m_knob.show(moment); }
    QString state() const override { return tr("light %1 %").arg(qRound(100 * m_knob.share())); }
    QString widestState() const override { return tr("light %1 %").arg(100); }
    std::optional<PartControl> control() const override { return m_knob.control(); }

    void paintBody(QPainter &painter, const PartLook &) const override
    {
        painter.setPen(QPen(QColor(0xFF59626E), 1.2));
        painter.setBrush(QColor(0xFF20242A));
        painter.drawEllipse(QPointF(), 17, 17);
    }
    void paintLive(QPainter &painter, const PartLook &look) const override
    {
        const double share = m_knob.share();
        dialTrack(painter, 27, share, look.dark ? QColor(0x3A434F) : QColor(0xCBD2DA),
                  look.dark ? QColor(0xF0B440) : QColor(0xC27C00));
        const QColor sun = mixed(QColor(0xFF4A5059), QColor(0xFFFFD54A), std::sqrt(share));
        painter.setPen(Qt::NoPen);
        painter.setBrush(sun);
        painter.drawEllipse(QPointF(), 6.5, 6.5);
        constexpr int rays = 8;
        for (int ray = 0; ray < rays; ++ray) {
            const double angle = ray * 2 * std::numbers::pi / rays;
            const QPointF way(std::cos(angle), std::sin(angle));
            const double length = 10 + 4.5 * share;
            painter.setPen(QPen(sun, 2, Qt::SolidLine, Qt::RoundCap));
            painter.drawLine(way * 9.5, way * length);
        }
    }

private:
    KnobValue m_knob;
};

} // namespace

std::unique_ptr<PartFace> lightSensorFace(const sim::Knob &knob, std::uint32_t number)
{
    return std::make_unique<LightSensorFace>(knob, number);
}

} // namespace ui
