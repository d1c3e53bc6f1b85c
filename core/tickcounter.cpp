// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tickcounter.h"

#include <algorithm>

namespace core {

namespace {

constexpr std::uint64_t offset = 0x1FFF0000; // ms
constexpr std::int64_t stepsPerSecond = 1024;
constexpr std::int64_t nanosPerSecond = 1'000'000'000;

} // namespace

std::int64_t stepsAt(Instant time)
{
    // Seconds and rest apart: nanoseconds times 1024 would overflow after 104 days.
    const std::int64_t nanos = time.time_since_epoch().count();
    return nanos / nanosPerSecond * stepsPerSecond + nanos % nanosPerSecond * stepsPerSecond / nanosPerSecond;
}

std::int64_t millisecondsAt(Instant time)
{
    return stepsAt(time) * 1000 / stepsPerSecond;
}

Ticks ticksAt(Instant time)
{
    return Ticks{static_cast<std::uint64_t>(millisecondsAt(time)) + offset};
}

Instant instantOf(Ticks due, Instant now)
{
    const TickSpan ahead = due - ticksAt(now);
    return ahead.ms <= 0 ? now : std::max(now, instantOfMillisecond(millisecondsAt(now) + ahead.ms));
}

Instant instantOfStep(std::int64_t steps)
{
    const std::int64_t rest = (steps % stepsPerSecond * nanosPerSecond + stepsPerSecond - 1) / stepsPerSecond;
    return Instant{Duration{steps / stepsPerSecond * nanosPerSecond + rest}};
}

} // namespace core
