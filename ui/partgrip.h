// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/wiring.h"

#include <QPoint>

#include <optional>

namespace ui {

class BoardView;

/// What of the wiring the mouse can take hold of at some place of the board's view.
struct PartGrip
{
    std::size_t part = 0;
    /// The wire of this leg, to put it on another pin; none: the part itself, to move it.
    std::optional<std::size_t> leg;

    bool operator==(const PartGrip &) const = default;
};

/// The end of a wire, on the part or on the board, else a part: by its name, with Ctrl anywhere, and where it
/// cannot be pressed or turned by its picture, too.
std::optional<PartGrip> gripAt(const BoardView &board, const sim::Wiring &wiring, const QPoint &place,
                               bool withControl);

} // namespace ui
