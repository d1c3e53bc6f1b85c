// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/pulsein.h"

#include <algorithm>
#include <utility>

namespace sim {

namespace {

using std::chrono::microseconds;

constexpr microseconds timerPeriod{65'536}; // it counts 16 bits of microseconds
constexpr std::int64_t mostOverflows = 15;
constexpr std::int64_t longest = 65'535; // microseconds

} // namespace

PulseIn::PulseIn(Clock &clock, Pins &pins, Interrupts &interrupts, SharedTimer &timer, core::PinId pin,
                 std::size_t maxLength, bool idleState)
    : m_clock(clock), m_pins(pins), m_interrupts(interrupts), m_timer(timer), m_pin(pins, interrupts, pin),
      m_maxLength(maxLength), m_idleState(idleState), m_timerStart(clock.now())
{
    m_high = m_pin.value();
    m_pin.watch([this](core::Level level) { onLevel(level); });
}

void PulseIn::stop()
{
    if (m_pin.isWatched()) {
        m_pin.release();
        m_interrupts.forget(this);
        m_timer.giveBack();
    }
}

void PulseIn::resume(core::Duration trigger)
{
    pause();
    if (trigger > core::Duration{}) {
        m_pins.switchToOutput(m_pin.pin(), !m_idleState);
        m_clock.advance(trigger);
        m_pins.setValue(m_pin.pin(), m_idleState);
        m_pins.switchToInput(m_pin.pin());
    }
    m_first = true;
    m_tooLong = false;
    m_paused = false;
}

std::uint16_t PulseIn::takeOldest()
{
    const std::uint16_t oldest = m_pulses.front();
    m_pulses.pop_front();
    return oldest;
}

bool PulseIn::takeTooLong()
{
    return std::exchange(m_tooLong, false);
}

void PulseIn::onLevel(core::Level level)
{
    const bool high = level == core::Level::High;
    if (level == core::Level::Floating || high == m_high) {
        return;
    }
    m_high = high;
    if (!m_paused && (!m_first || high != m_idleState)) {
        m_interrupts.request(this, [this] { edge(); });
    }
}

// The time that counts is when the CPU gets to it.
void PulseIn::edge()
{
    const core::Instant now = m_clock.now();
    if (m_pulses.empty()) {
        m_beganOverflows = overflows(now);
    }
    if (!std::exchange(m_first, false)) {
        if (overflows(now) - m_beganOverflows > mostOverflows) {
            m_tooLong = true;
            pause();
            return;
        }
        const auto lasted = std::chrono::duration_cast<microseconds>(now - m_last).count();
        m_pulses.push_back(static_cast<std::uint16_t>(std::min<std::int64_t>(lasted, longest)));
        if (m_pulses.size() > m_maxLength) {
            m_pulses.pop_front();
        }
    }
    m_last = now;
}

std::int64_t PulseIn::overflows(core::Instant time) const
{
    return (time - m_timerStart) / timerPeriod;
}

} // namespace sim
