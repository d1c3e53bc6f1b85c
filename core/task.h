// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/entry.h"
#include "core/ids.h"
#include "core/ticks.h"

#include <cassert>
#include <cstddef>
#include <cstdint>
#include <string>

namespace core {

class Scheduler;
class TaskBase;

/// What a task's body did with the turn it was given.
enum class Turn : std::uint8_t {
    GaveUp,    ///< it waits; it stands in some queue already, or nobody will ever wake it
    Returned,  ///< it ended
    Raised,    ///< it ended with an exception
    Cancelled, ///< it ended with a CancelledError
    Escaped,   ///< an exception that is none of the scheduler's business (KeyboardInterrupt): run() ends
};

/// How a task is resumed.
enum class Wake : std::uint8_t {
    Normally,
    Cancelled, ///< raise CancelledError where it waits; if it never ran, it never will
    Foreign,   ///< raise what a program stored in the task's `data` by hand (Python face only)
};

/// A place in which tasks wait and out of which a cancelled one can be taken.
class WaitPlace
{
public:
    /// Requires that the task waits here. Wakes nobody.
    virtual void remove(TaskBase &task) = 0;

protected:
    ~WaitPlace() = default;
};

/// Somebody who has taken over a task and wants to know its end, in place of waiters (gather).
class TaskOwner
{
public:
    /// The task has just ended as `turn` says; its result can be read. False: an exception came out
    /// of this call, and run() ends with it.
    virtual bool taskEnded(TaskBase &task, Turn turn) = 0;

protected:
    ~TaskOwner() = default;
};

/// Tasks in the order in which they came: who waits for a task, an event or a lock. Links run
/// through the tasks themselves, so that nothing here allocates.
class WaitList final : public WaitPlace
{
public:
    bool empty() const { return m_head == nullptr; }
    TaskBase *front() const { return m_head; }
    TaskBase *back() const { return m_tail; }
    /// Requires that the task stands in no list and no queue.
    void push(TaskBase &task);
    /// Requires that the list is not empty.
    TaskBase &pop();
    void remove(TaskBase &task) override;
    /// Lets all go, who then hold nothing and stand nowhere.
    void forgetAll();
    bool checkInvariants() const;

private:
    TaskBase *m_head = nullptr;
    TaskBase *m_tail = nullptr;
};

/// What the scheduler knows of a task, whatever language its body is written in.
///
/// A task lives in one of these states; only the scheduler and the primitives move it:
///
/// state()        | means                                            | Python's Task.state
/// ---------------|--------------------------------------------------|--------------------
/// Running        | not ended, and nobody waits for its end          | True
/// Awaited        | not ended; those in waiters() wait, or have      | the queue of waiters
///                | waited and were cancelled                        |
/// Owned          | not ended; owner() is told when it does          | a callable
/// DoneNotTaken   | ended; nobody has fetched its result yet         | None
/// DoneTaken      | ended; somebody has, or was told                 | False
///
/// and beside that holds at most one of these (Python's Task.data):
///
/// hold()  | means
/// --------|----------------------------------------------------------------------------------------
/// Nothing | it is queued or runs
/// Place   | it waits in place(); cancelling takes it out of there
/// Task    | it waits for the end of awaited(); cancelling goes on to that task
/// Cancel  | it is queued, and CancelledError will be raised in it when it is resumed
/// Result  | it has ended, and its body keeps the result
/// Foreign | a program stored something else there by hand
///
/// Whoever puts a task into a queue of any kind clears hold(); the one who makes it wait sets hold()
/// after that.
class TaskBase
{
public:
    enum class State : std::uint8_t { Running, Awaited, Owned, DoneNotTaken, DoneTaken };
    enum class Hold : std::uint8_t { Nothing, Place, Task, Cancel, Result, Foreign };

    TaskBase(const TaskBase &) = delete;
    TaskBase &operator=(const TaskBase &) = delete;

    TaskId id() const { return m_id; }
    /// Stands in the scheduler's queue or waits in some list.
    bool isLinked() const { return m_in != In::None; }
    /// When it is to be resumed, or was when it last stood in the scheduler's queue.
    Ticks due() const { return m_due; }
    State state() const { return m_state; }
    bool isDone() const { return m_state >= State::DoneNotTaken; }
    Hold hold() const { return m_hold; }
    /// Requires hold() == Hold::Place.
    WaitPlace *place() const { return m_place; }
    /// Requires hold() == Hold::Task.
    TaskBase *awaited() const { return m_awaited; }
    TaskOwner *owner() const { return m_owner; }
    WaitList &waiters() { return m_waiters; }

    void setState(State state) { m_state = state; }
    void setOwner(TaskOwner *owner);
    void holdNothing() { m_hold = Hold::Nothing; }
    void holdPlace(WaitPlace &place);
    void holdForeign() { m_hold = Hold::Foreign; }

    /// What it waits for, for the trace. Whoever makes a task wait says so here.
    void saysItWaitsFor(WaitFor what, std::uint32_t target)
    {
        m_waitFor = what;
        m_waitTarget = target;
    }

protected:
    TaskBase() = default;
    /// Requires that it stands in no queue.
    virtual ~TaskBase();

    /// Gives the body the CPU until it gives up control or ends.
    virtual Turn resume(Wake wake) = 0;

    /// It will never be resumed again: its body may let go of all that it holds. Handles may live on.
    virtual void abandon() { }

    /// Its exception was fetched by nobody, and now it is too late. False: an exception came out of
    /// the report itself, and run() ends with it.
    virtual bool report() = 0;

    /// "Type: message" of the exception it ended with, for the trace.
    virtual std::string errorText() const = 0;

    /// The scheduler holds on to a task from its first queueing to its end, or to its own end if
    /// that comes first: keep() and drop() are called once each.
    virtual void keep() = 0;
    virtual void drop() = 0;

private:
    friend class DueLane;
    friend class Scheduler;
    friend class TaskQueue;
    friend class TimerWheel;
    friend class WaitList;

    enum class In : std::uint8_t { None, List, Lane, Wheel, Heap };

    // What every switch touches comes first, on as few cache lines as can be.
    std::uint64_t m_order = 0; // of insertion, within its queue
    std::size_t m_slot = 0;    // where it stands in a lane, a wheel or a heap
    Ticks m_due;
    TaskId m_id{};
    In m_in = In::None;
    State m_state = State::Running;
    Hold m_hold = Hold::Nothing;
    WaitFor m_waitFor = WaitFor::Nothing;
    bool m_kept = false;
    std::uint32_t m_waitTarget = 0;
    union {
        WaitPlace *m_place = nullptr;
        TaskBase *m_awaited;
    };
    // Where it stands in a list.
    TaskBase *m_next = nullptr;
    TaskBase *m_previous = nullptr;
    TaskOwner *m_owner = nullptr;
    WaitList m_waiters;
    // All tasks the scheduler holds on to.
    TaskBase *m_nextKept = nullptr;
    TaskBase *m_previousKept = nullptr;
};

inline void WaitList::push(TaskBase &task)
{
    assert(task.m_in == TaskBase::In::None);
    task.m_in = TaskBase::In::List;
    task.m_next = nullptr;
    task.m_previous = m_tail;
    (m_tail ? m_tail->m_next : m_head) = &task;
    m_tail = &task;
}

inline void WaitList::remove(TaskBase &task)
{
    assert(task.m_in == TaskBase::In::List);
    (task.m_previous ? task.m_previous->m_next : m_head) = task.m_next;
    (task.m_next ? task.m_next->m_previous : m_tail) = task.m_previous;
    task.m_in = TaskBase::In::None;
}

} // namespace core
