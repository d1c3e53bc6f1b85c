// SPDX-License-Identifier: GPL-3.0-or-later
#include "model.h"

#include "core/tickcounter.h"

#include <algorithm>
#include <array>
#include <random>
#include <utility>

namespace model {

namespace {

constexpr std::size_t nobody = ~std::size_t{0};

struct TaskModel
{
    std::size_t step = 0;
    bool waits = false; // inside the step: it gave up control there
    bool started = false;
    bool done = false;
    bool cancelled = false; // by the end of the task
    bool cancelPending = false;
    std::size_t awaits = nobody;              // the task it waits for
    std::vector<std::size_t> *line = nullptr; // the event or lock it stands in line for
    std::vector<std::size_t> waiters;
};

struct Queued
{
    std::size_t task;
    std::int64_t due;
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
            m_queue.erase(next);
            if (m_current == end) {
                if (m_tasks[end].started) {
                    say("end");
                    return m_log;
                }
                m_tasks[end].started = true;
                m_queue.push_back({end, now() + length});
            } else {
                m_cancelsItself = false;
                turn();
                if (m_cancelsItself && m_tasks[m_current].done) {
                    say("broken"); // as on the board: the loop trips over it
                    return m_log;
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

    void turn()
    {
        TaskModel &me = m_tasks[m_current];
        const bool cancel = std::exchange(me.cancelPending, false);
        if (cancel && !me.started) {
            finish(true);
            return;
        }
        me.started = true;
        if (me.waits) {
            me.waits = false;
            const Step &step = m_program[m_current][me.step];
            if (cancel) {
                if (step.action == Action::Acquire && m_locks[step.argument].next == m_current) {
                    handOn(m_locks[step.argument]);
                }
                stop();
            } else if (step.action == Action::Acquire) {
                m_locks[step.argument].held = true;
                m_locks[step.argument].next = nobody;
                pass();
            } else if (step.action == Action::Await && m_tasks[step.argument].cancelled) {
                stop();
            } else {
                pass();
            }
        }
        while (!me.done && !me.waits) {
            if (me.step == m_program[m_current].size()) {
                finish(false);
            } else {
                begin(m_program[m_current][me.step]);
            }
        }
    }

    /// The step is done.
    void pass()
    {
        sayOf(m_current, "." + std::to_string(m_tasks[m_current].step));
        ++m_tasks[m_current].step;
    }
    /// CancelledError comes out of the step.
    void stop()
    {
        TaskModel &me = m_tasks[m_current];
        sayOf(m_current, " cancelled");
        if (m_program[m_current][me.step].swallows) {
            ++me.step;
        } else {
            finish(true);
        }
    }
    void finish(bool cancelled)
    {
        TaskModel &me = m_tasks[m_current];
        me.done = true;
        me.cancelled = cancelled;
        for (const std::size_t waiter : me.waiters) {
            m_tasks[waiter].awaits = nobody;
            wake(waiter);
        }
    }
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
        TaskModel &me = m_tasks[m_current];
        switch (step.action) {
        case Action::Sleep:
            m_queue.push_back({m_current, now() + static_cast<std::int64_t>(step.argument)});
            me.waits = true;
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
                if (!m_tasks[step.argument].done) {
                    m_tasks[step.argument].waiters.push_back(m_current);
                    me.awaits = step.argument;
                    me.waits = true;
                    return;
                }
                if (m_tasks[step.argument].cancelled) {
                    stop();
                    return;
                }
            }
            break;
        }
        pass();
    }

    bool cancel(std::size_t task)
    {
        if (m_tasks[task].done) {
            return false;
        }
        while (m_tasks[task].awaits != nobody) {
            task = m_tasks[task].awaits;
        }
        if (std::vector<std::size_t> *const line = std::exchange(m_tasks[task].line, nullptr)) {
            line->erase(std::find(line->begin(), line->end(), task));
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
    std::vector<TaskModel> m_tasks;
    std::vector<Queued> m_queue; // in order of insertion
    std::array<EventModel, events> m_events;
    std::array<LockModel, locks> m_locks;
    core::Duration m_start;
    core::Duration m_time;
    std::size_t m_current = nobody;
    bool m_cancelsItself = false;
    std::string m_log;
};

} // namespace

Program randomProgram(std::uint32_t seed)
{
    std::mt19937 random{seed};
    const auto below = [&random](std::size_t limit) { return random() % limit; };
    Program program(2 + below(5));
    for (std::vector<Step> &task : program) {
        task.resize(1 + below(7));
        for (Step &step : task) {
            step.action = static_cast<Action>(below(9));
            step.swallows = below(3) == 0;
            switch (step.action) {
            case Action::Sleep:
                step.argument = below(3) == 0 ? 0 : below(12);
                break;
            case Action::Work:
                step.argument = below(6);
                break;
            case Action::Cancel:
            case Action::Await:
                step.argument = below(program.size());
                break;
            default:
                step.argument = below(2);
                break;
            }
        }
    }
    return program;
}

std::string text(const Program &program)
{
    static const std::array<const char *, 9> names{"sleep",   "work",    "wait",   "set",  "clear",
                                                   "acquire", "release", "cancel", "await"};
    std::string lines;
    for (std::size_t i = 0; i < program.size(); ++i) {
        lines += std::to_string(i) + ':';
        for (const Step &step : program[i]) {
            lines += ' ' + std::string{names.at(static_cast<std::size_t>(step.action))} + ' '
                + std::to_string(step.argument) + (step.swallows ? "?" : "") + ';';
        }
        lines += '\n';
    }
    return lines;
}

std::string run(const Program &program, core::Duration start)
{
    return Machine{program, start}.run();
}

} // namespace model
