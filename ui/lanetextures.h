// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QBrush>
#include <QColor>
#include <QPixmap>

#include <map>
#include <tuple>

namespace ui {

/// Small pictures that repeat along a lane. To stroke a hundred dashes or teeth takes a painter longer than
/// all the rest of a frame; to repeat a picture of one takes nothing. Each is made once for a colour.
class LaneTextures
{
public:
    explicit LaneTextures(double pixelRatio) : m_ratio(pixelRatio) { }

    /// Of zig-zags: two teeth.
    static constexpr int zigZagPeriod = 16;

    /// Lines at 45 degrees over a wash of the colour: sleeps.
    QBrush hatched(const QColor &colour);
    /// Lines both ways in the colour of the ground: blocks.
    QBrush crossHatched(const QColor &colour, const QColor &ground);
    /// A zig-zag line of this height over a wash of the colour: more here.
    QBrush zigZag(const QColor &colour, int height);
    /// A dotted line, two pixels thick: waits.
    QBrush dotted(const QColor &colour);
    /// Stripes across a line that goes left to right, or up: what lies ahead.
    QBrush dashed(const QColor &colour, bool upright);

private:
    enum class Kind { Hatched, CrossHatched, ZigZag, Dotted, Dashed, DashedUpright };
    using Key = std::tuple<Kind, QRgb, int>;

    template <typename Draw> QBrush made(const Key &key, int width, int height, Draw draw);

    double m_ratio;
    std::map<Key, QPixmap> m_made;
};

} // namespace ui
