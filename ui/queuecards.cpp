// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/queuecards.h"

#include "ui/programname.h"
#include "ui/timelineruler.h"
#include "ui/tracestring.h"

#include <QCoreApplication>

#include <algorithm>

namespace ui {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("ui::QueuePanel", text);
}

/// The tasks of one moment, and the words on their cards.
class Sorter
{
public:
    Sorter(const core::Trace &trace, const core::State &state, core::Instant now, core::Instant start)
        : m_trace(trace), m_state(state), m_now(now), m_start(start)
    {
    }

    std::vector<QueueGroup> sorted();

private:
    QueueCard card(const core::TaskState &task) const;
    QString name(core::TaskId id) const;
    QString holding(const core::TaskState &task) const;
    QString awaiting(const core::TaskState &task) const;
    QString ended(const core::TaskState &task) const;
    void put(QueueGroup &group, const core::TaskState &task, const QString &reason) const;

    const core::Trace &m_trace;
    const core::State &m_state;
    core::Instant m_now;
    core::Instant m_start;
};

QString Sorter::name(core::TaskId id) const
{
    const core::TaskState *task = m_state.task(id);
    return id == core::programTask || !task ? programName(m_trace, m_state)
                                            : fromTrace(m_trace.text(task->name));
}

QueueCard Sorter::card(const core::TaskState &task) const
{
    QueueCard card;
    card.task = task.id;
    card.name = name(task.id);
    if (task.call) {
        card.call = fromTrace(m_trace.text(*task.call));
    }
    return card;
}

QString Sorter::holding(const core::TaskState &task) const
{
    if (m_state.blocked) {
        return tr("%1 keeps the CPU until %2")
            .arg(blockingCall(m_trace, m_state), clockText(m_state.blockedUntil - m_start));
    }
    return task.at.line > 0 ? tr("line %1").arg(task.at.line) : tr("starts");
}

QString Sorter::awaiting(const core::TaskState &task) const
{
    switch (task.waitFor) {
    case core::WaitFor::Task:
        return tr("waits for %1").arg(name(core::TaskId{task.waitTarget}));
    case core::WaitFor::Event:
        return tr("waits for an event");
    case core::WaitFor::Lock:
        return tr("waits for a lock");
    case core::WaitFor::Gather:
        return task.waitTarget == 1 ? tr("gather: waits for one task")
                                    : tr("gather: waits for %1 tasks").arg(task.waitTarget);
    case core::WaitFor::Sleep:
    case core::WaitFor::Nothing:
        break;
    }
    return tr("nobody will wake it");
}

QString Sorter::ended(const core::TaskState &task) const
{
    switch (task.outcome) {
    case core::Outcome::Returned:
        return tr("✓ done");
    case core::Outcome::Cancelled:
        return tr("| cancelled");
    case core::Outcome::Raised:
        break;
    }
    return tr("✗ %1").arg(task.error ? fromTrace(m_trace.text(*task.error)) : QString{});
}

void Sorter::put(QueueGroup &group, const core::TaskState &task, const QString &reason) const
{
    if (static_cast<int>(group.cards.size()) >= mostCards) {
        ++group.more;
        return;
    }
    group.cards.push_back(card(task));
    group.cards.back().reason = reason;
}

std::vector<QueueGroup> Sorter::sorted()
{
    QueueGroup onCpu{QueueSection::OnCpu, {}, 0};
    QueueGroup ready{QueueSection::Ready, {}, 0};
    QueueGroup sleeping{QueueSection::Sleeping, {}, 0};
    QueueGroup waiting{QueueSection::Waiting, {}, 0};
    QueueGroup done{QueueSection::Done, {}, 0};

    const bool hasTasks = m_state.tasks.size() > 1;
    for (const core::TaskState &task : m_state.tasks) {
        if (task.phase == core::Phase::Running) {
            put(onCpu, task, holding(task));
        } else if (task.phase == core::Phase::Waiting && !(task.id == core::programTask && hasTasks)) {
            put(waiting, task, awaiting(task));
        } else if (task.phase == core::Phase::Done && task.id != core::programTask) {
            put(done, task, ended(task));
        }
    }
    for (const core::TaskId id : m_state.queue()) {
        const core::TaskState &task = *m_state.task(id);
        if (task.phase == core::Phase::Running) {
            continue;
        }
        if (task.dueTime <= m_now) {
            put(ready, task, tr("due since %1").arg(clockText(task.dueTime - m_start)));
        } else {
            put(sleeping, task, tr("due %1").arg(clockText(task.dueTime - m_start)));
            if (sleeping.more == 0) {
                QueueCard &card = sleeping.cards.back();
                card.sleeps = true;
                card.countdown = tr("in %1").arg(spanText(task.dueTime - m_now));
                const double all = static_cast<double>((task.dueTime - task.since).count());
                card.elapsed = std::clamp(static_cast<double>((m_now - task.since).count()) / all, 0.0, 1.0);
            }
        }
    }

    std::vector<QueueGroup> groups{std::move(onCpu), std::move(ready), std::move(sleeping)};
    if (!waiting.cards.empty()) {
        groups.push_back(std::move(waiting));
    }
    if (!done.cards.empty()) {
        groups.push_back(std::move(done));
    }
    return groups;
}

} // namespace

std::vector<QueueGroup> queueGroups(const core::Trace &trace, const core::State &state, core::Instant now,
                                    core::Instant start)
{
    return Sorter{trace, state, now, start}.sorted();
}

} // namespace ui
