// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ids.h"

#include <QPointF>
#include <QRectF>
#include <QString>

#include <optional>
#include <vector>

namespace ui {

/// A hole of the board's headers.
struct HeaderPin
{
    QString label;                  ///< as printed beside it
    std::optional<core::PinId> pin; ///< none: power, ground, reset
    double x = 0;                   ///< of its middle, on the board's drawing
    bool top = true;                ///< on the upper edge
};

/// The board with its USB socket to the left, beside a breadboard: where everything is, in the units
/// of the drawing. The board's upper left corner is the origin.
struct BoardGeometry
{
    /// For this many LEDs on the breadboard. `low`: for a panel much wider than high, with less between the
    /// board's edges.
    explicit BoardGeometry(std::size_t leds, bool low = false);

    QRectF board;
    QRectF usb;
    QRectF jack;
    QRectF chip;
    QRectF reset;
    QPointF print; ///< where the board's name begins
    QPointF boardLed;
    QPointF neoPixel;
    QRectF breadboard;
    QRectF all;                 ///< wires and the USB socket included
    std::vector<QPointF> bulbs; ///< their middles, by LED
    double ledScale = 1;        ///< of a bulb and its text
    bool roomy = true;          ///< there is room for a resistor under each bulb
    QSizeF ledRoom;             ///< a bulb and its text: as wide, and so far below its middle

    bool low = false;

    /// The middle of a header's hole.
    QPointF holeOf(const HeaderPin &pin) const;

    /// The headers' pins: the same for every geometry.
    static const std::vector<HeaderPin> &headers();
    static const HeaderPin *headerOf(core::PinId pin);
};

} // namespace ui
