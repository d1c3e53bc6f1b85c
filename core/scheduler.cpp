// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scheduler.h"

#include <cassert>
#include <chrono>

namespace core {

namespace {

// With nobody queued and main unfinished, the board's loop looks round in slices of this length.
constexpr Duration deadlockSlice = std::chrono::milliseconds{3};

// No reading of the counter lasts less: it moves in steps of 1/1024 s.
constexpr Duration shortestTick = std::chrono::nanoseconds{976'562};

RunEnd endOfMain(Turn turn)
{
    switch (turn) {
    case Turn::Returned:
        return RunEnd::MainReturned;
    case Turn::Cancelled:
        return RunEnd::MainCancelled;
    default:
        return RunEnd::MainRaised;
    }
}

Outcome outcomeOf(Turn turn)
{
    switch (turn) {
    case Turn::Returned:
        return Outcome::Returned;
    case Turn::Cancelled:
        return Outcome::Cancelled;
    default:
        return Outcome::Raised;
    }
}

} // namespace

Scheduler::Scheduler(Clock &clock, Trace *trace) : m_clock(clock), m_trace(trace)
{
}

void Scheduler::readTicks()
{
    const Instant time = m_clock.now();
    m_tick = ticksAt(time);
    m_milliseconds = millisecondsAt(time);
    m_tickEnds = instantOfMillisecond(m_milliseconds + 1);
}

// Requires that `due` is ahead.
void Scheduler::waitForTick(Ticks due)
{
    const Ticks tick = now(); // first: it may move m_milliseconds on
    const std::int64_t milliseconds = m_milliseconds + (due - tick).ms;
    const Instant begins = instantOfMillisecond(milliseconds);
    m_clock.waitUntil(begins);
    if (m_clock.now() == begins) {
        // What the counter reads there is known: the divisions that ask it cost more than the whole wait.
        m_tick = due;
        m_milliseconds = milliseconds;
        m_tickEnds = begins + shortestTick;
    }
}

void Scheduler::start(TaskBase &task)
{
    if (m_costs.createTask > Duration{}) {
        m_clock.advance(m_costs.createTask);
    }
    wake(task, QueuedBy::Created);
}

void Scheduler::unlinkLinked(TaskBase &task)
{
    if (task.m_hold == TaskBase::Hold::Place || task.m_hold == TaskBase::Hold::Task) {
        detach(task);
    } else {
        m_queue.remove(task);
    }
}

RunEnd Scheduler::run(TaskBase *main)
{
    record(EntryKind::TaskGaveUp, number(programTask), static_cast<std::uint8_t>(WaitFor::Task),
           main ? number(main->m_id) : 0);
    const RunEnd end = loop(main);
    record(EntryKind::TaskResumed, number(programTask), 0, 0);
    return end;
}

// Waits until the head of the queue is due.
Scheduler::Pass Scheduler::waitForHead(const TaskBase *main, TaskBase *&head)
{
    bool saidIdle = false;
    for (;;) {
        if (m_clock.interruptRequested()) {
            return Pass::Interrupted;
        }
        head = m_queue.peek();
        if (head && !isBefore(now(), head->m_due)) {
            return Pass::Ready;
        }
        if (!head && (!main || main->isDone())) {
            return Pass::Ended;
        }
        if (!saidIdle) {
            record(EntryKind::LoopIdle, 0, 0, head ? head->m_due.count() : Ticks::period);
            saidIdle = true;
        }
        if (head) {
            waitForTick(head->m_due);
        } else {
            m_clock.waitUntil(m_clock.now() + deadlockSlice);
        }
    }
}

// The two steps of a turn are inlined into the loop: a switch is a few dozen instructions.

inline Scheduler::Pass Scheduler::findHead(const TaskBase *main, TaskBase *&head)
{
    head = m_queue.peek();
    return head && !isBefore(now(), head->m_due) && !m_clock.interruptRequested() ? Pass::Ready
                                                                                  : waitForHead(main, head);
}

inline std::optional<RunEnd> Scheduler::takeTurn(TaskBase &task, const TaskBase *main)
{
    if (m_costs.turn > Duration{}) {
        m_clock.advance(m_costs.turn);
    }
    m_current = &task;
    if (task.isDone()) {
        return reportLate(task, main);
    }
    const TaskBase::Hold held = task.m_hold;
    task.m_hold = TaskBase::Hold::Nothing;
    task.m_waitFor = WaitFor::Nothing;
    task.m_waitTarget = 0;
    record(EntryKind::TaskResumed, number(task.m_id), 0, 0);
    const Turn turn = task.resume(held == TaskBase::Hold::Cancel        ? Wake::Cancelled
                                      : held == TaskBase::Hold::Nothing ? Wake::Normally
                                                                        : Wake::Foreign);
    if (turn == Turn::GaveUp) {
        record(EntryKind::TaskGaveUp, number(task.m_id), static_cast<std::uint8_t>(task.m_waitFor),
               task.m_waitTarget);
        return std::nullopt;
    }
    return finish(task, turn, main);
}

RunEnd Scheduler::loop(const TaskBase *main)
{
    for (;;) {
        TaskBase *head = nullptr;
        switch (findHead(main, head)) {
        case Pass::Ready:
            break;
        case Pass::Ended:
            m_current = nullptr;
            return RunEnd::NothingLeft;
        case Pass::Interrupted:
            return RunEnd::Interrupted;
        }
        m_queue.remove(*head);
        if (const std::optional<RunEnd> end = takeTurn(*head, main)) {
            return *end;
        }
    }
}

std::optional<RunEnd> Scheduler::finish(TaskBase &task, Turn turn, const TaskBase *main)
{
    recordEnd(task, turn);
    if (turn == Turn::Escaped) {
        return RunEnd::Escaped;
    }
    if (task.m_hold != TaskBase::Hold::Nothing) {
        return RunEnd::Broken;
    }
    unlink(task); // it may have been told to sleep by hand, and then ended
    const bool isMain = &task == main;
    if (!end(task, turn, isMain)) {
        return RunEnd::Escaped;
    }
    if (isMain) {
        m_current = nullptr;
        return endOfMain(turn);
    }
    return std::nullopt;
}

bool Scheduler::end(TaskBase &task, Turn turn, bool isMain)
{
    bool told = isMain; // whoever called run() gets the result
    switch (task.m_state) {
    case TaskBase::State::Running:
        task.m_state = isMain ? TaskBase::State::DoneTaken : TaskBase::State::DoneNotTaken;
        break;
    case TaskBase::State::Owned:
        if (!task.m_owner->taskEnded(task, turn)) {
            return false;
        }
        told = true;
        task.m_state = TaskBase::State::DoneTaken;
        break;
    default:
        told = told || !task.m_waiters.empty();
        wakeAll(task.m_waiters, QueuedBy::TaskEnd);
        task.m_state = TaskBase::State::DoneTaken;
        break;
    }
    const bool late = !told && turn == Turn::Raised;
    if (late) {
        wake(task, QueuedBy::Report);
    }
    task.m_hold = TaskBase::Hold::Result;
    if (!late) {
        letGo(task);
    }
    return true;
}

std::optional<RunEnd> Scheduler::reportLate(TaskBase &task, const TaskBase *main)
{
    record(EntryKind::TaskResumed, number(task.m_id), 0, 0);
    if (task.m_state == TaskBase::State::DoneTaken) {
        // Somebody fetched the exception in the meantime. The task's memory of it goes, as on the
        // board: who awaits it from now on gets None.
        task.m_hold = TaskBase::Hold::Nothing;
    } else if (!task.report()) {
        return RunEnd::Escaped;
    }
    recordEnd(task, Turn::Raised);
    letGo(task);
    if (&task == main) {
        m_current = nullptr;
        return RunEnd::NothingLeft;
    }
    return std::nullopt;
}

void Scheduler::recordEnd(TaskBase &task, Turn turn)
{
    if (m_trace) {
        const bool raised = turn == Turn::Raised || turn == Turn::Escaped;
        record(EntryKind::TaskDone, number(task.m_id), static_cast<std::uint8_t>(outcomeOf(turn)),
               raised ? number(m_trace->intern(task.errorText())) : 0);
    }
}

void Scheduler::waitIn(TaskBase &task, WaitList &list, WaitFor what, std::uint32_t target)
{
    unlink(task);
    list.push(task);
    task.m_due = now(); // as any queue does: it can be read
    task.holdPlace(list);
    task.saysItWaitsFor(what, target);
}

void Scheduler::wakeAll(WaitList &list, QueuedBy why)
{
    while (!list.empty()) {
        wake(list.pop(), why);
    }
}

bool Scheduler::beginAwait(TaskBase &awaited)
{
    switch (awaited.m_state) {
    case TaskBase::State::DoneNotTaken:
        awaited.m_state = TaskBase::State::DoneTaken;
        return true;
    case TaskBase::State::Running:
        awaited.m_state = TaskBase::State::Awaited;
        return true;
    case TaskBase::State::Owned:
        return false;
    default:
        return true;
    }
}

void Scheduler::await(TaskBase &waiter, TaskBase &awaited)
{
    assert(!awaited.isDone() && awaited.m_state == TaskBase::State::Awaited);
    unlink(waiter);
    awaited.m_waiters.push(waiter);
    waiter.m_due = now();
    waiter.m_hold = TaskBase::Hold::Task;
    waiter.m_awaited = &awaited;
    waiter.saysItWaitsFor(WaitFor::Task, number(awaited.m_id));
}

Scheduler::CancelResult Scheduler::cancel(TaskBase &task)
{
    if (task.isDone()) {
        return CancelResult::WasDone;
    }
    if (&task == m_current) {
        return CancelResult::IsCurrent;
    }
    TaskBase *innermost = &task;
    for (std::uint32_t steps = 0; innermost->m_hold == TaskBase::Hold::Task; ++steps) {
        if (steps > m_tasks) {
            return CancelResult::Endless;
        }
        innermost = innermost->m_awaited;
    }
    record(EntryKind::CancelRequested, number(innermost->m_id), 0,
           m_current ? number(m_current->m_id) : number(programTask));
    if (innermost->m_hold == TaskBase::Hold::Place) {
        innermost->m_place->remove(*innermost);
        wake(*innermost, QueuedBy::Cancel);
    } else if (isBefore(now(), innermost->m_due)) {
        // Also one that reset() has put out of the queue: so it comes back into it.
        wake(*innermost, QueuedBy::Cancel);
    }
    innermost->m_hold = TaskBase::Hold::Cancel;
    return CancelResult::Requested;
}

bool Scheduler::checkInvariants() const
{
    if (!m_queue.checkInvariants()) {
        return false;
    }
    for (TaskBase *task = m_kept; task; task = task->m_nextKept) {
        const bool queued = task->m_in != TaskBase::In::None && task->m_in != TaskBase::In::List;
        const bool held = task->m_hold == TaskBase::Hold::Place || task->m_hold == TaskBase::Hold::Task;
        if (!task->m_kept || !task->m_waiters.checkInvariants() || (queued && held)
            || (task->m_state != TaskBase::State::Awaited && !task->m_waiters.empty())
            || (task->m_hold == TaskBase::Hold::Task && task->m_awaited->isDone())) {
            return false;
        }
    }
    return true;
}

} // namespace core
