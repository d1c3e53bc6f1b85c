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
    QPointF at;                     ///< its middle, on the board's drawing
    bool top = true;                ///< on the upper edge
};

/// The board with its USB socket to the left, beside a breadboard: where everything is, in the units
/// of the drawing. The board's upper left corner is the origin.
struct BoardGeometry
{
    static constexpr QRectF board{0, 0, 320, 200};
    static constexpr QPointF boardLed{226, 74};
    static constexpr QPointF neoPixel{226, 112};

    /// For this many LEDs on the breadboard.
    explicit BoardGeometry(std::size_t leds);

    QRectF breadboard;
    QRectF all;                 ///< wires and the USB socket included
    std::vector<QPointF> bulbs; ///< their middles, by LED
    double ledScale = 1;        ///< of a bulb and its text
    bool roomy = true;          ///< there is room for a resistor under each bulb
    QSizeF ledRoom;             ///< a bulb and its text: as wide, and so far below its middle

    /// The headers' holes: the same for every geometry.
    static const std::vector<HeaderPin> &headers();
    static const HeaderPin *headerOf(core::PinId pin);
};

} // namespace ui
