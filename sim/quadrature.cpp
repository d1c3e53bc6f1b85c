// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/quadrature.h"

#include <array>

namespace sim {

namespace {

// By state before * 4 + state after.
constexpr std::array<int, 16> stepOf{0, -1, 1, 0, 1, 0, 0, -1, -1, 0, 0, 1, 0, 1, -1, 0};

} // namespace

Quadrature::Quadrature(Pins &pins, Interrupts &interrupts, core::PinId a, core::PinId b, std::int32_t divisor)
    : m_pins(pins), m_interrupts(interrupts), m_a(a), m_b(b), m_divisor(divisor)
{
    for (const core::PinId pin : {a, b}) {
        m_interrupts.take(*metro_m4::pin(pin).extint);
        m_pins.claim(pin);
        m_pins.setPull(pin, core::Pull::Up);
    }
    m_state = state();
    m_watchA = m_pins.watch(a, [this](core::Level) { onLevel(); });
    m_watchB = m_pins.watch(b, [this](core::Level) { onLevel(); });
}

void Quadrature::stop()
{
    if (!m_watchA) {
        return;
    }
    m_pins.unwatch(*m_watchA);
    m_pins.unwatch(*m_watchB);
    m_watchA.reset();
    m_watchB.reset();
    m_interrupts.forget(this);
    for (const core::PinId pin : {m_a, m_b}) {
        m_pins.release(pin);
        m_interrupts.giveBack(*metro_m4::pin(pin).extint);
    }
}

unsigned Quadrature::state() const
{
    return (m_pins.value(m_a) ? 2U : 0U) | (m_pins.value(m_b) ? 1U : 0U);
}

void Quadrature::onLevel()
{
    m_interrupts.request(this, [this] { step(); });
}

void Quadrature::step()
{
    const unsigned now = state();
    m_steps += stepOf[m_state * 4 + now];
    m_state = now;
    if (m_steps >= m_divisor || m_steps <= -m_divisor) {
        m_position += m_steps > 0 ? 1 : -1;
        m_steps = 0;
    }
}

} // namespace sim
