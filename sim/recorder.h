// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/trace.h"
#include "sim/clock.h"

#include <cstdint>
#include <string_view>

namespace sim {

/// Writes what happens on the board into its trace, stamped with the time of its clock. Recording
/// takes no virtual time. Holds references: clock and trace must outlive it.
class Recorder
{
public:
    Recorder(const Clock &clock, core::Trace &trace) : m_clock(clock), m_trace(trace) { }

    void record(core::EntryKind kind, std::uint32_t subject = 0, std::uint8_t detail = 0,
                std::uint32_t value = 0)
    {
        m_trace.append({m_clock.now(), kind, subject, detail, value});
    }
    /// Its value is the number of `text`.
    void record(core::EntryKind kind, std::uint32_t subject, std::uint8_t detail, std::string_view text)
    {
        record(kind, subject, detail, core::number(m_trace.intern(text)));
    }

private:
    const Clock &m_clock;
    core::Trace &m_trace;
};

} // namespace sim
