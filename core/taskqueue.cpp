// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/taskqueue.h"

#include <algorithm>
#include <cassert>

namespace core {

void TaskQueue::place(std::size_t index, const Slot &slot)
{
    m_heap[index] = slot;
    slot.task->m_slot = index;
}

void TaskQueue::siftUp(std::size_t index, Slot slot)
{
    while (index > 0) {
        const std::size_t parent = (index - 1) / 2;
        if (!before(slot, m_heap[parent])) {
            break;
        }
        place(index, m_heap[parent]);
        index = parent;
    }
    place(index, slot);
}

void TaskQueue::siftDown(std::size_t index, Slot slot)
{
    const std::size_t size = m_heap.size();
    for (std::size_t child = 2 * index + 1; child < size; child = 2 * index + 1) {
        if (child + 1 < size && before(m_heap[child + 1], m_heap[child])) {
            ++child;
        }
        if (!before(m_heap[child], slot)) {
            break;
        }
        place(index, m_heap[child]);
        index = child;
    }
    place(index, slot);
}

void TaskQueue::removeSlot(std::size_t index)
{
    m_heap[index].task->m_in = TaskBase::In::None;
    const Slot last = m_heap.back();
    m_heap.pop_back();
    if (index == m_heap.size()) {
        return;
    }
    if (index > 0 && before(last, m_heap[(index - 1) / 2])) {
        siftUp(index, last);
    } else {
        siftDown(index, last);
    }
}

void TaskQueue::pushIntoHeap(TaskBase &task)
{
    task.m_in = TaskBase::In::Heap;
    m_heap.emplace_back();
    siftUp(m_heap.size() - 1, Slot{task.m_order, &task, task.m_due});
}

TaskBase &TaskQueue::pop()
{
    TaskBase *const task = peek();
    assert(task && "pop of an empty queue");
    remove(*task);
    return *task;
}

bool TaskQueue::contains(const TaskBase &task) const
{
    if (task.m_in == TaskBase::In::Heap) {
        return task.m_slot < m_heap.size() && m_heap[task.m_slot].task == &task;
    }
    return m_lane.contains(task) || m_wheel.contains(task);
}

bool TaskQueue::checkInvariants() const
{
    for (std::size_t i = 0; i < m_heap.size(); ++i) {
        const Slot &slot = m_heap[i];
        if (slot.task->m_in != TaskBase::In::Heap || slot.task->m_slot != i || slot.task->m_due != slot.due) {
            return false;
        }
        if (i > 0 && before(slot, m_heap[(i - 1) / 2])) {
            return false;
        }
    }
    return m_lane.checkInvariants() && m_wheel.checkInvariants();
}

} // namespace core
