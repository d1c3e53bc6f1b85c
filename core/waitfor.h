// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/coroutine.h"
#include "core/sleep.h"

#include <memory>

namespace core {

/// Thrown by waitFor() when the time is up.
class Timeout : public std::exception
{
public:
    const char *what() const noexcept override { return "Timeout"; }
};

/// Between waitFor() and the task that waits on its behalf. Shared, since either may end first.
struct WaitForState
{
    bool decided = false;      ///< one of the two has settled the outcome
    bool ended = false;        ///< and it was the awaited task, by ending in time
    std::exception_ptr misuse; ///< and it cannot be awaited, for this reason
};

template <typename T>
Task<> waitForRunner(std::shared_ptr<WaitForState> state, CoroutineTask &waiter, TaskHandle<T> awaited)
{
    try {
        static_cast<void>(co_await awaited);
    } catch (...) {
        // The waiter finds the task's exception where it finds a result: in the task.
        if (!awaited.isDone()) {
            state->misuse = std::current_exception();
        }
    }
    if (!state->decided) {
        state->decided = true;
        state->ended = true;
        waiter.scheduler().cancel(waiter); // cuts its sleep short
    }
}

/// Waits for a task, but not for ever. Gives its result or throws its exception; Timeout if it has not ended
/// by then. In that case the task is cancelled, and has ended when Timeout is thrown. A task that ends in the
/// very tick of the limit is too late. Cancelling the one who waits cancels the task. A task that is being
/// gathered cannot be awaited: std::logic_error.
///
/// In one corner this is not what Python's wait_for() does on the board: if the task has ended in time and
/// the one who waits is cancelled before its next turn, the result is given here and lost there.
///
///     core::Task<int> impatient(core::Scheduler &scheduler)
///     {
///         try {
///             co_return co_await core::waitFor(core::createTask(scheduler, countSlowly()), 500ms);
///         } catch (const core::Timeout &) {
///             co_return -1;
///         }
///     }
template <typename T> Task<T> waitFor(TaskHandle<T> awaited, Duration limit)
{
    CoroutineTask &self = co_await currentTask();
    const auto state = std::make_shared<WaitForState>();
    const TaskHandle<> runner = createTask(self.scheduler(), waitForRunner(state, self, awaited), "wait_for");
    try {
        co_await sleep(limit);
    } catch (const Cancelled &) {
        if (state->ended) {
            if (state->misuse) {
                std::rethrow_exception(state->misuse);
            }
            co_return awaited.task().result();
        }
        // Cancelled from outside: so is what we wait for.
        state->decided = true;
        runner.cancel();
        throw;
    }
    state->decided = true;
    runner.cancel();
    co_await runner;
    throw Timeout{};
}

} // namespace core
