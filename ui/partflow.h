// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QRectF>

#include <vector>

namespace ui {

/// Rectangles set out in rows, the higher ones first. Beside a high one several low ones stand above each
/// other.
struct PartFlow
{
    QSizeF size;               ///< of all
    std::vector<QRectF> cells; ///< in the order in which they were given
    bool fits = false;         ///< no cell is wider than the width, all are no higher than the height
};

/// Into so much room. Cells take their share of what is left over: each stands in the middle of its place.
PartFlow flowInto(const std::vector<QSizeF> &cells, const QSizeF &room);

/// The least width in which they are no higher than in this room. Requires that they fit there.
double narrowestFlow(const std::vector<QSizeF> &cells, const QSizeF &room);

} // namespace ui
