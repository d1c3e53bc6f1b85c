// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/parts/button.h"

namespace sim {

LiveButton::LiveButton(const Button &button, std::uint32_t number, Pins &pins, Recorder &recorder)
    : m_toGround(button.toGround), m_number(number), m_pins(pins), m_recorder(recorder),
      m_contact(pins.connect(button.pin))
{
    if (button.pull != core::Pull::None) {
        pins.drive(pins.connect(button.pin), {Strength::Resistor, button.pull == core::Pull::Up});
    }
}

void LiveButton::set(bool pressed)
{
    if (pressed == m_pressed) {
        return;
    }
    m_pressed = pressed;
    m_recorder.record(core::EntryKind::PartInput, m_number, 0, pressed ? 1U : 0U);
    m_pins.drive(m_contact, pressed ? Drive{Strength::Driven, !m_toGround} : Drive{});
}

} // namespace sim
