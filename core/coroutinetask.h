// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/scheduler.h"

#include <concepts>
#include <coroutine>
#include <exception>
#include <utility>

namespace core {

/// Thrown at the place where a task waits when it is cancelled. Not a std::exception, so that a
/// handler for errors does not swallow it by mistake; as on the board, where CancelledError is no
/// Exception.
struct Cancelled
{
};

/// Thrown by run() when Ctrl-C ended it. Whoever finds the Ctrl-C inside a task throws it there: it then
/// comes out of run() at once, whoever awaits that task, as KeyboardInterrupt does in Python.
struct Interrupted
{
};

/// A task whose body is a C++20 coroutine.
///
/// The body may await further coroutines; those run inside the same task. What the scheduler resumes
/// is the innermost of them, m_leaf. Owned by counting: the scheduler is one owner while the task
/// has not ended, each TaskHandle is another.
class CoroutineTask : public TaskBase
{
public:
    Scheduler &scheduler() const { return m_scheduler; }

    /// For awaiters: the first thing to do when the task is resumed.
    void throwIfCancelled()
    {
        if (m_cancelPending) {
            m_cancelPending = false;
            throw Cancelled{};
        }
    }
    /// As throwIfCancelled(), for awaiters that have something to put in order first.
    bool takeCancel() { return std::exchange(m_cancelPending, false); }

    /// The coroutine to resume at the next turn.
    void setLeaf(std::coroutine_handle<> leaf) { m_leaf = leaf; }

    bool endedWithError() const { return m_error != nullptr; }
    /// Rethrows what the body ended with, if it did not return.
    void rethrowError() const
    {
        if (m_error) {
            std::rethrow_exception(m_error);
        }
    }

protected:
    CoroutineTask(Scheduler &scheduler, std::coroutine_handle<> body)
        : m_scheduler(scheduler), m_body(body), m_leaf(body)
    {
    }

    Turn resume(Wake wake) override;
    bool report() override;
    std::string errorText() const override;
    void keep() override { ++m_owners; }
    void drop() override
    {
        if (--m_owners == 0) {
            delete this;
        }
    }

private:
    friend struct Promise;
    template <typename T> friend class TaskHandle;

    Turn resumeCancelled();
    Turn goOn();
    Turn end();

    Scheduler &m_scheduler;
    std::coroutine_handle<> m_body;
    std::coroutine_handle<> m_leaf;
    std::exception_ptr m_error;
    std::uint32_t m_owners = 0;
    bool m_started = false;
    bool m_cancelPending = false;
};

/// What the promises of all our coroutines share: the task in which the coroutine runs, and who
/// awaits it there.
struct Promise
{
    CoroutineTask *task = nullptr;
    std::coroutine_handle<> awaiter; ///< none: the coroutine is the body of its task
    std::exception_ptr error;

    /// Lazy: a coroutine runs when it is awaited or made a task, as in Python.
    std::suspend_always initial_suspend() const noexcept { return {}; }

    struct Final
    {
        bool await_ready() const noexcept { return false; }
        template <std::derived_from<Promise> P>
        std::coroutine_handle<> await_suspend(std::coroutine_handle<P> ended) const noexcept
        {
            return ended.promise().goBack();
        }
        void await_resume() const noexcept { }
    };
    Final final_suspend() const noexcept { return {}; }

    /// Every `co_await x` of the body passes through here first, with its place.
    template <typename Awaitable>
    Awaitable &&await_transform(Awaitable &&awaitable, const char *file = __builtin_FILE(),
                                int line = __builtin_LINE()) const
    {
        if (AwaitWatcher *const watcher = task->scheduler().awaitWatcher()) {
            watcher->reachedAwait({file, line});
        }
        return std::forward<Awaitable>(awaitable);
    }

    void unhandled_exception() { error = std::current_exception(); }

private:
    std::coroutine_handle<> goBack() noexcept
    {
        if (!awaiter) {
            task->m_error = error;
            return std::noop_coroutine();
        }
        task->setLeaf(awaiter);
        return awaiter;
    }
};

template <typename P>
concept OurPromise = std::derived_from<P, Promise>;

/// `CoroutineTask &self = co_await currentTask();` does not give up control.
class CurrentTask
{
public:
    bool await_ready() const noexcept { return false; }
    template <OurPromise P> bool await_suspend(std::coroutine_handle<P> caller) noexcept
    {
        m_task = caller.promise().task;
        return false;
    }
    CoroutineTask &await_resume() const noexcept { return *m_task; }

private:
    CoroutineTask *m_task = nullptr;
};
inline CurrentTask currentTask()
{
    return {};
}

} // namespace core
