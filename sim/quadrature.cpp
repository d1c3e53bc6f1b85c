// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/quadrature.h"

#include <array>

namespace sim {

namespace {

// By state before * 4 + state after.
constexpr std::array<int, 16> stepOf{0, -1, 1, 0, 1, 0, 0, -1, -1, 0, 0, 1, 0, 1, -1, 0};

} // namespace

Quadrature::Quadrature(Pins &pins, Interrupts &interrupts, core::PinId a, core::PinId b, std::int32_t divisor)
    : m_interrupts(interrupts), m_a(pins, interrupts, a, core::Pull::Up),
      m_b(pins, interrupts, b, core::Pull::Up), m_divisor(divisor)
{
    m_state = state();
    m_a.watch([this](core::Level) { onLevel(); });
    m_b.watch([this](core::Level) { onLevel(); });
}

void Quadrature::stop()
{
    m_a.release();
    m_b.release();
    m_interrupts.forget(this);
}

unsigned Quadrature::state() const
{
    return (m_a.value() ? 2U : 0U) | (m_b.value() ? 1U : 0U);
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
