// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/timelinescene.h"

namespace ui {

// Where clicks and keys in the timeline lead to.

/// The moment under a point of the widget: that of a turn or an edge of the row there if one is near.
core::Instant snapped(const TimelineScene &scene, const QPointF &point);

/// The next (or previous) turn or edge seen from the playhead: of the picked row, else of any.
std::optional<core::Instant> eventBeside(const TimelineScene &scene, bool forward);

/// The row that stands `by` places below the picked one; null if there are no rows.
const TimelineRow *rowBeside(const TimelineScene &scene, int by);

} // namespace ui
