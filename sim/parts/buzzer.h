// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/state.h"
#include "sim/parts/place.h"

#include <optional>
#include <string>

namespace sim {

/// A piezo disc without electronics of its own: it sounds at the frequency of its pin.
struct Buzzer
{
    std::string name; ///< unique in the wiring
    core::PinId pin{};
    std::optional<Place> at{};

    bool operator==(const Buzzer &) const = default;
};

/// The tone that it makes, in Hz, and how loud, 0 .. 1: a square wave is loudest when it is high half of
/// the time.
struct Tone
{
    std::uint32_t frequency = 0;
    double loudness = 0;

    bool operator==(const Tone &) const = default;
};

/// Nothing if it is silent, or sounds beyond 20 kHz.
std::optional<Tone> toneOf(const core::PinState &pin);

} // namespace sim
