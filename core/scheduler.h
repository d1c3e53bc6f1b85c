// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/awaitwatcher.h"
#include "core/clock.h"
#include "core/task.h"
#include "core/taskqueue.h"
#include "core/tickcounter.h"
#include "core/trace.h"

#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

namespace core {

/// What the scheduler's own work costs in virtual time. Zero: it is free.
struct SchedulerCosts
{
    Duration turn{};       ///< one task switch, from the giving up of one task to the first line of the next
    Duration createTask{}; ///< making a task, beside the call itself
};

/// Why run() came back.
enum class RunEnd : std::uint8_t {
    MainReturned,
    MainRaised,
    MainCancelled,
    NothingLeft, ///< no task is queued and there is no main task, or it had ended before
    Escaped,     ///< an exception left a task, a callback or a report; the current task stays set
    Broken,      ///< a task ended with something left in hold(): as on the board, an AssertionError
    Interrupted, ///< Ctrl-C while the loop had the CPU; the current task stays set
};

/// The one scheduler: the event loop of the board's asyncio.
///
/// It has one queue of tasks, ordered by (due tick, order of insertion). A turn is: wait until the
/// head of the queue is due, take it out, resume it until it gives up control. Waking a task means
/// putting it into the queue, due now; nothing but this loop resumes a task.
///
/// A task that ends wakes those who wait for it, all at once, in the order in which they began to
/// wait; or tells its owner; or, if nobody waits, keeps its result until somebody asks. If it ended
/// with an exception (other than a cancellation) and nobody waits, it is queued once more, due now:
/// when it comes to the head and its exception has still not been fetched, that is reported.
///
/// The end of the main task ends run(), whose caller counts as one who waited, and nothing else: what is
/// queued stays queued, and goes on in the next run(). A main task that waits for something that cannot
/// happen, with nobody queued, leaves the loop waiting for ever, in steps of 3 ms; only the clock's owner can
/// end that.
///
/// Every change of a task appends the entries that core/entry.h describes to the trace, if there is
/// one. Tasks belong to whoever makes them; the scheduler holds on to each from its first queueing
/// to its end. Its destructor takes the tasks that have not ended out of everything they wait in and
/// abandons them, the latest first, as a block does with its variables: so what a task made and handed
/// to a later one is there until that is gone.
class Scheduler
{
public:
    /// Both must outlive the scheduler. Without a trace nothing is recorded.
    explicit Scheduler(Clock &clock, Trace *trace = nullptr);
    ~Scheduler();
    Scheduler(const Scheduler &) = delete;
    Scheduler &operator=(const Scheduler &) = delete;

    void setCosts(const SchedulerCosts &costs) { m_costs = costs; }

    /// Who is told where C++ tasks await; null: nobody. It must outlive the tasks.
    void setAwaitWatcher(AwaitWatcher *watcher) { m_awaitWatcher = watcher; }
    AwaitWatcher *awaitWatcher() const { return m_awaitWatcher; }

    /// Gives a task its number and its name in the trace. `nameHint` becomes unique by a number
    /// ("blink 2"); `call` is how its call reads, or empty.
    void introduce(TaskBase &task, std::string_view nameHint, std::string_view call);
    /// Queues a new task, due now.
    void start(TaskBase &task);

    /// Runs until `main` ends; without it, until stop() or until nobody is queued.
    RunEnd run(TaskBase *main);

    /// The task that has the CPU, or null outside of run(). Stays set after RunEnd::Escaped, Broken
    /// and Interrupted, until reset().
    TaskBase *current() const { return m_current; }
    /// Calls `visit` with each task it holds on to, the latest first.
    template <typename Visit> void forEachTask(Visit visit) const
    {
        for (TaskBase *task = m_kept; task; task = task->m_nextKept) {
            visit(*task);
        }
    }
    /// Forgets the queue and the current task. Tasks that were queued are never resumed, but live on.
    void reset();

    /// Takes every task that has not ended out of all it waits in, and abandons it: none is resumed any
    /// more, and what a C++ coroutine holds is destroyed. For the owner of events and locks that go before
    /// the scheduler does. Misuse inside a task.
    void abandonAll();

    /// The counter's reading now.
    Ticks now()
    {
        const Instant time = m_clock.now();
        if (time >= m_tickEnds) {
            readTicks();
        }
        return m_tick;
    }

    // What tasks and primitives do. All of these only move tasks between queues. A task stands in one
    // place at a time: one that is told to wait or to sleep while it stands somewhere else (a program can
    // step a coroutine by hand) leaves that other place.

    /// Queues the task with a due tick of its own.
    void sleepUntil(TaskBase &task, Ticks due) { sleep(task, due, now()); }
    /// Queues the task, due that much later than now.
    void sleepFor(TaskBase &task, TickSpan span)
    {
        const Ticks tick = now();
        sleep(task, tick + span, tick);
    }
    /// Queues a waiting task, due now.
    void wake(TaskBase &task, QueuedBy why)
    {
        const Ticks tick = now();
        enqueue(task, tick, tick, why);
    }
    /// Makes `task` wait at the end of `list`, where it can be found by cancel().
    void waitIn(TaskBase &task, WaitList &list, WaitFor what, std::uint32_t target);
    /// Wakes all who wait in `list`, in their order.
    void wakeAll(WaitList &list, QueuedBy why);

    /// The first half of awaiting a task: marks a result as taken, or gets it ready for waiters.
    /// False: it has an owner, who alone may wait ("can't wait").
    bool beginAwait(TaskBase &awaited);
    /// The second half, if the awaited task is not done: makes `waiter` wait for its end.
    void await(TaskBase &waiter, TaskBase &awaited);

    enum class CancelResult : std::uint8_t {
        Requested,
        WasDone,
        IsCurrent, ///< misuse: nothing changed
        Endless,   ///< tasks await each other in a circle: there is no innermost one (the board hangs)
    };
    /// Cancels a task, or the innermost task it waits for. CancelledError is raised in it at its
    /// next turn: at once if it waited or slept, at its place in the queue if it was due already.
    CancelResult cancel(TaskBase &task);

    // The trace.

    bool records() const { return m_trace != nullptr; }
    Trace *trace() const { return m_trace; }
    void record(EntryKind kind, std::uint32_t subject, std::uint8_t detail, std::uint32_t value)
    {
        if (m_trace) {
            m_trace->append(Entry{m_clock.now(), kind, subject, detail, value});
        }
    }
    /// Numbers a new Event or Lock and names it ("Event 1").
    WaitableId introduceWaitable(std::string_view kind);

    Clock &clock() { return m_clock; }
    std::size_t queueSize() const { return m_queue.size(); }
    TaskQueue &queue() { return m_queue; }

    bool checkInvariants() const;

private:
    enum class Pass : std::uint8_t { Ready, Ended, Interrupted };
    RunEnd loop(const TaskBase *main);
    Pass findHead(const TaskBase *main, TaskBase *&head);
    Pass waitForHead(const TaskBase *main, TaskBase *&head);
    std::optional<RunEnd> takeTurn(TaskBase &task, const TaskBase *main);
    std::optional<RunEnd> finish(TaskBase &task, Turn turn, const TaskBase *main);
    [[nodiscard]] bool end(TaskBase &task, Turn turn, bool isMain);
    std::optional<RunEnd> reportLate(TaskBase &task, const TaskBase *main);
    void sleep(TaskBase &task, Ticks due, Ticks tick)
    {
        enqueue(task, due, tick, QueuedBy::Sleep);
        task.saysItWaitsFor(WaitFor::Sleep, due.count());
    }
    // `tick`: what now() reads.
    void enqueue(TaskBase &task, Ticks due, Ticks tick, QueuedBy why)
    {
        holdOn(task);
        unlink(task);
        task.m_hold = TaskBase::Hold::Nothing;
        m_queue.push(task, due, tick);
        record(EntryKind::TaskQueued, number(task.m_id), static_cast<std::uint8_t>(why), due.count());
    }
    void recordEnd(TaskBase &task, Turn turn);
    void readTicks();
    void waitForTick(Ticks due);
    void holdOn(TaskBase &task)
    {
        if (!task.m_kept) {
            keep(task);
        }
    }
    void keep(TaskBase &task);
    void letGo(TaskBase &task);
    static void detach(TaskBase &task);
    void unlink(TaskBase &task)
    {
        if (task.isLinked()) {
            unlinkLinked(task);
        }
    }
    void unlinkLinked(TaskBase &task);
    StringId uniqueName(std::string_view hint);

    Clock &m_clock;
    Trace *m_trace;
    SchedulerCosts m_costs;
    AwaitWatcher *m_awaitWatcher = nullptr;
    TaskQueue m_queue;
    TaskBase *m_current = nullptr;
    TaskBase *m_kept = nullptr; // a doubly linked list, the latest first
    // The counter's reading stays the same until m_tickEnds: most questions need no division.
    Ticks m_tick;
    std::int64_t m_milliseconds = 0; // since power-on, at m_tick
    Instant m_tickEnds{};
    std::uint32_t m_tasks = 0;
    std::uint32_t m_waitables = 0;
    std::unordered_map<std::string, std::uint32_t> m_names; // how often each name was given
};

} // namespace core
