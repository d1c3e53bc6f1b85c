// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/boardlayout.h"
#include "ui/viewcolours.h"

namespace ui {

// Both draw in the panel's pixels.
void paintBreadboard(QPainter &painter, const ViewColours &colours, const BoardLayout &layout);
/// From a pin's hole to a leg of a part.
void paintWire(QPainter &painter, const BoardLayout &layout, core::PinId pin, const QPointF &leg,
               const QColor &colour);

} // namespace ui
