// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/event.h"

#include <cassert>

namespace core {

Event::Event(Scheduler &scheduler) : m_scheduler(scheduler), m_id(scheduler.introduceWaitable("Event"))
{
}

Event::~Event()
{
    assert(m_waiters.empty() && "an event is destroyed while tasks wait for it");
}

void Event::set()
{
    m_scheduler.wakeAll(m_waiters, QueuedBy::EventSet);
    m_set = true;
}

bool Event::beginWait(TaskBase &task)
{
    if (!m_set) {
        m_scheduler.waitIn(task, m_waiters, WaitFor::Event, number(m_id));
    }
    return m_set;
}

} // namespace core
