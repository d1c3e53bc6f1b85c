// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/parts/place.h"

#include <QPointF>

#include <algorithm>
#include <cmath>

namespace ui {

/// Between two holes of a breadboard, in units of the drawing.
inline constexpr double holePitch = 15;

/// Where a breadboard's hole is, in units of the drawing from its upper left corner.
inline QPointF holeAt(const sim::Place &place)
{
    return {(place.column + 0.5) * holePitch, (place.row + 0.5) * holePitch};
}

/// The hole nearest to there.
inline sim::Place placeNear(const QPointF &there)
{
    const auto nearest = [](double length) {
        const auto hole = static_cast<std::int64_t>(std::lround(length / holePitch - 0.5));
        return static_cast<std::uint8_t>(std::clamp<std::int64_t>(hole, 0, sim::Place::farthest));
    };
    return {nearest(there.x()), nearest(there.y())};
}

} // namespace ui
