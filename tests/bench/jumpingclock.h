// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"

#include <algorithm>

/// A clock on which waiting takes no real time.
class JumpingClock final : public core::Clock
{
public:
    void advance(core::Duration span) override { m_now += span; }
    bool waitUntil(core::Instant due) override
    {
        m_now = std::max(m_now, due);
        return true;
    }
};

/// Each task's own pause makes the due times interleave; 0 is the ping-pong of sleep(0).
inline std::chrono::milliseconds pauseOf(std::int64_t task, bool spread)
{
    return std::chrono::milliseconds{spread ? 1 + task * 7919 % 1009 : 0};
}

/// How often each of so many tasks switches in one measurement.
constexpr std::int64_t switchesPerTask(std::int64_t tasks)
{
    return std::max<std::int64_t>(20, 200'000 / tasks);
}
