// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/parts/partface.h"
#include "ui/parts/partpaint.h"

#include <QRadialGradient>

namespace ui {

namespace {

/// A tactile switch: its cap goes down while it is pressed.
class ButtonFace final : public PartFace
{
public:
    explicit ButtonFace(std::uint32_t number) : m_number(number) { }

    QString kind() const override { return tr("push button"); }
    QSizeF size(PartRoom) const override { return {50, 48}; }
    QPointF leg(std::size_t number, PartRoom) const override { return {number == 0 ? -13.0 : 13.0, -23}; }

    bool show(const BoardMoment &moment) override
    {
        const bool pressed = moment.inputOf(m_number).value_or(0) != 0;
        const bool same = pressed == m_pressed;
        m_pressed = pressed;
        return !same;
    }
    QString state() const override { return m_pressed ? tr("pressed") : tr("released"); }
    QString widestState() const override { return tr("released"); }
    bool isActive() const override { return m_pressed; }
    std::optional<PartControl> control() const override
    {
        return PartControl{.gesture = Gesture::Press, .value = m_pressed ? 1 : 0};
    }

    void paintBody(QPainter &painter, const PartLook &) const override
    {
        painter.setPen(QPen(QColor(0xFF9AA5B1), 3));
        for (const double x : {-13.0, 13.0}) {
            painter.drawLine(QPointF(x, -23), QPointF(x, 23));
        }
        QLinearGradient metal(0, -19, 0, 19);
        metal.setColorAt(0, QColor(0xFFD5DAE1));
        metal.setColorAt(1, QColor(0xFFA9B2BC));
        painter.setPen(QPen(QColor(0xFF6F7A86), 1));
        painter.setBrush(metal);
        painter.drawRoundedRect(QRectF(-20, -19, 40, 38), 5, 5);
        painter.setPen(Qt::NoPen);
        painter.setBrush(QColor(0xFF6F7A86));
        for (const QPointF &rivet :
             {QPointF(-15, -14), QPointF(15, -14), QPointF(-15, 14), QPointF(15, 14)}) {
            painter.drawEllipse(rivet, 2, 2);
        }
    }
    void paintLive(QPainter &painter, const PartLook &look) const override
    {
        if (m_pressed) {
            painter.setBrush(Qt::NoBrush);
            painter.setPen(QPen(look.dark ? QColor(0xFFFFC857) : QColor(0xFFD55E00), 3));
            painter.drawEllipse(QPointF(), 16.5, 16.5);
        } else {
            painter.setPen(Qt::NoPen);
            painter.setBrush(QColor(0, 0, 0, 70));
            painter.drawEllipse(QPointF(0, 2.5), 14.5, 14.5);
        }
        const double radius = m_pressed ? 12 : 14;
        QRadialGradient cap(QPointF(-4, -5), radius * 1.6);
        cap.setColorAt(0, m_pressed ? QColor(0xFF3A4049) : QColor(0xFF59626E));
        cap.setColorAt(1, m_pressed ? QColor(0xFF14171B) : QColor(0xFF262B31));
        painter.setPen(QPen(QColor(0xFF0D0F13), 1));
        painter.setBrush(cap);
        painter.drawEllipse(QPointF(), radius, radius);
    }

private:
    std::uint32_t m_number;
    bool m_pressed = false;
};

} // namespace

std::unique_ptr<PartFace> buttonFace(std::uint32_t number)
{
    return std::make_unique<ButtonFace>(number);
}

} // namespace ui
