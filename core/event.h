// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/scheduler.h"

namespace core {

/// asyncio's Event: a flag that tasks can wait for.
///
/// A task that waits while the flag is down stands in waiters(), in order of coming. set() raises
/// the flag and queues all of them, due now; they run even if clear() follows at once, since they
/// are queued already. Setting a set event or clearing a clear one changes nothing.
class Event
{
public:
    explicit Event(Scheduler &scheduler);
    Event(const Event &) = delete;
    Event &operator=(const Event &) = delete;
    /// Requires that nobody waits.
    ~Event();

    bool isSet() const { return m_set; }
    void set();
    void clear() { m_set = false; }

    /// True: the event is set, the task need not wait. False: it waits now.
    bool beginWait(TaskBase &task);

    Scheduler &scheduler() const { return m_scheduler; }
    WaitableId id() const { return m_id; }
    bool hasWaiters() const { return !m_waiters.empty(); }
    bool checkInvariants() const { return m_waiters.checkInvariants(); }

private:
    Scheduler &m_scheduler;
    WaitList m_waiters;
    WaitableId m_id;
    bool m_set = false;
};

} // namespace core
