// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/parts/pixels.h"
#include "ui/boardmoment.h"

#include <QColor>
#include <QPainter>
#include <QString>

namespace ui {

/// The lights of a chain of NeoPixels.
class PixelLights
{
public:
    explicit PixelLights(const sim::Pixels &pixels);

    std::size_t count() const { return m_lights.size(); }
    core::PinId pin() const { return m_pixels.pin; }
    /// Takes on what they show at a moment, over a frame their average light. True if one looks other than
    /// before.
    bool show(const BoardMoment &moment);
    /// As the eye sees it.
    QColor colour(std::size_t pixel) const { return QColor(m_lights[pixel]); }
    bool isLit(std::size_t pixel) const { return (m_lights[pixel] & 0xFFFFFF) != 0; }
    std::size_t lit() const;
    /// "off", "all red", "5 of 24 lit".
    QString words() const;
    QString widestWords() const;

private:
    std::vector<sim::PixelColour> after(std::size_t frames, const BoardMoment &moment);

    sim::Pixels m_pixels;
    std::vector<QRgb> m_lights;
    // What the chain showed after the frame that was last asked for: the next one is mostly the same or
    // the one behind it.
    std::size_t m_frames = 0;
    std::vector<sim::PixelColour> m_colours;
};

/// One NeoPixel that is `side` wide: its case, its light and the glow round it.
void paintPixelCase(QPainter &painter, const QPointF &middle, double side);
void paintPixelGlow(QPainter &painter, const QPointF &middle, double side, const QColor &colour, bool dark);
void paintPixelLight(QPainter &painter, const QPointF &middle, double side, const QColor &colour);

} // namespace ui
