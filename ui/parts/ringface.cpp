// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/parts/partface.h"
#include "ui/parts/partpaint.h"
#include "ui/parts/pixellights.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace ui {

namespace {

constexpr double side = 12;

/// A ring of NeoPixels, the first on top, the others clockwise.
class RingFace final : public PartFace
{
public:
    explicit RingFace(const sim::Pixels &pixels)
        : m_lights(pixels), m_radius(std::max(21.0, pixels.count * (side + 2.2) / (2 * std::numbers::pi)))
    {
    }

    QString kind() const override { return tr("NeoPixel ring"); }
    QSizeF size(PartRoom) const override { return {2 * outer(), 2 * outer()}; }
    QPointF leg(std::size_t, PartRoom) const override { return {0, -outer()}; }
    double reach() const override { return side; }

    bool show(const BoardMoment &moment) override { return m_lights.show(moment); }
    QString state() const override { return m_lights.words(); }
    QString widestState() const override { return m_lights.widestWords(); }
    bool isActive() const override { return m_lights.lit() > 0; }

    void paintBody(QPainter &painter, const PartLook &look) const override
    {
        // A pen as wide as the ring leaves its middle open, with the breadboard in sight.
        const double width = side + 6;
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(look.dark ? QColor(0xFF565F6B) : QColor(0xFF3A4049), width + 2));
        painter.drawEllipse(QPointF(), m_radius, m_radius);
        painter.setPen(QPen(QColor(0xFF24282E), width));
        painter.drawEllipse(QPointF(), m_radius, m_radius);
        for (std::size_t i = 0; i < m_lights.count(); ++i) {
            turned(painter, i, [&] { paintPixelCase(painter, {}, side); });
        }
    }
    void paintLive(QPainter &painter, const PartLook &look) const override
    {
        for (std::size_t i = 0; i < m_lights.count(); ++i) {
            if (m_lights.isLit(i)) {
                paintPixelGlow(painter, place(i), side, m_lights.colour(i), look.dark);
            }
        }
        for (std::size_t i = 0; i < m_lights.count(); ++i) {
            if (m_lights.isLit(i)) {
                paintPixelLight(painter, place(i), side, m_lights.colour(i));
            }
        }
    }

private:
    double outer() const { return m_radius + side / 2 + 4; }
    double turn(std::size_t pixel) const
    {
        return 360.0 * static_cast<double>(pixel) / static_cast<double>(m_lights.count());
    }
    QPointF place(std::size_t pixel) const
    {
        const double angle = turn(pixel) * std::numbers::pi / 180;
        return {m_radius * std::sin(angle), -m_radius * std::cos(angle)};
    }
    template <typename Draw> void turned(QPainter &painter, std::size_t pixel, Draw draw) const
    {
        painter.save();
        painter.translate(place(pixel));
        painter.rotate(turn(pixel));
        draw();
        painter.restore();
    }

    PixelLights m_lights;
    double m_radius;
};

} // namespace

std::unique_ptr<PartFace> ringFace(const sim::Pixels &pixels)
{
    return std::make_unique<RingFace>(pixels);
}

} // namespace ui
