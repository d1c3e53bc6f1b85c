// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/explanation.h"

#include "sim/metro_m4.h"
#include "ui/programname.h"
#include "ui/timelineruler.h"
#include "ui/tracestring.h"

#include <QCoreApplication>
#include <QStringList>

#include <algorithm>
#include <optional>

namespace ui {

using core::EntryKind;

namespace {

// A turn that ran more entries than this is told by its latest ones: a sentence is read in a second.
constexpr std::size_t furthestBack = 50'000;
constexpr int mostActs = 3;
// Outside of tasks only the latest act is told, if it is among so many entries.
constexpr std::size_t recent = 200;
// The tick counter moves in steps of about a millisecond: less than two of them is not late.
constexpr core::Duration onTime = std::chrono::milliseconds{2};

QString tr(const char *text)
{
    return QCoreApplication::translate("ui::Explanation", text);
}

/// One moment of one trace, and the words for what is in it.
class Teller
{
public:
    Teller(const core::Trace &trace, const core::State &state, std::size_t cursor, core::Instant now,
           core::Instant start)
        : m_trace(trace), m_state(state), m_cursor(cursor), m_now(now), m_start(start)
    {
    }

    Explanation tell(const StateAt &stateAt) const;

private:
    QString name(core::TaskId id) const;
    QString at(core::Instant time) const { return clockText(time - m_start); }
    std::optional<std::size_t> turnBegan() const;
    QString why(const core::TaskState &before, const core::Entry &resumed) const;
    QString acts(std::size_t from, int most = mostActs) const;
    QString act(const core::Entry &entry) const;
    QString level(const core::Entry &entry) const;
    QString gaveUp(const core::Entry &entry) const;
    QString next() const;
    QString keeps() const;
    QString program() const;

    const core::Trace &m_trace;
    const core::State &m_state;
    std::size_t m_cursor;
    core::Instant m_now;
    core::Instant m_start;
};

QString Teller::name(core::TaskId id) const
{
    if (id == core::programTask) {
        return programName(m_trace, m_state);
    }
    const core::TaskState *task = m_state.task(id);
    return task ? fromTrace(m_trace.text(task->name)) : tr("a task");
}

/// Where the latest turn of a task began, unless code outside of tasks ran since.
std::optional<std::size_t> Teller::turnBegan() const
{
    const std::size_t stop = m_cursor > furthestBack ? m_cursor - furthestBack : 0;
    for (std::size_t i = m_cursor; i > stop; --i) {
        if (m_trace[i - 1].kind() == EntryKind::TaskResumed) {
            return m_trace[i - 1].task() == core::programTask ? std::nullopt : std::optional{i - 1};
        }
    }
    return std::nullopt;
}

QString Teller::why(const core::TaskState &before, const core::Entry &resumed) const
{
    const QString who = name(resumed.task());
    const core::Duration late = resumed.time() - before.dueTime;
    if (late >= onTime) {
        return tr("%1 was due at %2, but the CPU was held until %3: it runs %4 late.")
            .arg(who, at(before.dueTime), at(resumed.time()), spanText(late));
    }
    switch (before.queuedBy) {
    case core::QueuedBy::Created:
        return tr("%1 is a new task; its turn in the queue has come, so the scheduler starts it.").arg(who);
    case core::QueuedBy::TaskEnd:
    case core::QueuedBy::Gather:
        return tr("What %1 waited for has ended, so the scheduler resumed it.").arg(who);
    case core::QueuedBy::EventSet:
        return tr("The event that %1 waited for was set, so the scheduler resumed it.").arg(who);
    case core::QueuedBy::LockHandOver:
        return tr("The lock that %1 waited for was handed to it, so the scheduler resumed it.").arg(who);
    case core::QueuedBy::Cancel:
        return tr("%1 was asked to stop, so the scheduler resumed it with a CancelledError.").arg(who);
    case core::QueuedBy::Input:
        return tr("The input that %1 waited for has come, so the scheduler resumed it.").arg(who);
    case core::QueuedBy::Report:
        return tr("%1 failed and nobody awaited it, so its error is reported now.").arg(who);
    case core::QueuedBy::Sleep:
        break;
    }
    return tr("%1 was due at %2 and the CPU was free, so the scheduler resumed it.")
        .arg(who, at(before.dueTime));
}

QString Teller::gaveUp(const core::Entry &entry) const
{
    const core::TaskState *task = m_state.task(entry.task());
    switch (entry.detailAs<core::WaitFor>()) {
    case core::WaitFor::Sleep:
        return task ? tr("It awaits a sleep: it goes back into the queue, due at %1.").arg(at(task->dueTime))
                    : QString{};
    case core::WaitFor::Task:
        return tr("It waits for %1 to end.").arg(name(core::TaskId{entry.value()}));
    case core::WaitFor::Event:
        return tr("It waits for an event to be set.");
    case core::WaitFor::Lock:
        return tr("It waits for a lock.");
    case core::WaitFor::Gather:
        return entry.value() == 1 ? tr("It waits for one task to end.")
                                  : tr("It waits for %1 tasks to end.").arg(entry.value());
    case core::WaitFor::Nothing:
        return tr("It gave up control without saying when to go on.");
    }
    return {};
}

QString Teller::level(const core::Entry &entry) const
{
    const QString pin = fromTrace(sim::metro_m4::pin(entry.pin()).label());
    const core::PinState &now = m_state.pins[number(entry.pin()) % core::pinCount];
    const core::Level level = entry.detailAs<core::Level>();
    // What an input reads is set from outside: by its pull or by what is wired to it.
    if (now.claimed && now.direction == core::Direction::Input) {
        return level == core::Level::High ? tr("The input %1 is high now.").arg(pin)
            : level == core::Level::Low   ? tr("The input %1 is low now.").arg(pin)
                                          : tr("The input %1 floats now.").arg(pin);
    }
    return level == core::Level::High ? tr("It turns %1 on.").arg(pin)
        : level == core::Level::Low   ? tr("It turns %1 off.").arg(pin)
                                      : tr("It lets go of %1.").arg(pin);
}

QString Teller::act(const core::Entry &entry) const
{
    switch (entry.kind()) {
    case EntryKind::PinLevel:
        return level(entry);
    case EntryKind::Console: {
        const QString words = fromTrace(m_trace.text(entry.string())).trimmed();
        return words.isEmpty() ? QString{}
                               : tr("It prints “%1”.").arg(words.section(QLatin1Char('\n'), -1).left(60));
    }
    case EntryKind::SleepBegan:
        if (m_state.blocked && entry.task() == core::programTask) {
            return {}; // that is the moment itself, told by program()
        }
        return tr("It calls %1, which keeps the CPU for %2: nobody else can run.")
            .arg(blockingCall(m_trace, m_state), spanText(std::chrono::milliseconds{entry.value()}));
    case EntryKind::TaskCreated:
        return tr("It creates the task %1.").arg(fromTrace(m_trace.text(entry.string())));
    case EntryKind::CancelRequested:
        return tr("It asks %1 to stop.").arg(name(entry.task()));
    case EntryKind::NeverAwaited:
        return tr("It forgot to await %1(): that code never runs.")
            .arg(fromTrace(m_trace.text(entry.string())).section(QLatin1Char('\t'), 1));
    case EntryKind::SleepNotAwaited:
        return tr("It asks for a sleep, but the sleep of line %1 was never awaited: asyncio has only one, so "
                  "this one fails.")
            .arg(entry.value());
    case EntryKind::TaskGaveUp:
        return gaveUp(entry);
    case EntryKind::TaskDone:
        switch (entry.detailAs<core::Outcome>()) {
        case core::Outcome::Returned:
            return tr("It has come to its end.");
        case core::Outcome::Cancelled:
            return tr("It ends, cancelled.");
        case core::Outcome::Raised:
            return tr("It ends with an error: %1.").arg(fromTrace(m_trace.text(entry.string())));
        }
        return {};
    default:
        return {};
    }
}

QString Teller::acts(std::size_t from, int most) const
{
    QStringList told;
    for (std::size_t i = m_cursor; i > from && told.size() < most; --i) {
        if (const QString sentence = act(m_trace[i - 1]); !sentence.isEmpty()) {
            told.prepend(sentence);
        }
    }
    return told.join(QLatin1Char(' '));
}

/// A turn that has become too long.
QString Teller::keeps() const
{
    const core::TaskState *holder = m_state.task(m_state.holder);
    const bool tooLong = holder
        && std::any_of(m_state.mistakes.begin(), m_state.mistakes.end(), [&](const core::Mistake &made) {
                             return made.kind == core::MistakeKind::LongTurn && made.task == holder->id
                                 && made.when >= holder->resumedAt;
                         });
    return tooLong && holder->phase == core::Phase::Running
        ? tr("It has kept the CPU for %1 and does not give up control: tasks that are due have to wait.")
              .arg(spanText(m_now - holder->resumedAt))
        : QString{};
}

QString Teller::next() const
{
    for (const core::TaskId id : m_state.queue()) {
        const core::TaskState *task = m_state.task(id);
        if (task->phase == core::Phase::Running) {
            continue; // it stands in the queue for its next turn already, but has not given up this one
        }
        return task->dueTime > m_now ? tr("Next is %1, due at %2.").arg(name(id), at(task->dueTime))
                                     : tr("Next is %1: it is due and waits for its turn.").arg(name(id));
    }
    if (m_state.idle) {
        return tr("Nobody is queued: nothing can wake those who wait, so the program hangs.");
    }
    return {};
}

/// For code outside of tasks, and for a turn that began too long ago to look for.
QString Teller::program() const
{
    if (const core::TaskState *holder = m_state.task(m_state.holder);
        holder && holder->id != core::programTask && holder->phase == core::Phase::Running) {
        return tr("%1 has the CPU and runs line %2.").arg(name(holder->id)).arg(holder->at.line);
    }
    if (m_state.blocked) {
        return tr("%1 is inside %2 until %3. It holds the CPU all the while: no other line can run.")
            .arg(name(core::programTask), blockingCall(m_trace, m_state), at(m_state.blockedUntil));
    }
    const core::SourceLine line = m_state.tasks.empty() ? core::SourceLine{} : m_state.tasks[0].at;
    return line.line > 0 ? tr("%1 has the CPU and runs line %2.").arg(name(core::programTask)).arg(line.line)
                         : tr("%1 starts.").arg(name(core::programTask));
}

Explanation Teller::tell(const StateAt &stateAt) const
{
    Explanation told;
    if (m_state.ended == core::EndReason::Killed) {
        told.why = tr("The board was switched off.");
        return told;
    }
    if (m_state.ended) {
        const QString program = name(core::programTask);
        // A task nobody awaits may have failed before: that ended the task, not the program.
        if (m_state.ended == core::EndReason::Exception && m_state.exception) {
            const QString error = fromTrace(m_trace.text(*m_state.exception)).section(QLatin1Char('\t'), 1);
            told.why = tr("An error ended %1: %2.").arg(program, error);
        } else if (m_state.ended == core::EndReason::Interrupted) {
            told.why = tr("Ctrl-C ended %1.").arg(program);
        } else {
            told.why = tr("%1 has ended.").arg(program);
        }
        told.acts = tr("All pins are released, so every LED goes dark.");
        return told;
    }
    if (!m_state.startedAt) {
        told.why = tr("The board is powered on. It starts the program after about a second.");
        return told;
    }
    const std::optional<std::size_t> began = turnBegan();
    if (!began) {
        told.why = program();
        told.acts = keeps();
        if (told.acts.isEmpty()) {
            told.acts = acts(m_cursor > recent ? m_cursor - recent : 0, 1);
        }
        told.next = next();
        return told;
    }
    const core::Entry &resumed = m_trace[*began];
    const core::State before = stateAt(*began);
    told.turn = tr("tick %1").arg(m_state.turn);
    told.why = why(*before.task(resumed.task()), resumed);
    told.acts = acts(*began + 1);
    if (const QString sentence = keeps(); !sentence.isEmpty()) {
        told.acts += (told.acts.isEmpty() ? QString{} : QStringLiteral(" ")) + sentence;
    }
    told.next = next();
    return told;
}

} // namespace

QString Explanation::text() const
{
    QStringList parts{turn, why, acts, next};
    parts.removeAll(QString{});
    return parts.join(QLatin1Char(' '));
}

Explanation explain(const core::Trace &trace, const core::State &state, std::size_t cursor, core::Instant now,
                    core::Instant start, const StateAt &stateAt)
{
    return Teller{trace, state, cursor, now, start}.tell(stateAt);
}

} // namespace ui
