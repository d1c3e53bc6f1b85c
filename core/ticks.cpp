// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ticks.h"

#include <cassert>

namespace core {

TickSpan operator-(Ticks later, Ticks earlier)
{
    constexpr std::uint32_t half = Ticks::period / 2;
    const std::uint32_t distance = (later.count() - earlier.count() + half) & (Ticks::period - 1);
    return TickSpan{static_cast<std::int32_t>(distance) - static_cast<std::int32_t>(half)};
}

Ticks operator+(Ticks ticks, TickSpan span)
{
    assert(span.ms > -Ticks::maxSpan && span.ms < Ticks::maxSpan);
    return Ticks{static_cast<std::uint64_t>(static_cast<std::int64_t>(ticks.count())
                                            + static_cast<std::int64_t>(Ticks::period) + span.ms)};
}

} // namespace core
