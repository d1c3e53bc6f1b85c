// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/partsat.h"
#include "ui/boardgeometry.h"
#include "ui/viewcolours.h"

#include <QPainter>

#include <vector>

namespace ui {

/// An LED as it is drawn.
struct BoardLed
{
    sim::LedAt led;
    double light = 0; ///< 0 dark .. 1 lit, over the last frame
    QColor wire;

    bool isOn() const { return light > 0.02; }
};

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
void paintBreadboard(QPainter &painter, const ViewColours &colours, const BoardGeometry &geometry);
void paintWire(QPainter &painter, const BoardGeometry &geometry, std::size_t led, core::PinId pin,
               const QColor &colour);

/// A bulb with its glow, resistor and words.
void paintLed(QPainter &painter, const ViewColours &colours, const QFont &font, const BoardGeometry &geometry,
              std::size_t spot, const BoardLed &led);
/// The board's own LED.
void paintBoardLed(QPainter &painter, const QFont &font, const BoardGeometry &geometry, double light);

/// What stands under an LED: "on", "off", "40 %".
QString lightText(double light);

} // namespace ui
