// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/boardmoment.h"

#include "sim/parts/led.h"

namespace ui {

double BoardMoment::lightOf(core::PinId id, bool litWhenHigh) const
{
    const bool hasLane = number(id) < lanes.pins().size() && !lanes.pins()[number(id)].changes.empty();
    // A lane knows levels and duties, no voltages.
    if (!from || *from >= now || !hasLane || pin(id).voltage) {
        return sim::brightness({.name = {}, .pin = id, .litWhenHigh = litWhenHigh}, pin(id));
    }
    return litWhenHigh ? lanes.highShare(id, *from, now) : lanes.lowShare(id, *from, now);
}

std::optional<std::int32_t> BoardMoment::inputOf(std::uint32_t part) const
{
    const auto hand = hands.find(part);
    return hand != hands.end() ? std::optional{hand->second} : state.input(part);
}

} // namespace ui
