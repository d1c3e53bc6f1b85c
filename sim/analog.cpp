// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/analog.h"

#include <algorithm>

namespace sim {

namespace {

constexpr int highest = 4095; // of 12 bits

// The full scale stays the full scale: 4095 becomes 65535.
std::uint16_t spread(int counts)
{
    return static_cast<std::uint16_t>(counts * 16 + counts / 256);
}

} // namespace

AnalogInput::AnalogInput(Pins &pins, core::PinId pin, std::uint64_t seed)
    : m_pins(pins), m_pin(pin), m_noise(seed ^ (0x414E414C4F47ULL + core::number(pin)))
{
    m_pins.claim(pin);
}

void AnalogInput::stop()
{
    if (m_running) {
        m_running = false;
        m_pins.release(m_pin);
    }
}

std::uint16_t AnalogInput::value()
{
    const int counts = m_pins.voltage(m_pin) / 16;
    if (counts == 0 || counts == highest) {
        return spread(counts);
    }
    // -1, 0, 0 or +1
    static constexpr int noise[] = {-1, 0, 0, 1};
    return spread(std::clamp(counts + noise[m_noise.next() >> 62], 0, highest));
}

AnalogOutput::AnalogOutput(Pins &pins, core::PinId pin) : m_pins(pins), m_pin(pin)
{
    m_pins.claim(pin);
    setValue(0);
}

void AnalogOutput::stop()
{
    if (m_running) {
        m_running = false;
        m_pins.release(m_pin);
    }
}

void AnalogOutput::setValue(std::uint16_t value)
{
    m_pins.setVoltage(m_pin, spread(value / 16));
}

} // namespace sim
