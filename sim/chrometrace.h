// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/tracesink.h"

#include <map>
#include <optional>
#include <string>

namespace sim {

/// A run in the Trace Event Format, which Perfetto (ui.perfetto.dev) and chrome://tracing open.
///
/// One track per task with a slice for each turn in which it held the CPU, time.sleep as a slice within;
/// an arrow from the moment that queued a task to the turn that followed; a counter per pin, 1 while its
/// net is high; console writes and exceptions as instants. Times are microseconds since the start of
/// code.py; what comes before it stands at 0. Lines are left out.
class ChromeTraceSink final : public TraceSink
{
public:
    ChromeTraceSink();

    void add(const core::Entry &entry, const core::Trace &trace) override;
    void finish(core::Instant end, const core::Trace &trace) override;

private:
    struct Task
    {
        std::string name;
        std::optional<core::Instant> heldSince;
        std::optional<std::uint64_t> arrow; // from its latest queueing, not yet drawn to a turn
    };

    Task &task(core::TaskId id);
    void begin(std::string_view phase, std::string_view name, core::Instant time, core::TaskId track);
    void slice(std::string_view name, core::Instant from, core::Instant to, core::TaskId track);
    void nameTrack(core::TaskId id, std::string_view name);
    void queue(const core::Entry &entry);
    void resume(const core::Entry &entry);
    void endTurn(core::TaskId id, core::Instant time);
    void mark(std::string_view name, std::string_view text, core::Instant time);
    std::string micros(core::Instant time) const;

    std::optional<core::Instant> m_start;
    std::map<core::TaskId, Task> m_tasks;
    core::TaskId m_holder = core::programTask;
    std::optional<core::Instant> m_sleepsSince;
    std::uint64_t m_arrows = 0;
};

} // namespace sim
