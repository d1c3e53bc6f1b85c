// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/parts/knobvalue.h"
#include "ui/parts/partface.h"
#include "ui/parts/partpaint.h"

#include <QRadialGradient>

namespace ui {

namespace {

/// A knob with a pointer, and round it how far it is turned.
class PotentiometerFace final : public PartFace
{
public:
    PotentiometerFace(const sim::Knob &knob, std::uint32_t number) : m_knob(knob, number) { }

    QString kind() const override { return tr("potentiometer"); }
    QSizeF size(PartRoom) const override { return {62, 60}; }
    QPointF leg(std::size_t, PartRoom) const override { return {0, -29}; }

    bool show(const BoardMoment &moment) override { return m_knob.show(moment); }
    QString state() const override
    {
        return tr("%1 %, %2 V").arg(qRound(100 * m_knob.share())).arg(m_knob.volts(), 0, 'f', 2);
    }
    QString widestState() const override { return tr("%1 %, %2 V").arg(88).arg(2.88, 0, 'f', 2); }
    std::optional<PartControl> control() const override { return m_knob.control(); }

    void paintBody(QPainter &painter, const PartLook &look) const override
    {
        const QColor tick = look.dark ? QColor(0x8A95A3) : QColor(0x6F7A86);
        painter.setPen(QPen(tick, 1.4, Qt::SolidLine, Qt::RoundCap));
        for (const double share : {0.0, 1.0}) {
            const QPointF way = dialDirection(share);
            painter.drawLine(way * 27, way * 31);
        }
        painter.setPen(Qt::NoPen);
        painter.setBrush(QColor(0, 0, 0, 50));
        painter.drawEllipse(QPointF(0, 2), 19, 19);
        QRadialGradient cap(QPointF(-6, -7), 30);
        cap.setColorAt(0, QColor(0xFF4C86C6));
        cap.setColorAt(1, QColor(0xFF1F4F88));
        painter.setPen(QPen(QColor(0xFF163A66), 1));
        painter.setBrush(cap);
        painter.drawEllipse(QPointF(), 18, 18);
    }
    void paintLive(QPainter &painter, const PartLook &look) const override
    {
        dialTrack(painter, 25, m_knob.share(), look.dark ? QColor(0x3A434F) : QColor(0xCBD2DA),
                  look.dark ? QColor(0x4FA8E0) : QColor(0x0072B2));
        const QPointF way = dialDirection(m_knob.share());
        painter.setPen(QPen(QColor(Qt::white), 3.2, Qt::SolidLine, Qt::RoundCap));
        painter.drawLine(way * 5, way * 14);
    }

private:
    KnobValue m_knob;
};

} // namespace

std::unique_ptr<PartFace> potentiometerFace(const sim::Knob &knob, std::uint32_t number)
{
    return std::make_unique<PotentiometerFace>(knob, number);
}

} // namespace ui
