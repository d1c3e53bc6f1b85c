// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/pulseout.h"

namespace sim {

namespace {

// The timer counts 48 MHz / 64, and the board gives it three quarters of the microseconds, cut.
core::Duration timeOf(std::uint16_t pulse)
{
    return core::Duration{std::int64_t{pulse} * 3 / 4 * 4000 / 3};
}

} // namespace

PulseOut::PulseOut(Clock &clock, Pins &pins, PwmTimers &timers, SharedTimer &timer, core::PinId pin,
                   const metro_m4::PwmSlot &slot, std::uint32_t frequency, std::uint16_t duty)
    : m_clock(clock), m_timer(timer), m_carrier(pins, timers, pin, slot, frequency, 0, false), m_duty(duty)
{
}

void PulseOut::stop()
{
    if (m_running) {
        m_running = false;
        m_carrier.stop();
        m_timer.giveBack();
    }
}

void PulseOut::send(std::span<const std::uint16_t> pulses)
{
    bool on = true;
    for (const std::uint16_t pulse : pulses) {
        m_carrier.setDuty(on ? m_duty : std::uint16_t{0});
        m_clock.advance(timeOf(pulse));
        on = !on;
    }
    m_carrier.setDuty(0);
}

} // namespace sim
