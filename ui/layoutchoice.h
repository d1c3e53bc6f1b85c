// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/parts/place.h"
#include "ui/parts/partface.h"

#include <QSizeF>

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

/// How much is written under a part.
enum class PartWords : std::uint8_t {
    NameOverState,
    NameAndState, ///< in one line
    NameOnly,
    Nothing, ///< who points at it is told
};

/// One way to lay out board and parts in a panel: sizes are chosen, what comes of them follows. `unit` is a
/// pixel of the window's design, in pixels.
struct LayoutChoice
{
    static constexpr double margin = 6;   ///< round everything, in pixels
    static constexpr double leftOf = 12;  ///< the USB socket stands out so far, in units of the board
    static constexpr double wires = 30;   ///< above the board, in units of the board
    static constexpr double between = 30; ///< board and breadboard, in units of the board
    static constexpr double rim = 3;      ///< of the breadboard round its parts, in pixels

    bool low = false; ///< the board's shape
    double board = 1; ///< pixels a unit of the board
    double parts = 1; ///< pixels a unit of the parts
    PartRoom room = PartRoom::Ample;
    PartWords words = PartWords::NameOverState;

    double textSize(double unit) const;
    double wordsHeight(double unit) const;
    QSizeF boardSize() const;
    QSizeF pictureOf(const PartNeed &part) const;
    /// With the words below it.
    QSizeF cellOf(const PartNeed &part, double unit) const;
    std::vector<QSizeF> cellsOf(const std::vector<PartNeed> &needs, double unit) const;
    /// The most that there is for the breadboard.
    QSizeF breadboardRoom(const QSizeF &panel) const;
    /// How large the breadboard must be for the parts that have a place.
    QSizeF placedSize(const std::vector<PartNeed> &needs, double unit) const;
};

/// The one in which parts, board and words come out largest together.
LayoutChoice bestChoice(const std::vector<PartNeed> &needs, const QSizeF &panel, double unit);

} // namespace ui
