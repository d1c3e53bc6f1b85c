// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/pixelwriter.h"

#include "core/tickcounter.h"
#include "sim/metro_m4.h"

namespace sim {

namespace {

constexpr core::Duration byteTime{8 * 1240};
constexpr std::int64_t gap = 4; // steps of 1/1024 s

} // namespace

void PixelWriter::write(core::PinId pin, std::string_view bytes)
{
    m_clock.advanceTo(core::instantOfStep(m_earliest));
    m_interrupts.turnOff();
    m_clock.advance(byteTime * static_cast<std::int64_t>(bytes.size()));
    m_recorder.record(core::EntryKind::PixelFrame, core::number(pin), 0, bytes);
    m_wroteOnboard = m_wroteOnboard || pin == metro_m4::neopixel();
    m_earliest = core::stepsAt(m_clock.now()) + gap;
    m_interrupts.turnOn();
}

void PixelWriter::endProgram()
{
    if (m_wroteOnboard) {
        m_wroteOnboard = false;
        m_recorder.record(core::EntryKind::PixelFrame, core::number(metro_m4::neopixel()), 0,
                          std::string_view{"\0\0\0", 3});
    }
}

} // namespace sim
