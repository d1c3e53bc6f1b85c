// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/boardgeometry.h"
#include "ui/parts/partface.h"

#include <QTransform>

#include <optional>
#include <vector>

namespace ui {

/// What a part needs of the breadboard: pictures in units of the drawing, words in the window's pixels at a
/// text of 10 pixels.
struct PartNeed
{
    QSizeF ample;
    QSizeF tight;
    double name = 0;
    double shortName = 0;
    double state = 0;
    /// Where somebody put it: the hole at its picture's upper left corner.
    std::optional<sim::Place> at;
};

/// Between two holes of a breadboard, in units of the drawing.
inline constexpr double holePitch = 15;

/// How much is written under a part.
enum class PartWords : std::uint8_t {
    NameOverState,
    NameAndState, ///< in one line
    NameOnly,
    Nothing, ///< who points at it is told
};

/// Where one part stands, in the panel's pixels.
struct PartSpot
{
    QPointF middle; ///< of its picture
    QRectF words;   ///< below it
    QRectF cell;    ///< both: what belongs to it
};

/// Where everything is in a panel of some size: the board to the left, beside it a breadboard with any mix of
/// parts. In the panel's pixels.
struct BoardLayout
{
    BoardGeometry geometry;
    QTransform board; ///< from the board's drawing
    QRectF breadboard;
    double scale = 1; ///< of the parts' pictures: pixels a unit
    PartRoom room = PartRoom::Ample;
    PartWords words = PartWords::NameOverState;
    double text = 12; ///< size of the words
    std::vector<PartSpot> spots;

    QPointF holeOf(const HeaderPin &pin) const { return board.map(geometry.holeOf(pin)); }
};

/// Where a breadboard's hole is, in units of the drawing from its upper left corner.
QPointF holeAt(const sim::Place &place);
/// The hole nearest to there.
sim::Place placeNear(const QPointF &there);

/// The layout in which parts, board and words come out largest together. `unit`: a pixel of the window's
/// design in pixels, larger for who chose larger text.
BoardLayout layOut(const std::vector<PartNeed> &parts, const QSizeF &panel, double unit);

} // namespace ui
