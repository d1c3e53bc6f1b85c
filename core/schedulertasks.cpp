// SPDX-License-Identifier: GPL-3.0-or-later
// Scheduler: which tasks it holds on to, from their names to their end.
#include "core/scheduler.h"

#include <algorithm>

namespace core {

Scheduler::~Scheduler()
{
    abandonAll();
}

void Scheduler::abandonAll()
{
    // All are detached before any body goes: what one task owns (an event, a lock) may be what another
    // waits in.
    for (TaskBase *task = m_kept; task; task = task->m_nextKept) {
        detach(*task);
        if (task->m_state == TaskBase::State::Owned) {
            task->m_state = TaskBase::State::Running;
        }
    }
    reset();
    // Bodies go before tasks: a body may hold handles, even to its own task, and a circle of handles would
    // never end by itself.
    for (TaskBase *task = m_kept; task; task = task->m_nextKept) {
        task->abandon();
    }
    reset(); // a destructor in a body may have woken somebody
    while (m_kept) {
        letGo(*m_kept);
    }
}

void Scheduler::detach(TaskBase &task)
{
    if (task.m_hold == TaskBase::Hold::Place) {
        task.m_place->remove(task);
    } else if (task.m_hold == TaskBase::Hold::Task) {
        task.m_awaited->m_waiters.remove(task);
    }
    task.m_hold = TaskBase::Hold::Nothing;
}

void Scheduler::introduce(TaskBase &task, std::string_view nameHint, std::string_view call)
{
    // A run with more tasks than an entry can tell apart goes on; its last tasks share a number.
    m_tasks = std::min(m_tasks + 1, maxTaskId);
    task.m_id = TaskId{m_tasks};
    if (!m_trace) {
        return;
    }
    record(EntryKind::TaskCreated, m_tasks, 0, number(uniqueName(nameHint)));
    if (!call.empty()) {
        record(EntryKind::TaskCall, m_tasks, 0, number(m_trace->intern(call)));
    }
}

StringId Scheduler::uniqueName(std::string_view hint)
{
    std::string name{hint.empty() ? "task" : hint};
    if (const std::uint32_t times = ++m_names[name]; times > 1) {
        name += ' ' + std::to_string(times);
    }
    return m_trace->intern(name);
}

WaitableId Scheduler::introduceWaitable(std::string_view kind)
{
    const WaitableId id{++m_waitables};
    if (m_trace) {
        const std::string name = std::string{kind} + ' ' + std::to_string(++m_names[std::string{kind}]);
        record(EntryKind::WaitableNamed, m_waitables, 0, number(m_trace->intern(name)));
    }
    return id;
}

void Scheduler::keep(TaskBase &task)
{
    task.m_kept = true;
    task.m_previousKept = nullptr;
    task.m_nextKept = m_kept;
    if (m_kept) {
        m_kept->m_previousKept = &task;
    }
    m_kept = &task;
    task.keep();
}

void Scheduler::letGo(TaskBase &task)
{
    if (!task.m_kept) {
        return;
    }
    task.m_kept = false;
    (task.m_previousKept ? task.m_previousKept->m_nextKept : m_kept) = task.m_nextKept;
    if (task.m_nextKept) {
        task.m_nextKept->m_previousKept = task.m_previousKept;
    }
    task.drop();
}

void Scheduler::reset()
{
    while (!m_queue.empty()) {
        m_queue.pop();
    }
    m_current = nullptr;
}

} // namespace core
