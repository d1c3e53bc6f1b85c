// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/task.h"

#include <cassert>
#include <cstddef>
#include <vector>

namespace core {

/// Tasks in the order in which they came: those of a TaskQueue that are due already.
///
/// A ring of pointers. Coming and going touches the ring and the task itself, and not, as links through
/// the tasks would, its neighbours: with many tasks those are not in the processor's cache. A task taken
/// out of the middle leaves a hole, which the front skips.
class DueLane
{
public:
    bool empty() const { return m_count == 0; }
    std::size_t size() const { return m_count; }
    /// Requires that it is not empty.
    TaskBase *front() const { return at(m_begin); }

    /// Requires that the task stands nowhere.
    void push(TaskBase &task)
    {
        if (m_end - m_begin > m_mask || m_ring.empty()) {
            makeRoom();
        }
        at(m_end) = &task;
        task.m_slot = m_end++;
        task.m_in = TaskBase::In::Lane;
        ++m_count;
    }
    /// Requires that the task stands here.
    void remove(TaskBase &task)
    {
        assert(contains(task));
        task.m_in = TaskBase::In::None;
        --m_count;
        if (task.m_slot != m_begin) {
            at(task.m_slot) = nullptr;
            return;
        }
        ++m_begin;
        // Nearly never: without it, taking the front would wait for what was just stored.
        if (m_end - m_begin != m_count) {
            skipHoles();
        }
    }

    bool contains(const TaskBase &task) const
    {
        return task.m_in == TaskBase::In::Lane && task.m_slot - m_begin < m_end - m_begin
            && at(task.m_slot) == &task;
    }
    /// The front is no hole, and dues and orders never decrease.
    bool checkInvariants() const;

private:
    TaskBase *&at(std::size_t position) { return m_ring[position & m_mask]; }
    TaskBase *at(std::size_t position) const { return m_ring[position & m_mask]; }
    void makeRoom();
    void skipHoles();

    std::vector<TaskBase *> m_ring; // of a size that is a power of two, or empty
    std::size_t m_mask = 0;         // that size less one
    // Positions count on for ever; a task's m_slot is one of them.
    std::size_t m_begin = 0;
    std::size_t m_end = 0;
    std::size_t m_count = 0;
};

} // namespace core
