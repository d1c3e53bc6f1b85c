// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/coroutinetask.h"

#include <utility>

namespace core {

/// asyncio's Lock: at most one task holds it.
///
///     core::Task<> say(core::Lock &console, std::string &log, std::string words)
///     {
///         const core::Lock::Held held = co_await console.hold();
///         for (const char letter : words) {
///             log += letter;
///             co_await core::sleep(1ms); // others run, but none of them says anything
///         }
///     } // releases the lock, also if the task is cancelled or an exception leaves
///
/// Who finds the lock held stands in line; release() hands it to whoever has stood there longest, and queues
/// that task, due now.
///
/// State      | means                                   | isLocked() | acquire | release
/// -----------|-----------------------------------------|------------|---------|------------------------
/// Free       | nobody holds it                         | false      | at once | misuse
/// Held       | somebody does                           | true       | waits   | Free, or HandedOver to
///            |                                         |            |         | the longest waiter
/// HandedOver | one task is queued and will hold it     | false      | waits   | misuse
///            | when it runs; nobody can push in before |            |         |
///
/// A task that is cancelled in line leaves it; one that is cancelled while the lock is being handed to it
/// hands it on. Acquiring it twice in one task is misuse: it waits for itself. A lock must outlive those who
/// wait for it and those who hold it.
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

    protected:
        Lock &lock() const { return m_lock; }

    private:
        Lock &m_lock;
        CoroutineTask *m_task = nullptr;
    };
    /// `co_await lock.acquire()` waits until the calling task holds the lock, which it then has to release()
    /// on every way out. Rather use hold().
    [[nodiscard]] Acquire acquire() { return Acquire{*this}; }

    /// Releases the lock when it goes out of scope, by whatever way. The lock must outlive it.
    class [[nodiscard]] Held
    {
    public:
        explicit Held(Lock &lock) : m_lock(&lock) { }
        Held(Held &&other) noexcept : m_lock(std::exchange(other.m_lock, nullptr)) { }
        Held &operator=(Held &&) = delete;
        ~Held()
        {
            if (m_lock) {
                static_cast<void>(m_lock->release());
            }
        }

    private:
        Lock *m_lock;
    };
    class Hold : public Acquire
    {
    public:
        using Acquire::Acquire;
        Held await_resume() const
        {
            Acquire::await_resume();
            return Held{lock()};
        }
    };
    /// `const Lock::Held held = co_await lock.hold();` holds the lock to the end of the block: Python's
    /// `async with lock`.
    [[nodiscard]] Hold hold() { return Hold{*this}; }

    Scheduler &scheduler() const { return m_scheduler; }
    WaitableId id() const { return m_id; }
    /// Whoever waits now waits for ever: for an owner that goes in disorder.
    void forgetWaiters() { m_waiters.forgetAll(); }
    WaitList &waiters() { return m_waiters; }
    /// The task that has been given the lock and will hold it at its next turn, or null.
    TaskBase *handedTo() const { return m_state == State::HandedOver ? m_next : nullptr; }
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
