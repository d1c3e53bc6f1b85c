// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/parts/partface.h"
#include "ui/parts/partpaint.h"

#include <cmath>
#include <numbers>

namespace ui {

namespace {

const QPointF axis(0, 8);

QPointF towards(double degrees, double length)
{
    const double angle = degrees * std::numbers::pi / 180;
    return axis + QPointF(std::cos(angle) * length, -std::sin(angle) * length);
}

/// A servo seen from above, its horn at the angle that the pulses told it last.
class ServoFace final : public PartFace
{
public:
    explicit ServoFace(const sim::Servo &servo) : m_servo(servo) { }

    QString kind() const override { return tr("servo"); }
    QSizeF size(PartRoom) const override { return {92, 74}; }
    QPointF leg(std::size_t, PartRoom) const override { return {-34, 18}; }

    bool show(const BoardMoment &moment) override
    {
        const core::PinState &pin = moment.pin(m_servo.pin);
        const std::optional<double> now = sim::angleOf(m_servo, pin);
        // Without pulses it stays where the last ones turned it.
        core::PinState last;
        last.duty = pin.lastPulse.duty;
        last.frequency = pin.lastPulse.frequency;
        const std::optional<double> angle = now ? now : sim::angleOf(m_servo, last);
        const bool same = m_isDriven == now.has_value() && m_angle.has_value() == angle.has_value()
            && (!angle || std::abs(*angle - *m_angle) < 0.2);
        m_isDriven = now.has_value();
        m_angle = same ? m_angle : angle;
        return !same;
    }
    QString state() const override
    {
        const QString angle = m_angle ? tr("%1°").arg(qRound(*m_angle)) : QString{};
        return m_isDriven ? angle : m_angle ? tr("%1, no pulses").arg(angle) : tr("no pulses");
    }
    QString widestState() const override { return tr("no pulses"); }
    bool isActive() const override { return m_isDriven; }

    void paintBody(QPainter &painter, const PartLook &look) const override
    {
        const QColor tick = look.dark ? QColor(0x8A95A3) : QColor(0x6F7A86);
        for (int degrees = 0; degrees <= 180; degrees += 30) {
            painter.setPen(QPen(tick, degrees % 90 == 0 ? 2 : 1.2, Qt::SolidLine, Qt::RoundCap));
            painter.drawLine(towards(degrees, 39), towards(degrees, degrees % 90 == 0 ? 44 : 42));
        }
        box(painter, {-38, -6, 76, 8 + 20}, 3, QColor(0xFF23538F), QColor(0xFF163A66));
        box(painter, {-30, -8, 60, 8 + 24}, 3, QColor(0xFF2E6BB5), QColor(0xFF1D4A82));
        for (const double side : {-34.0, 34.0}) {
            painter.setPen(Qt::NoPen);
            painter.setBrush(QColor(0xFF10294A));
            painter.drawEllipse(QPointF(side, axis.y()), 2, 2);
        }
        painter.setPen(QPen(QColor(0xFF1D4A82), 1));
        painter.setBrush(QColor(0xFF3F7FCC));
        painter.drawEllipse(axis, 15, 15);
    }
    void paintLive(QPainter &painter, const PartLook &) const override
    {
        const double angle = m_angle.value_or(90);
        const QPointF tip = towards(angle, 35);
        const QPointF heel = towards(angle + 180, 9);
        // A wide edge under a white bar makes the horn's outline.
        for (const auto &[colour, width] :
             {std::pair{QColor(0xFF3B4048), 13.0}, {QColor(0xFFF4F6F8), 10.5}}) {
            painter.setPen(QPen(colour, width, Qt::SolidLine, Qt::RoundCap));
            painter.drawLine(heel, tip);
        }
        painter.setPen(Qt::NoPen);
        painter.setBrush(QColor(0xFF59626E));
        painter.drawEllipse(axis, 3.4, 3.4);
        painter.setBrush(m_isDriven ? QColor(0xFFD55E00) : QColor(0xFF9AA5B1));
        painter.drawEllipse(tip, 2.6, 2.6);
    }

private:
    sim::Servo m_servo;
    std::optional<double> m_angle;
    bool m_isDriven = false;
};

} // namespace

std::unique_ptr<PartFace> servoFace(const sim::Servo &servo)
{
    return std::make_unique<ServoFace>(servo);
}

} // namespace ui
