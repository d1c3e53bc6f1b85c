// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/boardgeometry.h"
#include "ui/breadboardholes.h"
#include "ui/layoutchoice.h"

#include <QTransform>

#include <vector>

namespace ui {

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

/// The layout in which parts, board and words come out largest together. `unit`: a pixel of the window's
/// design in pixels, larger for who chose larger text.
BoardLayout layOut(const std::vector<PartNeed> &parts, const QSizeF &panel, double unit);

} // namespace ui
