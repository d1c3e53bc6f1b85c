// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/coroutinetask.h"

#include <optional>
#include <stdexcept>
#include <utility>

namespace core {

template <typename T> struct ResultPromise : Promise
{
    std::optional<T> value;

    template <typename U> void return_value(U &&result) { value.emplace(std::forward<U>(result)); }
};

template <> struct ResultPromise<void> : Promise
{
    void return_void() const noexcept { }
};

/// A coroutine that the scheduler can run: what `async def` is in Python.
///
///     core::Task<> blink(Led &led, core::Duration interval, int count)
///     {
///         for (int i = 0; i < count; ++i) {
///             led.set(true);
///             co_await core::sleep(interval);
///             led.set(false);
///             co_await core::sleep(interval);
///         }
///     }
///
/// Calling it runs nothing yet. There are three ways to run it:
///
///     core::Task<> blinkTwice(core::Scheduler &scheduler, Led &red, Led &blue)
///     {
///         co_await blink(red, 100ms, 3); // inside this task, which goes on when it has ended
///         auto other = core::createTask(scheduler, blink(blue, 100ms, 3)); // beside this task
///         co_await blink(red, 100ms, 3);
///         co_await other; // waits for its end
///     }
///
///     core::run(scheduler, blinkTwice(scheduler, red, blue)); // as the main task, with all others
///
/// An exception that leaves the body comes out of the co_await, or of run().
///
/// A Task owns its coroutine: destroying it destroys the coroutine's variables, wherever it is
/// suspended. It can be moved, and awaited once. Misuse that no compiler finds:
/// - arguments taken by reference must live until the coroutine has ended, not only until the call returns;
/// - what a lambda captures lives in the lambda, not in the coroutine: give it as an argument instead.
template <typename T = void> class [[nodiscard]] Task
{
public:
    struct promise_type : ResultPromise<T>
    {
        Task get_return_object() { return Task{std::coroutine_handle<promise_type>::from_promise(*this)}; }
    };

    Task(Task &&other) noexcept : m_body(std::exchange(other.m_body, nullptr)) { }
    Task &operator=(Task &&other) noexcept
    {
        std::swap(m_body, other.m_body);
        return *this;
    }
    ~Task()
    {
        if (m_body) {
            m_body.destroy();
        }
    }

    std::coroutine_handle<promise_type> body() const { return m_body; }

    class Awaiter
    {
    public:
        explicit Awaiter(std::coroutine_handle<promise_type> body) : m_body(body) { }
        bool await_ready() const noexcept { return false; }
        template <OurPromise P> std::coroutine_handle<> await_suspend(std::coroutine_handle<P> caller)
        {
            m_body.promise().task = caller.promise().task;
            m_body.promise().awaiter = caller;
            caller.promise().task->setLeaf(m_body);
            return m_body;
        }
        T await_resume() const
        {
            if (m_body.promise().error) {
                std::rethrow_exception(m_body.promise().error);
            }
            if constexpr (!std::is_void_v<T>) {
                return std::move(*m_body.promise().value);
            }
        }

    private:
        std::coroutine_handle<promise_type> m_body;
    };
    Awaiter operator co_await() && { return Awaiter{m_body}; }

private:
    explicit Task(std::coroutine_handle<promise_type> body) : m_body(body) { }

    std::coroutine_handle<promise_type> m_body;
};

/// A coroutine and its place in the scheduler.
template <typename T> class RunningTask final : public CoroutineTask
{
public:
    RunningTask(Scheduler &scheduler, Task<T> task)
        : CoroutineTask(scheduler, task.body()), m_task(std::move(task))
    {
        m_task.body().promise().task = this;
    }

    /// The result, or the exception. Requires that it has ended.
    T result() const
    {
        rethrowError();
        if constexpr (!std::is_void_v<T>) {
            return *m_task.body().promise().value;
        }
    }

private:
    void abandon() override { const Task<T> gone = std::move(m_task); }

    Task<T> m_task;
};

/// What createTask() gives: a share in a task. Copies mean the same task, which runs on when all handles are
/// gone.
///
/// `co_await handle` waits for the task's end and gives its result or throws its exception, as often as
/// one likes; if it has ended, at once. The end queues all who wait, due now, in the order in which they
/// came. Misuse, told by std::logic_error: awaiting a task that is being gathered ("can't wait").
///
///     core::Task<int> patient(core::Scheduler &scheduler)
///     {
///         const core::TaskHandle<int> slow = core::createTask(scheduler, countSlowly(), "slow");
///         co_await core::sleep(1s);
///         if (!slow.isDone()) {
///             slow.cancel(); // throws core::Cancelled out of the co_await in which it waits
///         }
///         try {
///             co_return co_await slow;
///         } catch (const core::Cancelled &) {
///             co_return 0;
///         }
///     }
template <typename T = void> class TaskHandle
{
public:
    explicit TaskHandle(RunningTask<T> *task) : m_task(task) { retain(); }
    TaskHandle(const TaskHandle &other) : m_task(other.m_task) { retain(); }
    TaskHandle(TaskHandle &&other) noexcept : m_task(std::exchange(other.m_task, nullptr)) { }
    TaskHandle &operator=(TaskHandle other) noexcept
    {
        std::swap(m_task, other.m_task);
        return *this;
    }
    ~TaskHandle()
    {
        if (m_task) {
            static_cast<CoroutineTask *>(m_task)->drop();
        }
    }

    RunningTask<T> &task() const { return *m_task; }
    bool isDone() const { return m_task->isDone(); }
    /// Asks the task to end: at its next turn, which comes at once, Cancelled is thrown where it waits. If it
    /// waits for another task, that one is cancelled instead, and so on. False: it has ended already, nothing
    /// happens. A task that was cancelled before its first turn never runs. Misuse on the current task.
    bool cancel() const
    {
        switch (m_task->scheduler().cancel(*m_task)) {
        case Scheduler::CancelResult::IsCurrent:
            throw std::logic_error("can't cancel self");
        case Scheduler::CancelResult::Endless:
            throw std::logic_error("tasks await each other in a circle");
        case Scheduler::CancelResult::WasDone:
            return false;
        case Scheduler::CancelResult::Requested:
            break;
        }
        return true;
    }

    class Awaiter
    {
    public:
        explicit Awaiter(RunningTask<T> &task) : m_task(task) { }
        bool await_ready() const
        {
            if (!m_task.scheduler().beginAwait(m_task)) {
                throw std::logic_error("can't wait");
            }
            return m_task.isDone();
        }
        template <OurPromise P> void await_suspend(std::coroutine_handle<P> caller)
        {
            m_waiter = caller.promise().task;
            m_task.scheduler().await(*m_waiter, m_task);
        }
        T await_resume() const
        {
            if (m_waiter) {
                m_waiter->throwIfCancelled();
            }
            return m_task.result();
        }

    private:
        RunningTask<T> &m_task;
        CoroutineTask *m_waiter = nullptr;
    };
    Awaiter operator co_await() const { return Awaiter{*m_task}; }

private:
    void retain() { static_cast<CoroutineTask *>(m_task)->keep(); }

    RunningTask<T> *m_task;
};

/// Makes a coroutine a task of its own, queued, due now. It runs when the current task gives up
/// control, or in the next run(). `name` is for people: a second "task" becomes "task 2".
template <typename T>
TaskHandle<T> createTask(Scheduler &scheduler, Task<T> coroutine, std::string_view name = "task")
{
    TaskHandle<T> handle{new RunningTask<T>(scheduler, std::move(coroutine))};
    scheduler.introduce(handle.task(), name, {});
    scheduler.start(handle.task());
    return handle;
}

/// Runs a coroutine as the main task, with whatever else is queued, until it ends. Gives its result
/// or throws its exception; Interrupted if a Ctrl-C ended it. Other tasks that have not ended by then stay
/// queued, and go on in the next run(). Misuse inside a task: std::logic_error.
template <typename T> T run(Scheduler &scheduler, Task<T> main, std::string_view name = "main")
{
    if (scheduler.current()) {
        throw std::logic_error("run() cannot be called from a running event loop");
    }
    const TaskHandle<T> handle = createTask(scheduler, std::move(main), name);
    switch (scheduler.run(&handle.task())) {
    case RunEnd::Interrupted:
    case RunEnd::Escaped: // the one exception that escapes from a C++ task
        throw Interrupted{};
    case RunEnd::Broken:
        throw std::logic_error("a task cancelled itself through one that awaits it, and ended");
    default:
        return handle.task().result();
    }
}

} // namespace core
