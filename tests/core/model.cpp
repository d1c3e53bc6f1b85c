// SPDX-License-Identifier: GPL-3.0-or-later
#include "model.h"

#include "core/tickcounter.h"

#include <algorithm>
#include <array>
#include <deque>
#include <utility>

namespace model {

namespace {

constexpr std::size_t nobody = ~std::size_t{0};

enum class Ending : std::uint8_t { None, Returned, Failed, Cancelled };

/// Who may ask for its result, and whether somebody has.
enum class Standing : std::uint8_t { Alone, Awaited, Gathered, NotFetched, Fetched };

struct TaskModel
{
    std::size_t step = 0;
    bool waits = false; // inside the step: it gave up control there
    bool started = false;
    Ending ending = Ending::None;
    Standing standing = Standing::Alone;
    bool cancelPending = false;
    std::size_t awaits = nobody;              // the task it waits for
    std::vector<std::size_t> *line = nullptr; // the event or lock it stands in line for
    std::vector<std::size_t> waiters;

    // Its gather.
    std::size_t gatherer = nobody; // who gathers it
    bool gathers = false;          // it waits for those that it gathers
    std::size_t left = 0;
    std::size_t firstFailed = nobody;

    // Its wait with a limit: a helper task waits on its behalf, while it sleeps.
    std::size_t helper = nobody;
    bool limitPassed = false; // it waits for its helper to end
    bool decided = false;
    bool inTime = false;
    bool refused = false;
    // Of a helper.
    std::size_t helps = nobody;
    std::size_t target = nobody;
};

struct Queued
{
    std::size_t task;
    std::int64_t due;
    bool report = false; // its error, if nobody has fetched it by then
};

struct LockModel
{
    bool held = false;
    std::size_t next = nobody;
    std::vector<std::size_t> line;
};

class Machine
{
public:
    Machine(const Program &program, core::Duration start)
        : m_program(program), m_tasks(program.size() + 1), m_start(start), m_time(start)
    {
        for (std::size_t i = 0; i <= program.size(); ++i) {
            m_queue.push_back({i, 0});
        }
    }

    std::string run()
    {
        const std::size_t end = m_program.size(); // the main task sleeps, says "end", and ends the run
        for (;;) {
            const auto next
                = std::min_element(m_queue.begin(), m_queue.end(),
                                   [](const Queued &a, const Queued &b) { return a.due < b.due; });
            if (next->due > now()) {
                m_time = core::instantOfMillisecond(core::millisecondsAt(begin()) + next->due)
                             .time_since_epoch();
            }
            m_current = next->task;
            const bool report = next->report;
            m_queue.erase(next);
            if (report) {
                if (m_tasks[m_current].standing == Standing::NotFetched) {
                    m_reports += ", nobody's: " + std::to_string(m_current);
                }
            } else if (m_current == end) {
                if (m_tasks[end].started) {
                    say("end");
                    return m_log + m_reports;
                }
                m_tasks[end].started = true;
                m_queue.push_back({end, now() + length});
            } else {
                m_cancelsItself = false;
                turn();
                if (m_cancelsItself && isDone(m_current)) {
                    say("broken"); // as on the board: the loop trips over it
                    return m_log + m_reports;
                }
            }
        }
    }

private:
    core::Instant begin() const { return core::Instant{m_start}; }
    std::int64_t now() const
    {
        return core::millisecondsAt(core::Instant{m_time}) - core::millisecondsAt(begin());
    }
    void say(const std::string &what)
    {
        m_log += (m_log.empty() ? "" : ", ") + std::to_string(now()) + ' ' + what;
    }
    void sayOf(std::size_t task, const std::string &what) { say(std::to_string(task) + what); }
    void wake(std::size_t task) { m_queue.push_back({task, now()}); }

    bool isDone(std::size_t task) const { return m_tasks[task].ending != Ending::None; }

    void turn()
    {
        TaskModel &me = m_tasks[m_current];
        const bool cancel = std::exchange(me.cancelPending, false);
        if (cancel && !me.started) {
            finish(Ending::Cancelled);
            return;
        }
        me.started = true;
        if (me.helps != nobody) {
            helperTurn();
            return;
        }
        if (std::exchange(me.waits, false)) {
            goOn(m_program[m_current][me.step], cancel);
        }
        while (!isDone(m_current) && !me.waits) {
            if (me.step == m_program[m_current].size()) {
                finish(Ending::Returned);
            } else {
                begin(m_program[m_current][me.step]);
            }
        }
    }

    /// The task was resumed inside the step.
    void goOn(const Step &step, bool cancel)
    {
        if (step.action == Action::Gather) {
            endGather(step, cancel);
        } else if (step.action == Action::AwaitFor) {
            endAwaitFor(step, cancel);
        } else if (cancel) {
            if (step.action == Action::Acquire && m_locks[step.argument].next == m_current) {
                handOn(m_locks[step.argument]);
            }
            stop();
        } else if (step.action == Action::Acquire) {
            m_locks[step.argument].held = true;
            m_locks[step.argument].next = nobody;
            pass();
        } else if (step.action == Action::Await) {
            takeResultOf(step.argument);
        } else {
            pass();
        }
    }

    /// The step is done.
    void pass()
    {
        sayOf(m_current, "." + std::to_string(m_tasks[m_current].step));
        ++m_tasks[m_current].step;
    }
    /// CancelledError comes out of the step.
    void stop() { raise(" cancelled", Ending::Cancelled); }
    void fail() { raise(" broken", Ending::Failed); }
    void raise(const std::string &what, Ending ending)
    {
        TaskModel &me = m_tasks[m_current];
        sayOf(m_current, what);
        if (m_program[m_current][me.step].swallows) {
            ++me.step;
        } else {
            finish(ending);
        }
    }
    /// The step came to nothing, which the task takes as it is.
    void shrug(const std::string &what)
    {
        sayOf(m_current, what);
        ++m_tasks[m_current].step;
    }
    void takeResultOf(std::size_t task)
    {
        switch (m_tasks[task].ending) {
        case Ending::Failed:
            return fail();
        case Ending::Cancelled:
            return stop();
        default:
            return pass();
        }
    }

    void finish(Ending ending)
    {
        TaskModel &me = m_tasks[m_current];
        me.ending = ending;
        bool told = true;
        if (me.standing == Standing::Gathered) {
            tellGatherer(me.gatherer, ending);
            me.standing = Standing::Fetched;
        } else if (me.standing == Standing::Alone) {
            told = false;
            me.standing = Standing::NotFetched;
        } else {
            told = !me.waiters.empty();
            me.standing = Standing::Fetched;
            for (const std::size_t waiter : me.waiters) {
                m_tasks[waiter].awaits = nobody;
                wake(waiter);
            }
        }
        if (!told && ending == Ending::Failed) {
            m_queue.push_back({m_current, now(), true});
        }
    }

    /// False: nobody but its gatherer may wait for it.
    bool fetch(std::size_t task)
    {
        Standing &standing = m_tasks[task].standing;
        if (standing == Standing::NotFetched) {
            standing = Standing::Fetched;
        } else if (standing == Standing::Alone) {
            standing = Standing::Awaited;
        }
        return standing != Standing::Gathered;
    }
    void waitForEndOf(std::size_t task)
    {
        m_tasks[task].waiters.push_back(m_current);
        m_tasks[m_current].awaits = task;
        m_tasks[m_current].waits = true;
    }

    // ---- gather --------------------------------------------------------------------------------

    void beginGather(const Step &step)
    {
        TaskModel &me = m_tasks[m_current];
        me.left = 0;
        me.firstFailed = nobody;
        bool failed = false;
        for (const std::size_t part : {step.argument, step.other}) {
            TaskModel &it = m_tasks[part];
            if (isDone(part)) {
                failed = failed || it.ending != Ending::Returned;
            } else if (it.standing != Standing::Alone) {
                giveBack(step.argument);
                giveBack(step.other);
                shrug(" refused");
                return;
            } else {
                it.standing = Standing::Gathered;
                it.gatherer = m_current;
                ++me.left;
            }
        }
        if (me.left == 0 || failed) {
            endGather(step, false);
        } else {
            me.gathers = true;
            me.waits = true;
        }
    }
    bool giveBack(std::size_t part)
    {
        TaskModel &it = m_tasks[part];
        if (it.standing != Standing::Gathered || it.gatherer != m_current) {
            return false;
        }
        it.standing = Standing::Alone;
        return true;
    }
    void tellGatherer(std::size_t gatherer, Ending ending)
    {
        TaskModel &it = m_tasks[gatherer];
        if (!it.gathers) {
            return;
        }
        --it.left;
        if (ending != Ending::Returned) {
            it.firstFailed = m_current;
        }
        if (it.left == 0 || ending != Ending::Returned) {
            it.gathers = false;
            wake(gatherer);
        }
    }
    void endGather(const Step &step, bool cancelled)
    {
        for (const std::size_t part : {step.argument, step.other}) {
            if (giveBack(part) && cancelled) {
                cancel(part);
            }
        }
        if (cancelled) {
            stop();
            return;
        }
        for (const std::size_t part : {m_tasks[m_current].firstFailed, step.argument, step.other}) {
            if (part != nobody && isDone(part) && m_tasks[part].ending != Ending::Returned) {
                takeResultOf(part);
                return;
            }
        }
        pass();
    }

    // ---- waiting with a limit ------------------------------------------------------------------

    void beginAwaitFor(const Step &step)
    {
        const std::size_t helper = m_tasks.size();
        m_tasks.emplace_back();
        m_tasks[helper].helps = m_current;
        m_tasks[helper].target = step.argument;
        m_queue.push_back({helper, now()});
        TaskModel &me = m_tasks[m_current];
        me.helper = helper;
        me.limitPassed = me.decided = me.inTime = me.refused = false;
        me.waits = true;
        m_queue.push_back({m_current, now() + static_cast<std::int64_t>(step.other)});
    }
    void helperTurn()
    {
        TaskModel &me = m_tasks[m_current];
        TaskModel &helped = m_tasks[me.helps];
        if (!std::exchange(me.waits, false)) {
            if (!fetch(me.target)) {
                helped.refused = true;
            } else if (!isDone(me.target)) {
                waitForEndOf(me.target);
                return;
            }
        }
        if (helped.helper == m_current && !helped.decided) {
            helped.decided = helped.inTime = true;
            cancel(me.helps);
        }
        finish(Ending::Returned);
    }
    void endAwaitFor(const Step &step, bool cancelled)
    {
        TaskModel &me = m_tasks[m_current];
        if (me.limitPassed) {
            shrug(" timeout");
        } else if (cancelled && me.inTime) {
            me.refused ? shrug(" refused") : takeResultOf(step.argument);
        } else {
            me.decided = true;
            cancel(me.helper);
            if (cancelled) {
                stop();
                return;
            }
            me.limitPassed = true;
            static_cast<void>(fetch(me.helper));
            isDone(me.helper) ? shrug(" timeout") : waitForEndOf(me.helper);
        }
    }

    // ---- events and locks ----------------------------------------------------------------------

    void standIn(std::vector<std::size_t> &line)
    {
        line.push_back(m_current);
        m_tasks[m_current].line = &line;
        m_tasks[m_current].waits = true;
    }
    void handOn(LockModel &lock)
    {
        lock.next = nobody;
        lock.held = false;
        if (!lock.line.empty()) {
            lock.next = lock.line.front();
            lock.line.erase(lock.line.begin());
            m_tasks[lock.next].line = nullptr;
            wake(lock.next);
        }
    }

    void begin(const Step &step)
    {
        switch (step.action) {
        case Action::Sleep:
            m_queue.push_back({m_current, now() + static_cast<std::int64_t>(step.argument)});
            m_tasks[m_current].waits = true;
            return;
        case Action::Work:
            m_time += std::chrono::milliseconds{step.argument};
            break;
        case Action::Wait:
            if (!m_events[step.argument].set) {
                standIn(m_events[step.argument].line);
                return;
            }
            break;
        case Action::Set:
            for (const std::size_t waiter : std::exchange(m_events[step.argument].line, {})) {
                m_tasks[waiter].line = nullptr;
                wake(waiter);
            }
            m_events[step.argument].set = true;
            break;
        case Action::Clear:
            m_events[step.argument].set = false;
            break;
        case Action::Acquire:
            if (LockModel &lock = m_locks[step.argument]; lock.held || lock.next != nobody) {
                standIn(lock.line);
                return;
            } else {
                lock.held = true;
            }
            break;
        case Action::Release:
            if (m_locks[step.argument].held) {
                handOn(m_locks[step.argument]);
            } else {
                sayOf(m_current, " misuse");
            }
            break;
        case Action::Cancel:
            if (step.argument != m_current) {
                sayOf(m_current, cancel(step.argument) ? " asks" : " too late");
            }
            break;
        case Action::Await:
            if (step.argument < m_current) {
                if (!fetch(step.argument)) {
                    shrug(" refused");
                } else if (isDone(step.argument)) {
                    takeResultOf(step.argument);
                } else {
                    waitForEndOf(step.argument);
                }
                return;
            }
            break;
        case Action::Gather:
            if (step.argument < m_current && step.other < m_current && step.argument != step.other) {
                beginGather(step);
                return;
            }
            break;
        case Action::AwaitFor:
            if (step.argument < m_current) {
                beginAwaitFor(step);
                return;
            }
            break;
        case Action::Throw:
            fail();
            return;
        }
        pass();
    }

    bool cancel(std::size_t task)
    {
        if (isDone(task)) {
            return false;
        }
        while (m_tasks[task].awaits != nobody) {
            task = m_tasks[task].awaits;
        }
        if (std::vector<std::size_t> *const line = std::exchange(m_tasks[task].line, nullptr)) {
            line->erase(std::find(line->begin(), line->end(), task));
            wake(task);
        } else if (std::exchange(m_tasks[task].gathers, false)) {
            wake(task);
        } else if (const auto queued = std::find_if(m_queue.begin(), m_queue.end(),
                                                    [&](const Queued &q) { return q.task == task; });
                   queued != m_queue.end() && queued->due > now()) {
            m_queue.erase(queued);
            wake(task);
        }
        // The current task can be reached too, through one that awaits it; it forgets about it when it
        // next waits.
        m_tasks[task].cancelPending = task != m_current;
        m_cancelsItself = m_cancelsItself || task == m_current;
        return true;
    }

    struct EventModel
    {
        bool set = false;
        std::vector<std::size_t> line;
    };

    const Program &m_program;
    std::deque<TaskModel> m_tasks; // those of the program, the main task, then helpers
    std::vector<Queued> m_queue;   // in order of insertion
    std::array<EventModel, events> m_events;
    std::array<LockModel, locks> m_locks;
    core::Duration m_start;
    core::Duration m_time;
    std::size_t m_current = nobody;
    bool m_cancelsItself = false;
    std::string m_log;
    std::string m_reports;
};

} // namespace

std::string run(const Program &program, core::Duration start)
{
    return Machine{program, start}.run();
}

} // namespace model
