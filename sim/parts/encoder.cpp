// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/parts/encoder.h"

namespace sim {

using namespace std::chrono_literals;

LiveEncoder::LiveEncoder(const Encoder &encoder, std::uint32_t number, Clock &clock, Pins &pins,
                         Recorder &recorder)
    : m_number(number), m_clock(clock), m_pins(pins),
      m_recorder(recorder), m_contacts{pins.connect(encoder.a), pins.connect(encoder.b)}
{
}

void LiveEncoder::set(std::int32_t value)
{
    if (m_goal == std::int64_t{4} * value) {
        return;
    }
    m_goal = std::int64_t{4} * value;
    m_recorder.record(core::EntryKind::PartInput, m_number, 0, static_cast<std::uint32_t>(value));
    if (!m_next) {
        turn();
    }
}

void LiveEncoder::turn()
{
    m_next.reset();
    if (m_quarter == m_goal) {
        return;
    }
    m_quarter += m_quarter < m_goal ? 1 : -1;
    // Clockwise: a closes, b closes, a opens, b opens.
    const auto phase = static_cast<unsigned>(m_quarter & 3);
    const bool aClosed = phase == 1 || phase == 2;
    const bool bClosed = phase == 2 || phase == 3;
    m_pins.drive(m_contacts[0], aClosed ? Drive{Strength::Driven, false} : Drive{});
    m_pins.drive(m_contacts[1], bClosed ? Drive{Strength::Driven, false} : Drive{});
    m_next = m_clock.at(m_clock.now() + 1ms, [this] { turn(); });
}

} // namespace sim
