// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/task.h"

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

    WaitList m_lane;
    std::size_t m_laneSize = 0;
    std::vector<Slot> m_heap;
    std::uint64_t m_nextOrder = 0;
};

} // namespace core
