// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/gather.h"

namespace core {

Gather::~Gather()
{
    if (isWaiting()) {
        m_gatherer->holdNothing();
    }
}

Gather::Added Gather::add(TaskBase &task, bool failed)
{
    if (task.isDone()) {
        m_failed = m_failed || (failed && !m_failuresAreResults);
        return Added::Done;
    }
    if (task.state() != TaskBase::State::Running) {
        return Added::Refused;
    }
    task.setOwner(this);
    ++m_left;
    return Added::Running;
}

bool Gather::begin(TaskBase &gatherer)
{
    if (!hasToWait()) {
        return false;
    }
    m_gatherer = &gatherer;
    gatherer.holdPlace(*this);
    gatherer.saysItWaitsFor(WaitFor::Gather, m_left);
    return true;
}

bool Gather::isWaiting() const
{
    return m_gatherer && m_gatherer->hold() == TaskBase::Hold::Place && m_gatherer->place() == this;
}

bool Gather::taskEnded(TaskBase &task, Turn turn)
{
    if (!isWaiting()) {
        return true; // woken by an earlier failure, or cancelled: this end comes too late
    }
    --m_left;
    if (turn != Turn::Returned && !m_failuresAreResults) {
        m_firstFailed = &task;
    }
    if (m_left == 0 || m_firstFailed) {
        m_scheduler.wake(*m_gatherer, QueuedBy::Gather);
    }
    return true;
}

bool Gather::release(TaskBase &task)
{
    if (task.state() != TaskBase::State::Owned || task.owner() != this) {
        return false;
    }
    task.setState(TaskBase::State::Running);
    return true;
}

} // namespace core
