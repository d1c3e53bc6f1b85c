// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/parts/partface.h"
#include "ui/parts/partpaint.h"
#include "ui/parts/pixellights.h"

#include <algorithm>

namespace ui {

namespace {

/// A strip of NeoPixels; a long one goes on in the next row.
class StripFace final : public PartFace
{
public:
    explicit StripFace(const sim::Pixels &pixels)
        : m_lights(pixels), m_columns(pixels.count <= 16       ? pixels.count
                                          : pixels.count <= 60 ? 12
                                                               : 24),
          m_pitch(pixels.count <= 60 ? 17 : 11)
    {
    }

    QString kind() const override { return tr("NeoPixel strip"); }
    QSizeF size(PartRoom) const override
    {
        return {m_pitch * static_cast<double>(m_columns) + 10, m_pitch * static_cast<double>(rows()) + 10};
    }
    QPointF leg(std::size_t, PartRoom room) const override { return {-size(room).width() / 2 + 3, 0}; }
    double reach() const override { return m_pitch; }

    bool show(const BoardMoment &moment) override { return m_lights.show(moment); }
    QString state() const override { return m_lights.words(); }
    QString widestState() const override { return m_lights.widestWords(); }
    bool isActive() const override { return m_lights.lit() > 0; }

    void paintBody(QPainter &painter, const PartLook &look) const override
    {
        const QSizeF whole = size(look.room);
        box(painter, {-whole.width() / 2, -whole.height() / 2, whole.width(), whole.height()}, 4,
            QColor(0xFF24282E), QColor(0xFF454C56));
        for (std::size_t i = 0; i < m_lights.count(); ++i) {
            paintPixelCase(painter, place(i), side());
        }
    }
    void paintLive(QPainter &painter, const PartLook &look) const override
    {
        for (std::size_t i = 0; i < m_lights.count(); ++i) {
            if (m_lights.isLit(i)) {
                paintPixelGlow(painter, place(i), side(), m_lights.colour(i), look.dark);
            }
        }
        for (std::size_t i = 0; i < m_lights.count(); ++i) {
            if (m_lights.isLit(i)) {
                paintPixelLight(painter, place(i), side(), m_lights.colour(i));
            }
        }
    }

private:
    std::size_t rows() const { return (m_lights.count() + m_columns - 1) / m_columns; }
    double side() const { return m_pitch * 0.76; }
    QPointF place(std::size_t pixel) const
    {
        const auto column = static_cast<double>(pixel % m_columns);
        const auto row = static_cast<double>(pixel / m_columns);
        return {m_pitch * (column - (static_cast<double>(m_columns) - 1) / 2),
                m_pitch * (row - (static_cast<double>(rows()) - 1) / 2)};
    }

    PixelLights m_lights;
    std::size_t m_columns;
    double m_pitch;
};

} // namespace

std::unique_ptr<PartFace> stripFace(const sim::Pixels &pixels)
{
    return std::make_unique<StripFace>(pixels);
}

} // namespace ui
