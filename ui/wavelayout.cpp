// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/lanewalk.h"

namespace ui {

namespace {

constexpr double margin = 12;

double ratio(core::Duration part, core::Duration all)
{
    return all.count() > 0 ? static_cast<double>(part.count()) / static_cast<double>(all.count()) : 0;
}

// Cuts left .. right at the cursor and hands over what is in sight.
template <typename Add>
void addCut(const LaneWindow &window, core::Instant since, double left, double right, Add add)
{
    left = std::max(left, -margin);
    right = std::min(right, window.width + margin);
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

} // namespace

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

LoadLayout layoutLoad(const LaneIndex &index, const LaneWindow &window)
{
    LoadLayout layout;
    const auto &changes = index.load();
    const auto add = [&](LoadChange::Form form, core::Instant from, core::Instant to, double share) {
        if (form == LoadChange::Form::Free || share <= 0) {
            return;
        }
        const double left = window.scale.x(from);
        addCut(window, from, left, std::max(window.scale.x(to), left + 1),
               [&](double l, double r, bool ahead) {
                   auto &segments = layout.segments;
                   if (!segments.empty() && segments.back().form == form && segments.back().ahead == ahead
                       && l - segments.back().right < 0.5 && std::abs(segments.back().share - share) < 0.1) {
                       segments.back().right = r;
                   } else {
                       segments.push_back({form, l, r, share, ahead});
                   }
               });
    };
    layout.visited = walkLane(
        changes, window, 4,
        [&](std::size_t i) {
            const core::Instant from = changes[i].time();
            const core::Instant to
                = i + 1 < changes.size() ? changes[i + 1].time() : std::max(window.edge, from);
            add(changes[i].form(), from, to, 1);
        },
        [&](std::size_t first, std::size_t last) {
            const core::Instant from = changes[first].time();
            const core::Instant to = changes[last].time();
            add(LoadChange::Form::Busy, from, to, index.busyShare(from, to));
        });
    return layout;
}

std::vector<MarkSpot> layoutMarks(const LaneIndex &index, const LaneWindow &window)
{
    std::vector<MarkSpot> spots;
    const auto &marks = index.marks();
    const auto add = [&](std::size_t i, std::size_t count) {
        const double x = window.scale.x(marks[i].time());
        if (x < -margin || x > window.width + margin) {
            return;
        }
        const bool ahead = marks[i].time() > window.cursor;
        // An exception must not hide behind a print.
        const bool plain = marks[i].kind() == core::EntryKind::Console;
        if (!spots.empty() && x - spots.back().x < placeWidth && spots.back().ahead == ahead && plain) {
            spots.back().count += count;
        } else {
            spots.push_back({x, marks[i].kind(), marks[i].entry, count, ahead});
        }
    };
    walkLane(
        marks, window, 8, [&](std::size_t i) { add(i, 1); },
        [&](std::size_t first, std::size_t last) { add(first, last - first); });
    return spots;
}

} // namespace ui
