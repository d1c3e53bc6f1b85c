// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/peripheral.h"
#include "sim/pins.h"
#include "sim/random.h"

#include <cstdint>

namespace sim {

/// analogio.AnalogIn: a 12-bit conversion of the net's voltage, spread over 0 .. 65535.
///
/// The last bit of a voltage between the rails is uncertain: the firmware takes one conversion, without
/// averaging, and boards show a few counts of noise (an estimate, no measurement is known). It comes from
/// a generator of its own, so that reading an input does not change the program's random numbers.
class AnalogInput final : public Peripheral
{
public:
    /// Requires a free pin with an ADC. `seed` is the run's.
    AnalogInput(Pins &pins, core::PinId pin, std::uint64_t seed);

    void stop() override;
    std::uint16_t value();

private:
    Pins &m_pins;
    core::PinId m_pin;
    Random m_noise;
    bool m_running = true;
};

/// analogio.AnalogOut: the top 12 bits of the value as a voltage.
class AnalogOutput final : public Peripheral
{
public:
    /// Requires a free pin with a DAC. It starts at 0 V.
    AnalogOutput(Pins &pins, core::PinId pin);

    void stop() override;
    void setValue(std::uint16_t value);

private:
    Pins &m_pins;
    core::PinId m_pin;
    bool m_running = true;
};

} // namespace sim
