// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/timelinescene.h"

namespace ui {

// Which stretch of time the timeline shows.

/// For a run that has just begun: a bit more than a second, from t = 0.
TimeScale scaleAtFirst(const TimelineScene &scene);
/// All that is recorded.
TimeScale scaleOfAll(const TimelineScene &scene);
/// As fine as now, from t = 0.
TimeScale scaleFromStart(const TimelineScene &scene);
/// As fine as now, with the playhead towards the right and some future in sight.
TimeScale scaleAtPlayhead(const TimelineScene &scene);
/// As now, moved only if the playhead would be out of sight or, while playing, run away to the right.
TimeScale scaleFollowing(const TimelineScene &scene);

} // namespace ui
