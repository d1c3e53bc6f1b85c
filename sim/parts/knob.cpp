// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/parts/knob.h"

namespace sim {

KnobRange rangeOf(KnobKind kind)
{
    return kind == KnobKind::Temperature ? KnobRange{-40, 125, 20} : KnobRange{0, 65535, 32768};
}

std::uint16_t voltageOf(KnobKind kind, std::int32_t value)
{
    constexpr std::int32_t fullScale = 3300; // mV
    const std::int32_t voltage
        = kind == KnobKind::Temperature ? (500 + 10 * value) * 65535 / fullScale : value;
    return static_cast<std::uint16_t>(voltage);
}

LiveKnob::LiveKnob(const Knob &knob, std::uint32_t number, Pins &pins, Recorder &recorder)
    : m_kind(knob.kind), m_number(number), m_pins(pins), m_recorder(recorder),
      m_slider(pins.connect(knob.pin)), m_value(knob.start)
{
    m_pins.driveVoltage(m_slider, Strength::Resistor, voltageOf(m_kind, m_value));
}

void LiveKnob::set(std::int32_t value)
{
    if (value == m_value) {
        return;
    }
    m_value = value;
    m_recorder.record(core::EntryKind::PartInput, m_number, 0, static_cast<std::uint32_t>(value));
    m_pins.driveVoltage(m_slider, Strength::Resistor, voltageOf(m_kind, value));
}

} // namespace sim
