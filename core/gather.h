// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/scheduler.h"

namespace core {

/// asyncio's gather, as far as both languages share it: one task, the gatherer, waits for several
/// others to end.
///
/// Use: add() every task, begin() in the gatherer's turn; if it has to wait, let it give up control;
/// when it is resumed, release() every task and look at its result. The gatherer is woken when all
/// have ended or, unless failures are results, when the first has failed. The others then go on;
/// only cancelling the gatherer cancels them.
class Gather final : public TaskOwner, public WaitPlace
{
public:
    Gather(Scheduler &scheduler, bool failuresAreResults)
        : m_scheduler(scheduler), m_failuresAreResults(failuresAreResults)
    {
    }

    Gather(const Gather &) = delete;
    Gather &operator=(const Gather &) = delete;
    ~Gather();

    enum class Added : std::uint8_t {
        Running, ///< taken over: nobody else may await the task until it is released
        Done,    ///< it had ended; nothing to wait for
        Refused, ///< somebody else waits for it ("can't gather"); the gather must not begin
    };
    /// `failed`: if the task is done, whether it ended otherwise than by returning.
    Added add(TaskBase &task, bool failed);

    /// False: all have ended, or one has failed and failures are no results.
    bool hasToWait() const { return m_left > 0 && !m_failed; }
    /// True: the gatherer waits now. False: nothing to wait for.
    bool begin(TaskBase &gatherer);

    /// Gives a task back. True: it has not ended, and nobody waits for it any more.
    bool release(TaskBase &task);

    /// The task whose failure woke the gatherer, if one did.
    const TaskBase *firstFailed() const { return m_firstFailed; }

    bool taskEnded(TaskBase &task, Turn turn) override;
    /// Cancelling takes the gatherer out of here; the tasks learn of it when it is resumed.
    void remove(TaskBase &) override { }

private:
    bool isWaiting() const;

    Scheduler &m_scheduler;
    TaskBase *m_gatherer = nullptr;
    const TaskBase *m_firstFailed = nullptr;
    std::uint32_t m_left = 0; ///< tasks taken over that have not ended
    bool m_failed = false;    ///< a task had failed before the gather began
    const bool m_failuresAreResults;
};

} // namespace core
