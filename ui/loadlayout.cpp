// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/lanecut.h"
#include "ui/lanewalk.h"

namespace ui {

namespace {

// Looks into a crowd of changes at so many places to tell whether all of it belongs to one task.
constexpr std::size_t samples = 8;

std::optional<core::TaskId> onlyHolder(const Chunks<LoadChange> &changes, std::size_t first, std::size_t last)
{
    std::optional<core::TaskId> only;
    for (std::size_t i = 0; i < samples; ++i) {
        const LoadChange &change = changes[first + (last - first) * i / samples];
        if (change.form() != LoadChange::Form::Free) {
            if (only && *only != change.holder) {
                return std::nullopt;
            }
            only = change.holder;
        }
    }
    return only;
}

} // namespace

LoadLayout layoutLoad(const LaneIndex &index, const LaneWindow &window)
{
    LoadLayout layout;
    const auto &changes = index.load();
    const auto add = [&](LoadChange::Form form, core::Instant from, core::Instant to, double share,
                         std::optional<core::TaskId> holder) {
        if (form == LoadChange::Form::Free || share <= 0) {
            return;
        }
        const double left = window.scale.x(from);
        addCut(window, from, left, std::max(window.scale.x(to), left + 1),
               [&](double l, double r, bool ahead) {
                   auto &segments = layout.segments;
                   if (!segments.empty() && segments.back().form == form && segments.back().ahead == ahead
                       && segments.back().holder == holder && l - segments.back().right < 0.5
                       && std::abs(segments.back().share - share) < 0.1) {
                       segments.back().right = r;
                   } else {
                       segments.push_back({form, l, r, share, ahead, holder});
                   }
               });
    };
    layout.visited = walkLane(
        changes, window, 4,
        [&](std::size_t i) {
            const core::Instant from = changes[i].time();
            const core::Instant to
                = i + 1 < changes.size() ? changes[i + 1].time() : std::max(window.edge, from);
            add(changes[i].form(), from, to, 1, changes[i].holder);
        },
        [&](std::size_t first, std::size_t last) {
            const core::Instant from = changes[first].time();
            const core::Instant to = changes[last].time();
            add(LoadChange::Form::Busy, from, to, index.busyShare(from, to),
                onlyHolder(changes, first, last));
        });
    return layout;
}

std::vector<MarkSpot> layoutMarks(const LaneIndex &index, const LaneWindow &window)
{
    std::vector<MarkSpot> spots;
    const auto &marks = index.marks();
    const auto add = [&](std::size_t i, std::size_t count) {
        const double x = window.scale.x(marks[i].time());
        if (x < -laneMargin || x > window.width + laneMargin) {
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
