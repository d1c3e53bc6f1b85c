// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/parts/button.h"

#include <algorithm>

namespace sim {

LiveButton::LiveButton(const Button &button, std::uint32_t number, Clock &clock, Pins &pins,
                       Recorder &recorder, std::uint64_t seed)
    : m_button(button), m_number(number), m_clock(clock), m_pins(pins), m_recorder(recorder),
      m_random(seed ^ (0xB0CE0000ULL + number)), m_contact(pins.connect(button.pin))
{
    if (button.toPin) {
        m_bridge = pins.join(button.pin, *button.toPin);
    }
    if (button.pull != core::Pull::None) {
        pins.drive(pins.connect(button.pin), {Strength::Resistor, button.pull == core::Pull::Up});
    }
}

void LiveButton::set(std::int32_t value)
{
    const bool pressed = value == 1;
    if (pressed == m_pressed) {
        return;
    }
    m_pressed = pressed;
    m_recorder.record(core::EntryKind::PartInput, m_number, 0, pressed ? 1U : 0U);
    for (const Clock::EventId &event : m_bounces) {
        m_clock.cancel(event);
    }
    m_bounces.clear();
    contact(pressed);
    if (m_button.bounceMs > 0) {
        bounce();
    }
}

void LiveButton::contact(bool closed)
{
    if (m_bridge) {
        m_pins.setClosed(*m_bridge, closed);
        return;
    }
    m_pins.drive(m_contact, closed ? Drive{Strength::Driven, !m_button.toGround} : Drive{});
}

void LiveButton::bounce()
{
    const std::uint64_t times = 2 * (1 + m_random.next() % 4);
    const std::uint64_t micros = std::uint64_t{m_button.bounceMs} * 1000;
    std::vector<std::uint64_t> moments;
    for (std::uint64_t i = 0; i < times; ++i) {
        moments.push_back(1 + m_random.next() % micros);
    }
    std::sort(moments.begin(), moments.end());
    bool closed = m_pressed;
    for (const std::uint64_t moment : moments) {
        closed = !closed;
        m_bounces.push_back(m_clock.at(m_clock.now() + std::chrono::microseconds{moment},
                                       [this, closed] { contact(closed); }));
    }
}

} // namespace sim
