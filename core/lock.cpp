// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/lock.h"

#include <cassert>

namespace core {

Lock::Lock(Scheduler &scheduler) : m_scheduler(scheduler), m_id(scheduler.introduceWaitable("Lock"))
{
}

Lock::~Lock()
{
    assert(m_waiters.empty() && "a lock is destroyed while tasks wait for it");
}

bool Lock::beginAcquire(TaskBase &task)
{
    if (m_state != State::Free) {
        m_scheduler.waitIn(task, m_waiters, WaitFor::Lock, number(m_id));
        return false;
    }
    m_state = State::Held;
    return true;
}

void Lock::abandonAcquire(TaskBase &task)
{
    if (m_state == State::HandedOver && m_next == &task) {
        m_state = State::Held;
        const bool released = release();
        assert(released);
        static_cast<void>(released);
    }
}

bool Lock::release()
{
    if (m_state != State::Held) {
        return false;
    }
    if (m_waiters.empty()) {
        m_state = State::Free;
        return true;
    }
    m_next = &m_waiters.pop();
    m_state = State::HandedOver;
    m_scheduler.wake(*m_next, QueuedBy::LockHandOver);
    return true;
}

bool Lock::checkInvariants() const
{
    return m_waiters.checkInvariants() && (m_state != State::Free || m_waiters.empty());
}

} // namespace core
