// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/state.h"
#include "ui/laneindex.h"

#include <map>
#include <optional>

namespace ui {

/// What the board is shown at: one moment of a run, or the frame since another one while the run plays.
struct BoardMoment
{
    /// By a part's number: what a hand has set it to and the run does not show yet.
    using Hands = std::map<std::uint32_t, std::int32_t>;

    const core::State &state;
    const LaneIndex &lanes;
    std::optional<core::Instant> from; ///< the moment of the frame before, while the run plays
    core::Instant now{};
    const Hands &hands;

    /// How bright an LED on this pin is, 0 .. 1. Over a frame it is as bright as the share of the time for
    /// which it was lit: fast blinking never looks like standing still.
    double lightOf(core::PinId pin, bool litWhenHigh) const;
    const core::PinState &pin(core::PinId id) const { return state.pins[number(id) % core::pinCount]; }
    /// What a part's input is set to; nothing if nobody has touched it.
    std::optional<std::int32_t> inputOf(std::uint32_t part) const;
};

} // namespace ui
