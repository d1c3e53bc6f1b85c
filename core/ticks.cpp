// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ticks.h"

#include <cassert>

namespace core {

Ticks operator+(Ticks ticks, TickSpan span)
{
    assert(span.ms > -Ticks::maxSpan && span.ms < Ticks::maxSpan);
    return Ticks{static_cast<std::uint64_t>(static_cast<std::int64_t>(ticks.count())
                                            + static_cast<std::int64_t>(Ticks::period) + span.ms)};
}

} // namespace core
