// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/timelinelayout.h"

namespace ui {

/// What shares this many pixels shares one place.
inline constexpr double placeWidth = 8;

/// Walks the changes of a lane that are in sight, from left to right: `single(i)` for each that
/// stands alone, `crowd(first, last)` for changes first .. last, of which more than `crowdSize` fall
/// into one place. The last of a crowd is also walked as the first of what follows: what it began
/// may last. Returns how many changes were looked at.
template <typename Change, typename Single, typename Crowd>
std::size_t walkLane(const Chunks<Change> &changes, const LaneWindow &window, std::size_t crowdSize,
                     Single single, Crowd crowd)
{
    std::size_t visited = 0;
    const core::Instant right = window.scale.at(window.width);
    std::size_t i = firstAfter(changes, window.scale.left());
    i = i > 0 ? i - 1 : 0; // what is in force at the left edge began before it
    for (; i < changes.size() && changes[i].time() <= right; ++i) {
        ++visited;
        const core::Instant placeEnd
            = std::max(changes[i].time(), window.scale.left()) + window.scale.span(placeWidth);
        if (i + crowdSize < changes.size() && changes[i + crowdSize].time() < placeEnd) {
            // Double the stride until it leaves the place, then search within the last one.
            std::size_t stride = crowdSize;
            while (i + stride < changes.size() && changes[i + stride].time() < placeEnd) {
                stride *= 2;
                ++visited;
            }
            std::size_t low = i + stride / 2;
            std::size_t high = std::min(i + stride, changes.size());
            while (low + 1 < high) {
                const std::size_t middle = low + (high - low) / 2;
                (changes[middle].time() < placeEnd ? low : high) = middle;
                ++visited;
            }
            crowd(i, low);
            i = low;
        }
        single(i);
    }
    return visited;
}

} // namespace ui
