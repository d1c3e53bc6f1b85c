// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/task.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace core {

/// Tasks by due tick, as long as all are due within a span of about a second: those of a TaskQueue
/// that sleep for as long as programs mostly do.
///
/// One list for each tick, and a bit for each list that has somebody: coming, going and finding the next
/// take the same few steps, however many tasks there are. Within a list, first in, first out.
class TimerWheel
{
public:
    static constexpr std::uint32_t span = 1024; ///< ticks; a power of two

    bool empty() const { return m_size == 0; }
    std::size_t size() const { return m_size; }
    /// Whether a task that is due then finds room.
    bool takes(Ticks due) const
    {
        if (m_size == 0) {
            return true;
        }
        const TickSpan width = isBefore(due, m_first) ? m_last - due : due - m_first;
        return width.ms >= 0 && width.ms < limit;
    }
    /// Requires takes(task.due()), and that the task stands nowhere.
    void push(TaskBase &task);
    /// Requires that it is not empty.
    TaskBase *front() const
    {
        const Tick &tick = m_ticks[placeOf(m_first)];
        return tick.tasks[tick.begin];
    }
    /// Requires that the task stands here.
    void remove(TaskBase &task);

    bool contains(const TaskBase &task) const;
    bool checkInvariants() const;

private:
    static constexpr std::int32_t limit = span;
    static constexpr std::size_t bits = 64;
    // A list longer than this gives its memory back when it is empty: a crowd that sleeps in step visits
    // every tick.
    static constexpr std::size_t keptCapacity = 32;

    struct Tick
    {
        std::vector<TaskBase *> tasks; // null: taken out; the one at `begin` never is
        std::size_t begin = 0;
        std::size_t count = 0;
    };

    static void closeGaps(Tick &tick);
    static std::size_t placeOf(Ticks due) { return due.count() % span; }
    void findFirst();

    std::vector<Tick> m_ticks; // of them `span`; none before the first task
    std::array<std::uint64_t, span / bits> m_used{};
    std::size_t m_size = 0;
    // While it is not empty: the earliest due, and a tick that nobody is due after.
    Ticks m_first;
    Ticks m_last;
};

} // namespace core
