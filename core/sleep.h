// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/coroutinetask.h"

#include <algorithm>
#include <stdexcept>

namespace core {

/// `co_await sleep(250ms)`: gives up control for at least that long, counted from here in whole
/// milliseconds of the tick counter. sleep(0ms) lets every task run that is due already.
class [[nodiscard]] Sleep
{
public:
    explicit Sleep(TickSpan span) : m_span(span) { }

    bool await_ready() const noexcept { return false; }
    template <OurPromise P> void await_suspend(std::coroutine_handle<P> caller)
    {
        m_task = caller.promise().task;
        Scheduler &scheduler = m_task->scheduler();
        scheduler.sleepUntil(*m_task, scheduler.now() + m_span);
    }
    void await_resume() const { m_task->throwIfCancelled(); }

private:
    TickSpan m_span;
    CoroutineTask *m_task = nullptr;
};

/// Parts of milliseconds are cut off; less than nothing counts as nothing. 2^28 ms or more (3.1 days)
/// is misuse.
inline Sleep sleep(Duration span)
{
    const auto milliseconds = std::chrono::duration_cast<std::chrono::milliseconds>(span).count();
    if (milliseconds >= Ticks::maxSpan) {
        throw std::out_of_range("ticks interval overflow");
    }
    return Sleep{TickSpan{static_cast<std::int32_t>(std::max<std::int64_t>(0, milliseconds))}};
}

} // namespace core
