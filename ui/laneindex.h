// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/trace.h"
#include "ui/lanes.h"

#include <deque>
#include <optional>
#include <string_view>
#include <unordered_map>

namespace ui {

/// A trace sorted by lane, so that a picture of any part of it can be drawn without walking the
/// rest.
///
/// It takes in each entry once, as the trace grows, and keeps 12 to 16 bytes for each change of a lane:
/// with the trace's own 16, below 32 bytes for each entry of a run.
class LaneIndex
{
public:
    /// The trace must outlive the index.
    explicit LaneIndex(const core::Trace &trace) : m_trace(&trace) { }

    /// Takes in the entries that were appended since the last call.
    void update();

    const core::Trace &trace() const { return *m_trace; }
    /// code.py's start: the window's t = 0.
    std::optional<core::Instant> startedAt() const { return m_startedAt; }
    /// The last entry's time.
    core::Instant lastTime() const { return m_lastTime; }

    /// By TaskId; [0] is the program itself.
    const std::deque<TaskLane> &tasks() const { return m_tasks; }
    /// By PinId.
    const std::deque<PinLane> &pins() const { return m_pins; }
    /// The name of an Event or a Lock; empty if it has none.
    std::string_view nameOf(core::WaitableId id) const;
    const Chunks<LoadChange> &load() const { return m_load; }
    /// Who woke whom. Turns that come by the clock alone are not among them.
    const Chunks<WakeUp> &wakeUps() const { return m_wakeUps; }
    /// Console output, exceptions, Ctrl-C and what a hand set at the parts.
    const Chunks<Mark> &marks() const { return m_marks; }

    /// How much of `from` .. `to` the CPU ran code: 0 .. 1.
    double busyShare(core::Instant from, core::Instant to) const;
    /// How much of `from` .. `to` the pin was high: 0 .. 1. PWM counts with its duty.
    double highShare(core::PinId pin, core::Instant from, core::Instant to) const;
    /// How much of it the pin was low: 0 .. 1. A pin that floats is neither.
    double lowShare(core::PinId pin, core::Instant from, core::Instant to) const;
    /// How long the CPU had run code by `time`, in all.
    core::Duration busyUntil(core::Instant time) const;
    /// The task that held the CPU at `time`.
    std::optional<core::TaskId> holderAt(core::Instant time) const;

    /// Bytes held in lanes.
    std::size_t bytes() const;

private:
    TaskLane &task(core::TaskId id);
    PinLane &pin(core::PinId id);
    void enter(core::TaskId id, core::Instant time, LanePhase phase, std::uint8_t detail = 0,
               std::uint32_t value = 0);
    void setLoad(core::Instant time, LoadChange::Form form);
    void takeWakeUp(const core::Entry &entry);
    void setLevel(PinLane &lane, core::Instant time, LevelChange::Form form, double share);
    void takeTask(const core::Entry &entry);
    void takePin(const core::Entry &entry);
    void takeBoard(const core::Entry &entry, std::size_t index);

    const core::Trace *m_trace;
    std::size_t m_taken = 0;
    std::optional<core::Instant> m_startedAt;
    core::Instant m_lastTime{};
    core::TaskId m_holder = core::programTask;
    struct Queueing
    {
        core::QueuedBy by;
        std::uint32_t due;
    };
    std::deque<std::optional<Queueing>> m_queuedAgain; // by TaskId: of tasks still running
    std::deque<TaskLane> m_tasks;
    std::deque<PinLane> m_pins;
    std::unordered_map<core::WaitableId, core::StringId> m_waitables;
    Chunks<LoadChange> m_load;
    std::vector<core::Duration> m_busyBefore; // by chunk of m_load: how long it had run code before that
    Chunks<WakeUp> m_wakeUps;
    Chunks<Mark> m_marks;
};

} // namespace ui
