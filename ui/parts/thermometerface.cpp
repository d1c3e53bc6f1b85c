// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/parts/knobvalue.h"
#include "ui/parts/partface.h"

#include <QPainterPath>

namespace ui {

namespace {

constexpr double top = -24;
constexpr double bottom = 15; // of the column, above the bulb

/// A temperature sensor, shown as a thermometer.
class ThermometerFace final : public PartFace
{
public:
    ThermometerFace(const sim::Knob &knob, std::uint32_t number) : m_knob(knob, number) { }

    QString kind() const override { return tr("temperature sensor"); }
    QSizeF size(PartRoom) const override { return {48, 64}; }
    QPointF leg(std::size_t, PartRoom) const override { return {0, -31}; }

    bool show(const BoardMoment &moment) override { return m_knob.show(moment); }
    QString state() const override { return tr("%1 °C").arg(m_knob.value()); }
    QString widestState() const override { return tr("%1 °C").arg(-88); }
    std::optional<PartControl> control() const override { return m_knob.control(); }

    void paintBody(QPainter &painter, const PartLook &look) const override
    {
        const QColor glass = look.dark ? QColor(0xFF39414C) : QColor(0xFFFFFFFF);
        const QColor edge = look.dark ? QColor(0xFF8A95A3) : QColor(0xFF6F7A86);
        QPainterPath outline;
        outline.addRoundedRect(QRectF(-7, top - 6, 14, bottom - top + 14), 7, 7);
        QPainterPath round;
        round.addEllipse(QPointF(0, 21), 11, 11);
        painter.setPen(QPen(edge, 1.4));
        painter.setBrush(glass);
        painter.drawPath(outline.united(round));
        painter.setPen(QPen(edge, 1.2, Qt::SolidLine, Qt::RoundCap));
        constexpr int marks = 6;
        for (int mark = 0; mark < marks; ++mark) {
            const double y = top + (bottom - top) * mark / (marks - 1);
            painter.drawLine(QPointF(10, y), QPointF(mark % 2 == 0 ? 16 : 13.5, y));
        }
    }
    void paintLive(QPainter &painter, const PartLook &) const override
    {
        const QColor red(0xFFD5392B);
        painter.setPen(Qt::NoPen);
        painter.setBrush(red);
        painter.drawEllipse(QPointF(0, 21), 7.5, 7.5);
        const double level = bottom + (top - bottom) * m_knob.share();
        painter.drawRoundedRect(QRectF(-3, level, 6, 20 - level), 2.5, 2.5);
        painter.setBrush(QColor(255, 255, 255, 120));
        painter.drawEllipse(QPointF(-2.5, 18.5), 2, 2);
    }

private:
    KnobValue m_knob;
};

} // namespace

std::unique_ptr<PartFace> thermometerFace(const sim::Knob &knob, std::uint32_t number)
{
    return std::make_unique<ThermometerFace>(knob, number);
}

} // namespace ui
