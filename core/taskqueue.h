// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/duelane.h"
#include "core/task.h"
#include "core/timerwheel.h"

#include <cassert>
#include <cstdint>
#include <vector>

namespace core {

/// Tasks ordered by (due, order of insertion): the smallest due tick first, as the wrapping counter
/// compares them; among equals, first in, first out.
///
/// Three parts share the work. A task pushed with a due tick not before that of the last one in the
/// lane, and that is due already, joins the end of the lane, a ring: that is every wake-up and every
/// sleep(0), at the price of a few stores. One that is due within about a second of the others that sleep
/// goes to a list for its tick, in the wheel. All others go into a binary heap. The head is the best of
/// the three fronts.
class TaskQueue final : public WaitPlace
{
public:
    bool empty() const { return size() == 0; }
    std::size_t size() const { return m_lane.size() + m_wheel.size() + m_heap.size(); }

    /// Adds a task with its due tick; `now` tells whether it is due. Requires that the task stands
    /// in no list and no queue.
    void push(TaskBase &task, Ticks due, Ticks now);
    /// The next task to run; null if empty.
    TaskBase *peek() const;
    /// Requires that the queue is not empty.
    TaskBase &pop();
    /// Requires that the task stands in this queue.
    void remove(TaskBase &task) override;

    bool contains(const TaskBase &task) const;
    bool checkInvariants() const;

private:
    // The keys stand beside the pointers: comparing must not touch the tasks.
    struct Slot
    {
        std::uint64_t order;
        TaskBase *task;
        Ticks due;
    };
    static bool before(const Slot &a, const Slot &b);
    static TaskBase *earlier(TaskBase *a, TaskBase *b);
    void place(std::size_t index, const Slot &slot);
    void siftUp(std::size_t index, Slot slot);
    void siftDown(std::size_t index, Slot slot);
    void removeSlot(std::size_t index);
    void pushIntoHeap(TaskBase &task);

    DueLane m_lane;
    Ticks m_laneLast; // the latest due in the lane, unless it is empty
    TimerWheel m_wheel;
    std::vector<Slot> m_heap;
    std::uint64_t m_nextOrder = 0;
};

// The path of every switch between tasks that are due: inline.

inline bool TaskQueue::before(const Slot &a, const Slot &b)
{
    return a.due == b.due ? a.order < b.order : isBefore(a.due, b.due);
}

inline void TaskQueue::push(TaskBase &task, Ticks due, Ticks now)
{
    assert(task.m_in == TaskBase::In::None && "a task stands in one queue at a time");
    task.m_due = due;
    task.m_order = m_nextOrder++;
    const bool isDue = !isBefore(now, due);
    if (isDue && (m_lane.empty() || !isBefore(due, m_laneLast))) {
        m_laneLast = due;
        m_lane.push(task);
    } else if ((due - now).ms < static_cast<std::int32_t>(TimerWheel::span) && m_wheel.takes(due)) {
        m_wheel.push(task);
    } else {
        pushIntoHeap(task);
    }
}

inline TaskBase *TaskQueue::earlier(TaskBase *a, TaskBase *b)
{
    return !a || isBefore(b->m_due, a->m_due) || (b->m_due == a->m_due && b->m_order < a->m_order) ? b : a;
}

inline TaskBase *TaskQueue::peek() const
{
    TaskBase *first = m_lane.empty() ? nullptr : m_lane.front();
    if (!m_wheel.empty()) {
        first = earlier(first, m_wheel.front());
    }
    if (!m_heap.empty()) {
        first = earlier(first, m_heap.front().task);
    }
    return first;
}

inline void TaskQueue::remove(TaskBase &task)
{
    if (task.m_in == TaskBase::In::Lane) {
        m_lane.remove(task);
    } else if (task.m_in == TaskBase::In::Wheel) {
        m_wheel.remove(task);
    } else {
        assert(task.m_in == TaskBase::In::Heap && m_heap[task.m_slot].task == &task);
        removeSlot(task.m_slot);
    }
}

} // namespace core
