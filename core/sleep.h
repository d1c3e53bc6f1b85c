// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/coroutinetask.h"

#include <algorithm>
#include <stdexcept>

namespace core {

/// What sleep() gives, to be awaited at once: the task gives up control and is queued, due that many
/// milliseconds of the tick counter from here. It never wakes early (unless it is cancelled: then Cancelled
/// comes out of the co_await), but late if others hold the CPU. Tasks due in the same millisecond wake in the
/// order in which they fell asleep.
class [[nodiscard]] Sleep
{
public:
    explicit Sleep(TickSpan span) : m_span(span) { }

    class Awaiter
    {
    public:
        explicit Awaiter(TickSpan span) : m_span(span) { }
        bool await_ready() const noexcept { return false; }
        template <OurPromise P> [[gnu::always_inline]] void await_suspend(std::coroutine_handle<P> caller)
        {
            m_task = caller.promise().task;
            m_task->scheduler().sleepFor(*m_task, m_span);
        }
        void await_resume() const { m_task->throwIfCancelled(); }

    private:
        TickSpan m_span;
        CoroutineTask *m_task = nullptr;
    };
    // An awaiter made in its place: copying one that was just written takes a third of a whole switch,
    // since the processor cannot forward two small stores to one large load.
    Awaiter operator co_await() const { return Awaiter{m_span}; }

private:
    TickSpan m_span;
};

///     core::Task<> tick(int &count)
///     {
///         for (;;) {
///             ++count;
///             co_await core::sleep(250ms);
///         }
///     }
///
/// sleep(0ms) lets every task run that is due already, and then goes on. Parts of milliseconds are cut off;
/// less than nothing counts as nothing. 2^28 ms or more (3.1 days) is misuse: std::out_of_range.
inline Sleep sleep(Duration span)
{
    const auto milliseconds = std::chrono::duration_cast<std::chrono::milliseconds>(span).count();
    if (milliseconds >= Ticks::maxSpan) {
        throw std::out_of_range("ticks interval overflow");
    }
    return Sleep{TickSpan{static_cast<std::int32_t>(std::max<std::int64_t>(0, milliseconds))}};
}

} // namespace core
