// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/watchdog.h"

#include "core/tickcounter.h"

#include <algorithm>
#include <bit>
#include <utility>

namespace sim {

core::Duration Watchdog::periodFor(core::Duration timeout)
{
    constexpr std::int64_t fewest = 8;
    const auto cycles = std::max(fewest, core::stepsAt(core::Instant{timeout}));
    return core::instantOfStep(static_cast<std::int64_t>(std::bit_ceil(static_cast<std::uint64_t>(cycles))))
        .time_since_epoch();
}

void Watchdog::start(core::Duration timeout)
{
    m_period = periodFor(timeout);
    feed();
}

void Watchdog::stop()
{
    if (m_bite) {
        m_clock.cancel(*m_bite);
        m_bite.reset();
    }
    m_period.reset();
}

void Watchdog::feed()
{
    if (!m_period) {
        return;
    }
    if (m_bite) {
        m_clock.cancel(*m_bite);
    }
    m_bite = m_clock.at(m_clock.now() + *m_period, [this] {
        m_bite.reset();
        m_hasBitten = true;
        m_clock.requestInterrupt();
    });
}

void Watchdog::reset()
{
    stop();
    if (std::exchange(m_hasBitten, false)) {
        m_clock.clearInterrupt();
    }
}

} // namespace sim
