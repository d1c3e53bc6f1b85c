// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/interruptpin.h"

namespace sim {

InterruptPin::InterruptPin(Pins &pins, Interrupts &interrupts, core::PinId pin, core::Pull pull)
    : m_pins(pins), m_interrupts(interrupts), m_pin(pin)
{
    m_interrupts.take(*metro_m4::pin(pin).extint);
    m_pins.claim(pin);
    m_pins.setPull(pin, pull);
}

void InterruptPin::watch(std::function<void(core::Level)> handler)
{
    m_watch = m_pins.watch(m_pin, std::move(handler));
}

void InterruptPin::release()
{
    if (m_watch) {
        m_pins.unwatch(*m_watch);
        m_watch.reset();
        m_pins.release(m_pin);
        m_interrupts.giveBack(*metro_m4::pin(m_pin).extint);
    }
}

} // namespace sim
