// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/pwm.h"

#include <cstddef>
#include <optional>

namespace sim {

/// One of the chip's timers, used by all objects of a kind together: taken for the first of them, given
/// back after the last.
class SharedTimer
{
public:
    explicit SharedTimer(PwmTimers &timers) : m_timers(timers) { }

    /// False if no timer is left.
    bool take()
    {
        m_timer = m_timer ? m_timer : m_timers.takeSpare();
        m_users += m_timer ? 1 : 0;
        return m_timer.has_value();
    }
    /// Requires a take() that was true.
    void giveBack()
    {
        if (--m_users == 0) {
            m_timers.giveBackSpare(*m_timer);
            m_timer.reset();
        }
    }

private:
    PwmTimers &m_timers;
    std::optional<std::size_t> m_timer;
    std::size_t m_users = 0;
};

} // namespace sim
