// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <cstdint>

namespace core {

/// The clock of the virtual board. It has no now(): virtual time is always passed in, never read
/// from the host.
struct VirtualClock
{
    using rep = std::int64_t;
    using period = std::nano;
    using duration = std::chrono::nanoseconds;
    using time_point = std::chrono::time_point<VirtualClock>;
    static constexpr bool is_steady = true;
};

/// A span of virtual time, in nanoseconds.
using Duration = VirtualClock::duration;

/// A moment of virtual time, in nanoseconds since the board was powered on.
using Instant = VirtualClock::time_point;

} // namespace core
