// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ids.h"
#include "core/instant.h"

#include <cstddef>
#include <optional>

namespace ui {

/// How fast the playhead moves: virtual seconds in a real second.
struct Speed
{
    double factor = 1.0; ///< lowest .. highest; without meaning while max
    bool max = false;    ///< as fast as this computer can

    static constexpr double lowest = 0.01;
    static constexpr double highest = 100.0;

    bool operator==(const Speed &) const = default;
};

/// Where the window looks. Together with the trace it decides everything that is shown.
struct ViewState
{
    std::size_t cursor = 0; ///< entries folded into what is shown: 0 .. trace.size()
    core::Instant now{};    ///< the playhead: at or after the time of the last entry folded, and
                            ///< before the next one unless the cursor was put between two entries
                            ///< of the same time
    bool playing = false;
    Speed speed;
    std::optional<core::TaskId> selected; ///< the task that the learner picked
    bool follow = true;                   ///< the timeline scrolls along with the playhead

    bool operator==(const ViewState &) const = default;
};

} // namespace ui
