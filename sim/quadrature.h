// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/interruptpin.h"
#include "sim/peripheral.h"

#include <cstdint>

namespace sim {

/// rotaryio.IncrementalEncoder: follows two contacts that open and close a quarter of a turn apart, by
/// interrupt. A step is counted by the two-bit states before and after it (CircuitPython 10.2.1's
/// table); `divisor` steps in one direction move the position by one. A jump over a state counts
/// nothing. Both pins are pulled up.
class Quadrature final : public Peripheral
{
public:
    /// Requires two free pins whose interrupt channels are free and not the same.
    Quadrature(Pins &pins, Interrupts &interrupts, core::PinId a, core::PinId b, std::int32_t divisor);

    void stop() override;

    std::int32_t position() const { return m_position; }
    void setPosition(std::int32_t position) { m_position = position; }
    std::int32_t divisor() const { return m_divisor; }
    /// Requires divisor >= 1.
    void setDivisor(std::int32_t divisor) { m_divisor = divisor; }

private:
    unsigned state() const;
    void onLevel();
    void step();

    Interrupts &m_interrupts;
    InterruptPin m_a;
    InterruptPin m_b;
    std::int32_t m_divisor;
    std::int32_t m_position = 0;
    std::int32_t m_steps = 0; // since the last whole one, between -divisor and divisor
    unsigned m_state = 0;
};

} // namespace sim
