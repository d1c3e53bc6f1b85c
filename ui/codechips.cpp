// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/codechips.h"

#include "ui/programname.h"
#include "ui/timelineruler.h"
#include "ui/tracestring.h"

#include <QCoreApplication>

namespace ui {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("ui::CodeEditor", text);
}

QString nameOf(const core::Trace &trace, const core::State &state, core::TaskId id)
{
    const core::TaskState *task = state.task(id);
    return id == core::programTask || !task ? programName(trace, state) : fromTrace(trace.text(task->name));
}

QString waitingText(const core::Trace &trace, const core::State &state, const core::TaskState &task,
                    const QString &name)
{
    switch (task.waitFor) {
    case core::WaitFor::Task:
        return tr("%1 waits for %2").arg(name, nameOf(trace, state, core::TaskId{task.waitTarget}));
    case core::WaitFor::Gather:
        return tr("%1 waits for %2").arg(name).arg(task.waitTarget);
    case core::WaitFor::Event:
        return tr("%1 waits for an event").arg(name);
    case core::WaitFor::Lock:
        return tr("%1 waits for a lock").arg(name);
    case core::WaitFor::Sleep:
    case core::WaitFor::Nothing:
        break;
    }
    return tr("%1 waits").arg(name);
}

QString textOf(const core::Trace &trace, const core::State &state, const core::TaskState &task,
               core::Instant now, core::Instant start)
{
    const QString name = nameOf(trace, state, task.id);
    switch (task.phase) {
    case core::Phase::Running:
        return state.blocked ? tr("%1 blocks to %2").arg(name, clockText(state.blockedUntil - start))
                             : tr("%1 running").arg(name);
    case core::Phase::Queued:
        return task.dueTime > now ? tr("%1 sleeps to %2").arg(name, clockText(task.dueTime - start))
                                  : tr("%1 is ready").arg(name);
    case core::Phase::Waiting:
        return waitingText(trace, state, task, name);
    case core::Phase::Done:
        break;
    }
    return {};
}

} // namespace

std::vector<CodeChip> codeChips(const core::Trace &trace, const core::State &state, core::Instant now,
                                core::Instant start)
{
    std::vector<CodeChip> chips;
    if (state.exception && state.ended == core::EndReason::Exception) {
        const QString told = fromTrace(trace.text(*state.exception));
        CodeChip chip;
        chip.line = told.section(QLatin1Char('\t'), 0, 0).toInt();
        chip.text = told.section(QLatin1Char('\t'), 1);
        chip.name = told.section(QLatin1Char('\t'), 1).section(QLatin1Char(':'), 0, 0);
        chip.error = true;
        if (chip.line > 0) {
            chips.push_back(std::move(chip));
        }
    }
    const bool hasTasks = state.tasks.size() > 1;
    for (const core::TaskState &task : state.tasks) {
        // While tasks exist, code.py itself only waits in asyncio.run(): saying so would hide where the tasks
        // are.
        const bool hidden = task.id == core::programTask && hasTasks && task.phase != core::Phase::Running;
        if (task.phase == core::Phase::Done || task.at.line == 0 || task.at.file != core::FileId{0}
            || hidden) {
            continue;
        }
        if (chips.size() >= mostChips) {
            break;
        }
        chips.push_back({task.id, static_cast<int>(task.at.line), textOf(trace, state, task, now, start),
                         nameOf(trace, state, task.id), task.phase == core::Phase::Running, false});
    }
    return chips;
}

} // namespace ui
