// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/coroutinetask.h"

namespace core {

/// asyncio's Lock: at most one task holds it.
///
/// State      | means                                   | isLocked() | acquire | release
/// -----------|-----------------------------------------|------------|---------|------------------------
/// Free       | nobody holds it                         | false      | at once | misuse
/// Held       | somebody does                           | true       | waits   | Free, or HandedOver to
///            |                                         |            |         | the longest waiter
/// HandedOver | next() is queued and will hold it when  | false      | waits   | misuse
///            | it runs; nobody can push in before      |            |         |
///
/// A task that is cancelled while the lock is being handed over to it hands it on.
class Lock
{
public:
    explicit Lock(Scheduler &scheduler);
    Lock(const Lock &) = delete;
    Lock &operator=(const Lock &) = delete;
    /// Requires that nobody waits.
    ~Lock();

    bool isLocked() const { return m_state == State::Held; }

    /// True: the task holds the lock now. False: it waits for it.
    bool beginAcquire(TaskBase &task);
    /// The waiting task was resumed normally: now it holds the lock.
    void endAcquire() { m_state = State::Held; }
    /// The waiting task was resumed to be cancelled.
    void abandonAcquire(TaskBase &task);

    /// False: nobody holds the lock; nothing changed.
    [[nodiscard]] bool release();

    class Acquire
    {
    public:
        explicit Acquire(Lock &lock) : m_lock(lock) { }
        bool await_ready() const noexcept { return false; }
        template <OurPromise P> bool await_suspend(std::coroutine_handle<P> caller)
        {
            m_task = caller.promise().task;
            return !m_lock.beginAcquire(*m_task);
        }
        void await_resume() const
        {
            if (m_task->takeCancel()) {
                m_lock.abandonAcquire(*m_task);
                throw Cancelled{};
            }
            m_lock.endAcquire();
        }

    private:
        Lock &m_lock;
        CoroutineTask *m_task = nullptr;
    };
    /// `co_await lock.acquire()` waits until the calling task holds the lock.
    [[nodiscard]] Acquire acquire() { return Acquire{*this}; }

    Scheduler &scheduler() const { return m_scheduler; }
    WaitableId id() const { return m_id; }
    /// Whoever waits now waits for ever: for an owner that goes in disorder.
    void forgetWaiters() { m_waiters.forgetAll(); }
    bool hasWaiters() const { return !m_waiters.empty(); }
    bool checkInvariants() const;

private:
    enum class State : std::uint8_t { Free, Held, HandedOver };

    Scheduler &m_scheduler;
    WaitList m_waiters;
    TaskBase *m_next = nullptr; // while HandedOver
    WaitableId m_id;
    State m_state = State::Free;
};

} // namespace core
