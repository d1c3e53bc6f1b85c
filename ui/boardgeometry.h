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

/// The board with its USB socket to the left: where everything is on it, in the units of its drawing. Its
/// upper left corner is the origin.
struct BoardGeometry
{
    /// `low`: for a panel much wider than high, with less between the board's edges.
    explicit BoardGeometry(bool low = false);

    QRectF board;
    QRectF usb;
    QRectF jack;
    QRectF chip;
    QRectF reset;
    QPointF print; ///< where the board's name begins
    QPointF boardLed;
    QPointF neoPixel;
    bool low = false;

    /// The middle of a header's hole.
    QPointF holeOf(const HeaderPin &pin) const;

    /// The headers' pins: the same on both shapes.
    static const std::vector<HeaderPin> &headers();
    static const HeaderPin *headerOf(core::PinId pin);
};

} // namespace ui
