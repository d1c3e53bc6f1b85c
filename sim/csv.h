// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/tracesink.h"

#include <optional>

namespace sim {

/// Every entry of a run as a line of comma-separated values (RFC 4180, lines end in LF, the first names
/// the columns):
///
///     time_s,kind,subject,detail,value,depth
///     0.250117200,pin-level,D1,high,
///
/// Times are seconds since the start of code.py; what comes before it has negative times. Words are those
/// of sim/entrywords.h.
class CsvSink final : public TraceSink
{
public:
    CsvSink() { m_output = "time_s,kind,subject,detail,value,depth\n"; }

    void add(const core::Entry &entry, const core::Trace &trace) override;
    void finish(core::Instant end, const core::Trace &trace) override;

private:
    void write(const core::Entry &entry, const core::Trace &trace);

    std::optional<core::Instant> m_start;
    std::vector<core::Entry> m_early; // entries before the start, whose times are not known yet
};

} // namespace sim
