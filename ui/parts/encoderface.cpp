// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/parts/partface.h"
#include "ui/parts/partpaint.h"

#include <QRadialGradient>

#include <cmath>
#include <numbers>

namespace ui {

namespace {

constexpr int detentsInATurn = 20; // of the common ones

/// A rotary encoder: a knurled knob that turns without end.
class EncoderFace final : public PartFace
{
public:
    explicit EncoderFace(std::uint32_t number) : m_number(number) { }

    QString kind() const override { return tr("rotary encoder"); }
    QSizeF size(PartRoom) const override { return {62, 60}; }
    QPointF leg(std::size_t number, PartRoom) const override { return {number == 0 ? -12.0 : 12.0, -28}; }

    bool show(const BoardMoment &moment) override
    {
        const std::int32_t detent = moment.inputOf(m_number).value_or(0);
        const bool same = detent == m_detent;
        m_detent = detent;
        return !same;
    }
    QString state() const override { return tr("at %1").arg(m_detent); }
    QString widestState() const override { return tr("at %1").arg(-88); }
    std::optional<PartControl> control() const override
    {
        // The board takes 100000 detents either way (sim/parts/part.cpp).
        return PartControl{.gesture = Gesture::Turn,
                           .value = m_detent,
                           .lowest = -100'000,
                           .highest = 100'000,
                           .home = 0,
                           .end = 0,
                           .step = 1,
                           .stride = 5,
                           .perPixel = 0.1};
    }

    void paintBody(QPainter &painter, const PartLook &) const override
    {
        painter.setPen(QPen(QColor(0xFF9AA5B1), 3));
        for (const double x : {-12.0, 12.0}) {
            painter.drawLine(QPointF(x, -28), QPointF(x, -20));
        }
        box(painter, {-26, -24, 52, 50}, 5, QColor(0xFF2F5D43), QColor(0xFF1E3E2D));
    }
    void paintLive(QPainter &painter, const PartLook &) const override
    {
        painter.save();
        painter.translate(0, 1);
        painter.setPen(Qt::NoPen);
        painter.setBrush(QColor(0, 0, 0, 70));
        painter.drawEllipse(QPointF(0, 2), 21, 21);
        painter.setBrush(QColor(0xFF5C6670));
        painter.drawEllipse(QPointF(), 21, 21);
        painter.rotate(360.0 * m_detent / detentsInATurn);
        painter.setPen(QPen(QColor(0xFF262B31), 1.6));
        for (int notch = 0; notch < detentsInATurn; ++notch) {
            const double angle = 2 * std::numbers::pi * notch / detentsInATurn;
            const QPointF way(std::cos(angle), std::sin(angle));
            painter.drawLine(way * 18, way * 21);
        }
        QRadialGradient cap(QPointF(-5, -6), 26);
        cap.setColorAt(0, QColor(0xFFB4BEC9));
        cap.setColorAt(1, QColor(0xFF6F7A86));
        painter.setPen(QPen(QColor(0xFF4A5059), 1));
        painter.setBrush(cap);
        painter.drawEllipse(QPointF(), 17, 17);
        painter.setPen(QPen(QColor(0xFF1B1F27), 3.2, Qt::SolidLine, Qt::RoundCap));
        painter.drawLine(QPointF(0, -7), QPointF(0, -13.5));
        painter.restore();
    }

private:
    std::uint32_t m_number;
    std::int32_t m_detent = 0;
};

} // namespace

std::unique_ptr<PartFace> encoderFace(std::uint32_t number)
{
    return std::make_unique<EncoderFace>(number);
}

} // namespace ui
