// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/trace.h"

#include <string>

namespace sim {

/// Something that turns a run into a file while the run goes on. It writes into a string, which its
/// owner takes away and empties whenever it likes: nothing is kept longer than the format needs.
class TraceSink
{
public:
    virtual ~TraceSink() = default;
    TraceSink(const TraceSink &) = delete;
    TraceSink &operator=(const TraceSink &) = delete;

    /// The next entry of the run. Only the strings of `trace` are read.
    virtual void add(const core::Entry &entry, const core::Trace &trace) = 0;
    /// The run has ended, at `end`. The last call.
    virtual void finish(core::Instant end, const core::Trace &trace) = 0;

    /// What was written since the owner last emptied it.
    std::string &output() { return m_output; }

protected:
    TraceSink() = default;

    std::string m_output;
};

} // namespace sim
