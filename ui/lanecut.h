// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/timelinelayout.h"

#include <algorithm>

namespace ui {

/// Stretches reach this far out of sight, so that their ends are not seen at the border.
inline constexpr double laneMargin = 12;

inline double ratio(core::Duration part, core::Duration all)
{
    return all.count() > 0 ? static_cast<double>(part.count()) / static_cast<double>(all.count()) : 0;
}

/// Cuts left .. right at the cursor and hands over what is in sight: add(left, right, ahead).
template <typename Add>
void addCut(const LaneWindow &window, core::Instant since, double left, double right, Add add)
{
    left = std::max(left, -laneMargin);
    right = std::min(right, window.width + laneMargin);
    if (right <= left) {
        return;
    }
    const double cursor = window.cursorX();
    if (since > window.cursor || right <= cursor) {
        add(left, right, since > window.cursor);
        return;
    }
    add(left, std::max(left, cursor), false);
    add(std::max(left, cursor), right, true);
}

} // namespace ui
