// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/task.h"

#include <cassert>

namespace core {

TaskBase::~TaskBase()
{
    assert(m_in == In::None && "a task is destroyed while it stands in a queue");
    assert(m_waiters.empty() && "a task is destroyed while others wait for it");
}

void TaskBase::setOwner(TaskOwner *owner)
{
    m_owner = owner;
    m_state = State::Owned;
}

void TaskBase::holdPlace(WaitPlace &place)
{
    m_hold = Hold::Place;
    m_place = &place;
}

TaskBase &WaitList::pop()
{
    assert(m_head);
    TaskBase &task = *m_head;
    remove(task);
    return task;
}

void WaitList::forgetAll()
{
    while (m_head) {
        pop().holdNothing();
    }
}

bool WaitList::checkInvariants() const
{
    const TaskBase *previous = nullptr;
    for (const TaskBase *task = m_head; task; task = task->m_next) {
        if (task->m_previous != previous || task->m_in != TaskBase::In::List) {
            return false;
        }
        previous = task;
    }
    return m_tail == previous;
}

} // namespace core
