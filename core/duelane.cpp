// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/duelane.h"

#include <algorithm>

namespace core {

void DueLane::makeRoom()
{
    // A ring that is mostly holes is large enough.
    const bool isFull = 2 * m_count >= m_ring.size();
    std::vector<TaskBase *> ring(isFull ? std::max<std::size_t>(16, 2 * m_ring.size()) : m_ring.size());
    std::size_t count = 0;
    for (std::size_t position = m_begin; position != m_end; ++position) {
        if (TaskBase *const task = at(position)) {
            task->m_slot = count;
            ring[count++] = task;
        }
    }
    m_ring.swap(ring);
    m_mask = m_ring.size() - 1;
    m_begin = 0;
    m_end = count;
}

void DueLane::skipHoles()
{
    while (m_begin != m_end && !at(m_begin)) {
        ++m_begin;
    }
}

bool DueLane::checkInvariants() const
{
    const TaskBase *previous = nullptr;
    std::size_t count = 0;
    for (std::size_t position = m_begin; position != m_end; ++position) {
        const TaskBase *const task = at(position);
        if (!task) {
            if (position == m_begin) {
                return false;
            }
            continue;
        }
        if (!contains(*task)
            || (previous && (isBefore(task->m_due, previous->m_due) || task->m_order < previous->m_order))) {
            return false;
        }
        previous = task;
        ++count;
    }
    return count == m_count;
}

} // namespace core
