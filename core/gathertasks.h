// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/coroutine.h"
#include "core/gather.h"

#include <array>
#include <tuple>
#include <variant>

namespace core {

/// Suspends the gatherer while it has to wait. Gives true if it was cancelled meanwhile.
class GatherWait
{
public:
    explicit GatherWait(Gather &gather) : m_gather(gather) { }
    bool await_ready() const noexcept { return false; }
    template <OurPromise P> bool await_suspend(std::coroutine_handle<P> caller)
    {
        m_task = caller.promise().task;
        return m_gather.begin(*m_task);
    }
    bool await_resume() const { return m_task->takeCancel(); }

private:
    Gather &m_gather;
    CoroutineTask *m_task = nullptr;
};

/// void has no values: in a tuple of results std::monostate stands for it.
template <typename T> using ResultOf = std::conditional_t<std::is_void_v<T>, std::monostate, T>;

template <typename T> ResultOf<T> resultOf(const TaskHandle<T> &handle)
{
    if constexpr (std::is_void_v<T>) {
        handle.task().result();
        return {};
    } else {
        return handle.task().result();
    }
}

/// Waits until several tasks, which run side by side, have all ended, and gives their results in the order of
/// the arguments; in place of a void one stands std::monostate.
///
///     core::Task<int> together(core::Scheduler &scheduler)
///     {
///         auto red = core::createTask(scheduler, count(3));
///         auto blue = core::createTask(scheduler, count(4));
///         const auto [reds, blues] = co_await core::gather(red, blue);
///         co_return reds + blues;
///     }
///
/// The first exception among them comes out at once; the other tasks go on, and their results can still be
/// fetched by awaiting them. Cancelling the gatherer cancels them. A task that somebody else awaits or
/// gathers is misuse, and leaves all as it was: std::logic_error, "can't gather".
template <typename... Ts> Task<std::tuple<ResultOf<Ts>...>> gather(TaskHandle<Ts>... handles)
{
    CoroutineTask &self = co_await currentTask();
    Scheduler &scheduler = self.scheduler();
    const std::array<CoroutineTask *, sizeof...(Ts)> tasks{&handles.task()...};
    Gather gathering{scheduler, false};
    for (CoroutineTask *const task : tasks) {
        if (gathering.add(*task, task->endedWithError()) == Gather::Added::Refused) {
            for (CoroutineTask *const taken : tasks) {
                gathering.release(*taken);
            }
            throw std::logic_error("can't gather");
        }
    }
    const bool cancelled = co_await GatherWait{gathering};
    for (CoroutineTask *const task : tasks) {
        if (gathering.release(*task) && cancelled) {
            scheduler.cancel(*task);
        }
    }
    if (cancelled) {
        throw Cancelled{};
    }
    if (const TaskBase *const failed = gathering.firstFailed()) {
        static_cast<const CoroutineTask *>(failed)->rethrowError();
    }
    for (const CoroutineTask *const task : tasks) {
        task->rethrowError();
    }
    co_return std::tuple<ResultOf<Ts>...>{resultOf(handles)...};
}

} // namespace core
