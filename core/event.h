// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/coroutinetask.h"

namespace core {

/// asyncio's Event: a flag that tasks can wait for.
///
///     core::Task<> runner(core::Event &start, std::string &log)
///     {
///         co_await start.wait();
///         log += "off ";
///     }
///
///     core::Task<> starter(core::Event &start, std::string &log)
///     {
///         co_await core::sleep(1s);
///         start.set();
///         log += "bang ";
///     }
///
/// The log reads "bang off": set() only queues who waits.
///
/// State | isSet() | wait()                       | set()                                   | clear()
/// ------|---------|------------------------------|-----------------------------------------|--------
/// Clear | false   | stands in line               | Set; queues the whole line, due now, in | nothing
///       |         |                              | order of coming                         |
/// Set   | true    | goes straight on: the task   | nothing                                 | Clear
///       |         | does not give up control     |                                         |
///
/// Those whom set() has queued run even if clear() follows at once. A task that is cancelled leaves the line.
/// An event must outlive those who wait for it.
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

    class Wait
    {
    public:
        explicit Wait(Event &event) : m_event(event) { }
        bool await_ready() const noexcept { return m_event.isSet(); }
        template <OurPromise P> void await_suspend(std::coroutine_handle<P> caller)
        {
            m_task = caller.promise().task;
            m_event.beginWait(*m_task);
        }
        void await_resume() const
        {
            if (m_task) {
                m_task->throwIfCancelled();
            }
        }

    private:
        Event &m_event;
        CoroutineTask *m_task = nullptr;
    };
    /// `co_await event.wait()` waits until the event is set; if it is, it goes straight on.
    [[nodiscard]] Wait wait() { return Wait{*this}; }

    Scheduler &scheduler() const { return m_scheduler; }
    WaitableId id() const { return m_id; }
    /// Whoever waits now waits for ever: for an owner that goes in disorder.
    void forgetWaiters() { m_waiters.forgetAll(); }
    WaitList &waiters() { return m_waiters; }
    bool hasWaiters() const { return !m_waiters.empty(); }
    bool checkInvariants() const { return m_waiters.checkInvariants(); }

private:
    Scheduler &m_scheduler;
    WaitList m_waiters;
    WaitableId m_id;
    bool m_set = false;
};

} // namespace core
