// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/task.h"

#include <cassert>
#include <cstdint>
#include <vector>

namespace core {

/// Tasks ordered by (due, order of insertion): the smallest due tick first, as the wrapping counter
/// compares them; among equals, first in, first out.
///
/// Two parts share the work. A task pushed with a due tick not before that of the last one in the
/// lane, and that is due already, joins the end of the lane, a linked list: that is every wake-up
/// and every sleep(0), at the price of a few stores. All others go into a binary heap. The head is
/// the better of the two fronts.
class TaskQueue final : public WaitPlace
{
public:
    bool empty() const { return m_lane.empty() && m_heap.empty(); }
    std::size_t size() const { return m_laneSize + m_heap.size(); }

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
    void place(std::size_t index, const Slot &slot);
    void siftUp(std::size_t index, Slot slot);
    void siftDown(std::size_t index, Slot slot);
    void removeSlot(std::size_t index);
    void pushIntoHeap(TaskBase &task);

    WaitList m_lane;
    std::size_t m_laneSize = 0;
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
    if (isDue && (m_lane.empty() || !isBefore(due, m_lane.back()->m_due))) {
        m_lane.push(task);
        task.m_in = TaskBase::In::Lane;
        ++m_laneSize;
        return;
    }
    pushIntoHeap(task);
}

inline TaskBase *TaskQueue::peek() const
{
    TaskBase *const first = m_lane.front();
    if (m_heap.empty()) {
        return first;
    }
    const Slot &top = m_heap.front();
    if (!first || before(top, Slot{first->m_order, first, first->m_due})) {
        return top.task;
    }
    return first;
}

inline void TaskQueue::remove(TaskBase &task)
{
    if (task.m_in == TaskBase::In::Lane) {
        m_lane.remove(task);
        --m_laneSize;
    } else {
        assert(task.m_in == TaskBase::In::Heap && m_heap[task.m_slot].task == &task);
        removeSlot(task.m_slot);
    }
}

} // namespace core
