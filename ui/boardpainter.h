// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/boardgeometry.h"
#include "ui/parts/pixellights.h"
#include "ui/viewcolours.h"

#include <QPainter>

#include <vector>

namespace ui {

/// A pin that the program uses.
struct UsedPin
{
    core::PinId pin{};
    QColor colour;

    bool operator==(const UsedPin &) const = default;
};

// All draw in the units of BoardGeometry.
void paintBoard(QPainter &painter, const QFont &font, const BoardGeometry &geometry,
                const std::vector<UsedPin> &used);
/// The board's own LED, and how far its light and its words reach.
void paintBoardLed(QPainter &painter, const QFont &font, const BoardGeometry &geometry, double light);
QRectF reachOfBoardLed(const BoardGeometry &geometry);
/// The board's own NeoPixel, and how far its light and its words reach.
void paintBoardPixel(QPainter &painter, const QFont &font, const BoardGeometry &geometry,
                     const PixelLights &pixel);
QRectF reachOfBoardPixel(const BoardGeometry &geometry);

} // namespace ui
