// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/lanecut.h"
#include "ui/lanewalk.h"

namespace ui {

WaveLayout layoutPin(const PinLane &lane, const LaneWindow &window)
{
    WaveLayout layout;
    const auto &changes = lane.changes;
    const auto add = [&](WaveSegment::Form form, core::Instant from, core::Instant to, double share) {
        addCut(window, from, window.scale.x(from), window.scale.x(to),
               [&](double left, double right, bool ahead) {
                   auto &segments = layout.segments;
                   if (form == WaveSegment::Form::MoreHere && !segments.empty()
                       && segments.back().ahead == ahead && segments.back().form == form
                       && left - segments.back().right < 1) {
                       segments.back().right = right;
                       return;
                   }
                   if (left < right) {
                       segments.push_back({form, left, right, ahead, share});
                   }
               });
    };
    layout.visited = walkLane(
        changes, window, 4,
        [&](std::size_t i) {
            const core::Instant from = changes[i].time();
            const core::Instant to
                = i + 1 < changes.size() ? changes[i + 1].time() : std::max(window.edge, from);
            double share = lane.share;
            if (i + 1 < changes.size()) {
                share = ratio(changes[i + 1].highBefore - changes[i].highBefore, to - from);
            }
            const double wide = window.scale.pixels(to - from);
            const bool amidCrowd = wide < placeWidth / 2 && !layout.segments.empty()
                && layout.segments.back().form == WaveSegment::Form::MoreHere;
            add(amidCrowd ? WaveSegment::Form::MoreHere : static_cast<WaveSegment::Form>(changes[i].form()),
                from, to, share);
        },
        [&](std::size_t first, std::size_t last) {
            const core::Instant from = changes[first].time();
            const core::Instant to = changes[last].time();
            add(WaveSegment::Form::MoreHere, from, to,
                ratio(changes[last].highBefore - changes[first].highBefore, to - from));
        });
    return layout;
}

} // namespace ui
