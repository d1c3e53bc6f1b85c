// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/edgecounter.h"

namespace sim {

EdgeCounter::EdgeCounter(Pins &pins, Interrupts &interrupts, Recorder &recorder, core::PinId pin, Edges edges,
                         core::Pull pull)
    : m_pins(pins), m_interrupts(interrupts), m_recorder(recorder), m_pin(pin), m_edges(edges)
{
    m_interrupts.take(*metro_m4::pin(pin).extint);
    m_pins.claim(pin);
    m_pins.setPull(pin, pull);
    // What the pull did is over before the interrupt is on.
    m_high = m_pins.value(pin);
    m_watch = m_pins.watch(pin, [this](core::Level level) { onLevel(level); });
}

void EdgeCounter::stop()
{
    if (m_watch) {
        m_pins.unwatch(*m_watch);
        m_watch.reset();
        m_interrupts.forget(this);
        m_pins.release(m_pin);
        m_interrupts.giveBack(*metro_m4::pin(m_pin).extint);
    }
}

void EdgeCounter::onLevel(core::Level level)
{
    const bool high = level == core::Level::High;
    if (level == core::Level::Floating || high == m_high) {
        return;
    }
    m_high = high;
    if (m_edges == Edges::Both || (m_edges == Edges::Rise) == high) {
        m_interrupts.request(this, [this] { countOne(); });
    }
}

void EdgeCounter::countOne()
{
    ++m_count;
    m_recorder.record(core::EntryKind::EdgeCounted, core::number(m_pin), 0,
                      static_cast<std::uint32_t>(m_count));
}

} // namespace sim
