// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/clock.h"
#include "sim/pwm.h"
#include "sim/sharedtimer.h"

#include <cstdint>
#include <span>

namespace sim {

/// pulseio.PulseOut of CircuitPython 10.2.1: a PWM carrier that is switched on and off, as a remote control's
/// LED is. Between sends the pin is low.
class PulseOut final : public Peripheral
{
public:
    /// Takes over a slot taken for the free pin and a use of the timer.
    PulseOut(Clock &clock, Pins &pins, PwmTimers &timers, SharedTimer &timer, core::PinId pin,
             const metro_m4::PwmSlot &slot, std::uint32_t frequency, std::uint16_t duty);

    void stop() override;

    /// Microseconds on, off, on ...; the CPU waits until all of it is out, and the pin is low then.
    void send(std::span<const std::uint16_t> pulses);

private:
    Clock &m_clock;
    SharedTimer &m_timer;
    PwmOutput m_carrier;
    std::uint16_t m_duty;
    bool m_running = true;
};

} // namespace sim
