// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/parts/partface.h"
#include "ui/parts/partpaint.h"

namespace ui {

namespace {

/// A slide switch: its slider stands left, at ground, or right, at 3.3 V.
class SlideSwitchFace final : public PartFace
{
public:
    SlideSwitchFace(const sim::SlideSwitch &slide, std::uint32_t number)
        : m_number(number), m_start(slide.startsHigh), m_high(slide.startsHigh)
    {
    }

    QString kind() const override { return tr("slide switch"); }
    QSizeF size(PartRoom) const override { return {66, 40}; }
    QPointF leg(std::size_t, PartRoom) const override { return {0, -19}; }

    bool show(const BoardMoment &moment) override
    {
        const bool high = moment.inputOf(m_number).value_or(m_start ? 1 : 0) != 0;
        const bool same = high == m_high;
        m_high = high;
        return !same;
    }
    QString state() const override { return m_high ? tr("at 3.3 V") : tr("at ground"); }
    QString widestState() const override { return tr("at ground"); }
    bool isActive() const override { return m_high; }
    std::optional<PartControl> control() const override
    {
        return PartControl{.gesture = Gesture::Flip, .value = m_high ? 1 : 0};
    }

    void paintBody(QPainter &painter, const PartLook &) const override
    {
        painter.setPen(QPen(QColor(0xFF9AA5B1), 3));
        painter.drawLine(QPointF(0, -19), QPointF(0, -10));
        box(painter, {-31, -13, 62, 26}, 4, QColor(0xFF2B2F36), QColor(0xFF59626E));
        box(painter, {-25, -7, 50, 14}, 3, QColor(0xFF0D0F13), QColor(0xFF3A4049));
        painter.setPen(Qt::NoPen);
        painter.setBrush(QColor(0xFF59626E));
        painter.drawEllipse(QPointF(-20, 17), 1.8, 1.8);
        painter.setBrush(QColor(0xFFD55E00));
        painter.drawEllipse(QPointF(20, 17), 1.8, 1.8);
    }
    void paintLive(QPainter &painter, const PartLook &) const override
    {
        const double x = m_high ? 2 : -24;
        QLinearGradient metal(0, -9, 0, 9);
        metal.setColorAt(0, QColor(0xFFF4F6F8));
        metal.setColorAt(1, QColor(0xFFAEB7C2));
        painter.setPen(QPen(m_high ? QColor(0xFFD55E00) : QColor(0xFF6F7A86), 1.4));
        painter.setBrush(metal);
        painter.drawRoundedRect(QRectF(x, -9, 22, 18), 3, 3);
        painter.setPen(QPen(QColor(0xFF8D97A3), 1.2));
        for (const double line : {7.0, 11.0, 15.0}) {
            painter.drawLine(QPointF(x + line, -5), QPointF(x + line, 5));
        }
    }

private:
    std::uint32_t m_number;
    bool m_start;
    bool m_high;
};

} // namespace

std::unique_ptr<PartFace> slideSwitchFace(const sim::SlideSwitch &slide, std::uint32_t number)
{
    return std::make_unique<SlideSwitchFace>(slide, number);
}

} // namespace ui
