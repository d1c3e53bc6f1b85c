// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/timelinescroll.h"

#include <algorithm>

namespace ui {

namespace {

constexpr core::Duration firstSpan = std::chrono::milliseconds{1200}; // of the lanes' width
constexpr double playheadPlace = 0.8;                                 // of the lanes' width
constexpr double leftPad = 8;                                         // pixels before t = 0

} // namespace

TimeScale scaleAtFirst(const TimelineScene &scene)
{
    const TimeScale scale{scene.moment.start, static_cast<double>(firstSpan.count()) / scene.laneWidth()};
    return scale.pannedBy(leftPad * scene.unit);
}

TimeScale scaleOfAll(const TimelineScene &scene)
{
    const TimelineMoment &moment = scene.moment;
    const core::Instant last = std::max(moment.edge, moment.start + std::chrono::milliseconds{10});
    const double pad = leftPad * scene.unit;
    return TimeScale::fitting(moment.start, last, scene.laneWidth() - 4 * pad).pannedBy(pad);
}

TimeScale scaleFromStart(const TimelineScene &scene)
{
    return scene.scale.placing(scene.moment.start, leftPad * scene.unit);
}

TimeScale scaleAtPlayhead(const TimelineScene &scene)
{
    return scene.scale.placing(scene.moment.cursor, playheadPlace * scene.laneWidth());
}

TimeScale scaleFollowing(const TimelineScene &scene)
{
    const double width = scene.laneWidth();
    const double x = scene.scale.x(scene.moment.cursor);
    if (scene.moment.playing ? x > playheadPlace * width : x > width) {
        return scaleAtPlayhead(scene);
    }
    if (x >= 0) {
        return scene.scale;
    }
    const TimeScale back = scene.scale.placing(scene.moment.cursor, (1 - playheadPlace) * width);
    // No empty picture left of t = 0.
    const double start = back.x(scene.moment.start);
    return start > leftPad ? back.pannedBy(leftPad - start) : back;
}

} // namespace ui
