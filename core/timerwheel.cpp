// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/timerwheel.h"

#include <bit>
#include <cassert>

namespace core {

void TimerWheel::push(TaskBase &task)
{
    assert(takes(task.m_due));
    if (m_ticks.empty()) {
        m_ticks.resize(span);
    }
    if (m_size == 0) {
        m_first = m_last = task.m_due;
    } else if (isBefore(task.m_due, m_first)) {
        m_first = task.m_due;
    } else if (isBefore(m_last, task.m_due)) {
        m_last = task.m_due;
    }
    const std::size_t place = placeOf(task.m_due);
    Tick &tick = m_ticks[place];
    if (tick.tasks.size() == tick.tasks.capacity() && tick.count <= tick.tasks.size() / 2) {
        closeGaps(tick);
    }
    task.m_in = TaskBase::In::Wheel;
    task.m_slot = tick.tasks.size();
    tick.tasks.push_back(&task);
    ++tick.count;
    ++m_size;
    m_used[place / bits] |= std::uint64_t{1} << place % bits;
}

// A tick that is never empty must not grow for ever.
void TimerWheel::closeGaps(Tick &tick)
{
    std::size_t count = 0;
    for (TaskBase *const task : tick.tasks) {
        if (task) {
            task->m_slot = count;
            tick.tasks[count++] = task;
        }
    }
    tick.tasks.resize(count);
    tick.begin = 0;
}

void TimerWheel::remove(TaskBase &task)
{
    assert(contains(task));
    task.m_in = TaskBase::In::None;
    const std::size_t place = placeOf(task.m_due);
    Tick &tick = m_ticks[place];
    --m_size;
    if (--tick.count > 0) {
        tick.tasks[task.m_slot] = nullptr;
        while (!tick.tasks[tick.begin]) {
            ++tick.begin;
        }
        return;
    }
    tick.begin = 0;
    tick.tasks.clear();
    if (tick.tasks.capacity() > keptCapacity) {
        std::vector<TaskBase *>{}.swap(tick.tasks);
    }
    m_used[place / bits] &= ~(std::uint64_t{1} << place % bits);
    if (m_size > 0 && task.m_due == m_first) {
        findFirst();
    }
}

// The first tick after m_first at which somebody is due.
void TimerWheel::findFirst()
{
    const std::size_t from = placeOf(m_first);
    std::size_t word = from / bits;
    std::uint64_t rest = m_used[word] & (~std::uint64_t{0} << from % bits);
    while (rest == 0) {
        word = (word + 1) % m_used.size();
        rest = m_used[word];
    }
    const std::size_t place = word * bits + static_cast<std::size_t>(std::countr_zero(rest));
    m_first = m_first + TickSpan{static_cast<std::int32_t>((place - from) % span)};
}

bool TimerWheel::contains(const TaskBase &task) const
{
    if (task.m_in != TaskBase::In::Wheel || m_ticks.empty()) {
        return false;
    }
    const Tick &tick = m_ticks[placeOf(task.m_due)];
    return task.m_slot < tick.tasks.size() && tick.tasks[task.m_slot] == &task;
}

bool TimerWheel::checkInvariants() const
{
    std::size_t size = 0;
    for (std::size_t place = 0; place < m_ticks.size(); ++place) {
        const Tick &tick = m_ticks[place];
        const bool isUsed = (m_used[place / bits] >> place % bits & 1) != 0;
        if (isUsed != (tick.count > 0) || (tick.count > 0 && !tick.tasks[tick.begin])) {
            return false;
        }
        const TaskBase *previous = nullptr;
        std::size_t count = 0;
        for (const TaskBase *const task : tick.tasks) {
            if (!task) {
                continue;
            }
            if (!contains(*task) || placeOf(task->m_due) != place || isBefore(task->m_due, m_first)
                || isBefore(m_last, task->m_due) || (previous && task->m_order < previous->m_order)) {
                return false;
            }
            previous = task;
            ++count;
        }
        if (count != tick.count) {
            return false;
        }
        size += count;
    }
    return size == m_size && (m_size == 0 || m_ticks[placeOf(m_first)].count > 0);
}

} // namespace core
