// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/clock.h"

#include <algorithm>
#include <cassert>
#include <utility>

namespace sim {

using core::Instant;

Clock::EventId Clock::at(Instant time, Action action, Class eventClass)
{
    const EventId id{std::max(time, m_now), eventClass, ++m_order};
    m_events.emplace(id, std::move(action));
    findQuiet();
    return id;
}

void Clock::cancel(const EventId &event)
{
    m_events.erase(event);
    findQuiet();
}

void Clock::workOff()
{
    takeEventsUntil(m_now, Interruptible::No);
}

std::optional<Instant> Clock::nextEvent() const
{
    return m_events.empty() ? std::nullopt : std::optional{m_events.begin()->first.time};
}

void Clock::setBarrier(std::optional<Instant> barrier)
{
    m_barrier = barrier;
    findQuiet();
}

bool Clock::waitUntil(Instant time)
{
    return !m_interrupted && passEventsUntil(time, Interruptible::Yes);
}

bool Clock::passEventsUntil(Instant time, Interruptible interruptible)
{
    const auto mayGoOn = [&] { return interruptible == Interruptible::No || !m_interrupted; };
    while (m_barrier && time > *m_barrier) {
        takeEventsUntil(*m_barrier, interruptible);
        if (!mayGoOn()) {
            return false;
        }
        m_now = std::max(m_now, *m_barrier);
        assert(m_atBarrier && "A barrier needs a handler.");
        m_atBarrier();
        if (!mayGoOn()) {
            return false;
        }
    }
    takeEventsUntil(time, interruptible);
    if (!mayGoOn()) {
        return false;
    }
    m_now = std::max(m_now, time);
    return true;
}

void Clock::takeEventsUntil(Instant time, Interruptible interruptible)
{
    while (!m_events.empty() && m_events.begin()->first.time <= time) {
        auto node = m_events.extract(m_events.begin());
        m_now = std::max(m_now, node.key().time);
        node.mapped()();
        if (interruptible == Interruptible::Yes && m_interrupted) {
            break;
        }
    }
    findQuiet();
}

void Clock::findQuiet()
{
    m_quietUntil = m_events.empty() ? Instant::max() : m_events.begin()->first.time - core::Duration{1};
    if (m_barrier) {
        m_quietUntil = std::min(m_quietUntil, *m_barrier);
    }
}

bool Clock::checkInvariants() const
{
    const bool nothingMissed = m_events.empty() || m_events.begin()->first.time >= m_now;
    const bool quietIsQuiet = (m_events.empty() || m_quietUntil < m_events.begin()->first.time)
        && (!m_barrier || m_quietUntil <= *m_barrier);
    return nothingMissed && quietIsQuiet;
}

} // namespace sim
