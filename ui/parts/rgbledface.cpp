// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/colourwords.h"
#include "ui/parts/partface.h"
#include "ui/parts/partpaint.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace ui {

namespace {

constexpr double radius = 18;
constexpr std::array<QRgb, 3> chips{0xFFFF4B32, 0xFF27C24C, 0xFF3A8CFF};

/// Three LEDs under one lens: their mixture, and inside it how bright each of them is.
class RgbLedFace final : public PartFace
{
public:
    explicit RgbLedFace(const sim::RgbLed &led) : m_led(led) { }

    QString kind() const override { return tr("RGB LED"); }
    QSizeF size(PartRoom) const override { return {44, 50}; }
    QPointF leg(std::size_t number, PartRoom) const override
    {
        return {10.0 * (static_cast<double>(number) - 1), -24};
    }
    double reach() const override { return 38; }

    bool show(const BoardMoment &moment) override
    {
        bool same = true;
        for (std::size_t i = 0; i < m_light.size(); ++i) {
            const double light = moment.lightOf(m_led.pins[i], m_led.commonGround);
            if (std::abs(light - m_light[i]) >= 0.004) {
                m_light[i] = light;
                same = false;
            }
        }
        return !same;
    }
    QString state() const override
    {
        if (!isActive()) {
            return lightText(0);
        }
        const double most = *std::max_element(m_light.begin(), m_light.end());
        const QString word = colourWord(QColor::fromRgbF(static_cast<float>(m_light[0] / most),
                                                         static_cast<float>(m_light[1] / most),
                                                         static_cast<float>(m_light[2] / most)));
        return most >= 0.98 ? word : tr("%1 %2 %").arg(word).arg(qRound(most * 100));
    }
    QString widestState() const override { return tr("%1 %2 %").arg(tr("turquoise")).arg(88); }
    bool isActive() const override { return *std::max_element(m_light.begin(), m_light.end()) > 0.02; }

    void paintBody(QPainter &painter, const PartLook &) const override
    {
        painter.setPen(QPen(QColor(0x8D97A3), 1.8));
        for (std::size_t i = 0; i < m_light.size(); ++i) {
            const QPointF top = leg(i, PartRoom::Ample);
            painter.drawLine(top, QPointF(top.x() * 0.8, 0));
        }
    }
    void paintLive(QPainter &painter, const PartLook &look) const override
    {
        const QPointF middle(0, 3);
        const double most = seen(*std::max_element(m_light.begin(), m_light.end()));
        const QColor mixture = seenColour(m_light[0], m_light[1], m_light[2]);
        const QColor full = most > 0 ? mixed(QColor(Qt::black), mixture, 1 / std::max(most, 0.3)) : mixture;
        glow(painter, middle, 56, most > 0 ? mixture.lighter(110) : mixture, most, look.dark);
        bulb(painter, middle, radius, most > 0 ? full : QColor(0xE8EAEE), most, look.dark);
        for (std::size_t i = 0; i < m_light.size(); ++i) {
            const QPointF chip = middle + QPointF(8.5 * (static_cast<double>(i) - 1), i == 1 ? 5 : 0);
            painter.setPen(QPen(QColor(0, 0, 0, 110), 1));
            painter.setBrush(mixed(QColor(0x4A4F57), QColor(chips[i]), seen(m_light[i])));
            painter.drawEllipse(chip, 3.6, 3.6);
        }
    }

private:
    sim::RgbLed m_led;
    std::array<double, 3> m_light{};
};

} // namespace

std::unique_ptr<PartFace> rgbLedFace(const sim::RgbLed &led)
{
    return std::make_unique<RgbLedFace>(led);
}

} // namespace ui
