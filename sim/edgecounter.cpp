// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/edgecounter.h"

namespace sim {

EdgeCounter::EdgeCounter(Pins &pins, Interrupts &interrupts, Recorder &recorder, core::PinId pin, Edges edges,
                         core::Pull pull)
    : m_interrupts(interrupts), m_recorder(recorder), m_pin(pins, interrupts, pin, pull), m_edges(edges)
{
    // What the pull did is over before the interrupt is on.
    m_high = m_pin.value();
    m_pin.watch([this](core::Level level) { onLevel(level); });
}

void EdgeCounter::stop()
{
    m_pin.release();
    m_interrupts.forget(this);
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
    m_recorder.record(core::EntryKind::EdgeCounted, core::number(m_pin.pin()), 0,
                      static_cast<std::uint32_t>(m_count));
}

} // namespace sim
