// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/parts/led.h"

#include <QColor>
#include <QPainter>

namespace ui {

// What the pictures of several parts are made of.

/// The colour of an LED's lens.
QColor lens(sim::LedColour colour);
QColor mixed(const QColor &a, const QColor &b, double share);
/// What the eye makes of a share of the time: half the time looks like much more than half as bright.
double seen(double light);
/// The same of the three lights of one colour.
QColor seenColour(double red, double green, double blue);

/// Light round something that shines; `light` 0 .. 1 as seen.
void glow(QPainter &painter, const QPointF &middle, double radius, QColor colour, double light, bool dark);
/// A round lens, lit so far, with a ring that says "on" to those who cannot tell the colours.
void bulb(QPainter &painter, const QPointF &middle, double radius, const QColor &colour, double light,
          bool dark);
/// A box with round corners and an edge.
void box(QPainter &painter, const QRectF &rect, double radius, const QColor &fill, const QColor &edge);
/// A dial's track over three quarters of a turn, the open quarter below, filled up to `share` 0 .. 1.
void dialTrack(QPainter &painter, double radius, double share, const QColor &track, const QColor &fill);
/// The direction in which a dial points at `share`, as a unit vector.
QPointF dialDirection(double share);

} // namespace ui
