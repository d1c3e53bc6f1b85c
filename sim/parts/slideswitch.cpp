// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/parts/slideswitch.h"

namespace sim {

LiveSlideSwitch::LiveSlideSwitch(const SlideSwitch &slide, std::uint32_t number, Pins &pins,
                                 Recorder &recorder)
    : m_number(number), m_pins(pins), m_recorder(recorder), m_slider(pins.connect(slide.pin)),
      m_high(slide.startsHigh)
{
    m_pins.drive(m_slider, {Strength::Driven, m_high});
}

void LiveSlideSwitch::set(std::int32_t value)
{
    if (m_high == (value == 1)) {
        return;
    }
    m_high = value == 1;
    m_recorder.record(core::EntryKind::PartInput, m_number, 0, m_high ? 1U : 0U);
    m_pins.drive(m_slider, {Strength::Driven, m_high});
}

} // namespace sim
