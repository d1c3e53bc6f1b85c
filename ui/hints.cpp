// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/hints.h"

#include "ui/programname.h"
#include "ui/timelineruler.h"
#include "ui/tracestring.h"

#include <QCoreApplication>

#include <algorithm>

namespace ui {

namespace {

using core::MistakeKind;

QString tr(const char *text)
{
    return QCoreApplication::translate("ui::Hints", text);
}

// Of "line\ttext".
QString told(const core::Trace &trace, const core::Mistake &mistake, int part)
{
    return mistake.told ? fromTrace(trace.text(*mistake.told)).section(QLatin1Char('\t'), part, part)
                        : QString{};
}

int lineOf(const core::Trace &trace, const core::Mistake &mistake)
{
    return mistake.told ? told(trace, mistake, 0).toInt() : static_cast<int>(mistake.at.line);
}

QString nameOf(const core::Trace &trace, const core::State &state, core::TaskId id)
{
    const core::TaskState *task = state.task(id);
    return id == core::programTask || !task ? programName(trace, state) : fromTrace(trace.text(task->name));
}

QString waitsForEver(const QString &name, const core::TaskState *task)
{
    switch (task ? task->waitFor : core::WaitFor::Nothing) {
    case core::WaitFor::Event:
        return tr("%1 waits for ever: no task is left that could set this event. Call its set() in a task "
                  "that still runs.")
            .arg(name);
    case core::WaitFor::Lock:
        return tr("%1 waits for ever: no task is left that could release this lock. Take locks with “async "
                  "with”, which always releases them.")
            .arg(name);
    default:
        return tr("%1 waits for ever: no task is left that could wake it.").arg(name);
    }
}

QString boardDifference(const QString &what, const QString &about)
{
    if (what == QLatin1String("never-called")) {
        return tr("The board never calls %1. Do this in a method of another name, and call that.").arg(about);
    }
    if (what == QLatin1String("slots")) {
        return tr("The board ignores __slots__: other attributes can be set all the same.");
    }
    if (what == QLatin1String("timeout-error")) {
        return tr(
            "On the board asyncio has a TimeoutError of its own, which this does not catch. Write “except "
            "asyncio.TimeoutError”.");
    }
    if (what == QLatin1String("yield-in-async")) {
        return tr("With yield in it, %1 is a plain generator on the board: go through it with “for”, not "
                  "with "
                  "“async for”.")
            .arg(about);
    }
    if (what == QLatin1String("f-string")) {
        return tr(
            "The board takes neither lambda nor “:=” in an f-string: there this is a SyntaxError. Work the "
            "value out in a line before.");
    }
    if (what == QLatin1String("memory")) {
        return tr("By here the program uses more memory than the board has: there it would have ended with a "
                  "MemoryError.");
    }
    if (what == QLatin1String("not-simulated")) {
        return tr("The board has the module %1, but Metrolume does not simulate it: there this import works.")
            .arg(about);
    }
    return {};
}

} // namespace

QString hintText(const core::Trace &trace, const core::State &state, const core::Mistake &mistake)
{
    const QString name = nameOf(trace, state, mistake.task);
    switch (mistake.kind) {
    case MistakeKind::NeverAwaited:
        return tr("%1() never ran. Write “await %1(…)”, or “asyncio.create_task(%1(…))” to run it beside "
                  "this code.")
            .arg(told(trace, mistake, 1));
    case MistakeKind::SleepNotAwaited:
        return tr(
            "Without await nothing pauses here, and the next sleep fails. Write “await asyncio.sleep(…)”.");
    case MistakeKind::BlockingSleep:
        return tr("time.sleep stops every task for %1. Write “await asyncio.sleep(…)”: then the others run "
                  "meanwhile.")
            .arg(spanText(mistake.span));
    case MistakeKind::ErrorNotFetched:
        return tr("%1 ended here with %2, and no task awaits it. Await the task, or catch the error in it.")
            .arg(name, told(trace, mistake, 1));
    case MistakeKind::LongTurn:
        return tr("%1 keeps the CPU here while others are due. Put “await asyncio.sleep(0)” into the loop.")
            .arg(name);
    case MistakeKind::WaitsForEver:
        return waitsForEver(name, state.task(mistake.task));
    case MistakeKind::DiffersOnBoard:
        return boardDifference(told(trace, mistake, 1), told(trace, mistake, 2));
    }
    return {};
}

std::vector<Hint> hints(const core::Trace &trace, const core::State &state)
{
    std::vector<Hint> all;
    for (const core::Mistake &mistake : state.mistakes) {
        const int line = lineOf(trace, mistake);
        if (line > 0 && mistake.at.file == core::FileId{0}) {
            all.push_back({line, hintText(trace, state, mistake)});
        }
    }
    std::stable_sort(all.begin(), all.end(), [](const Hint &a, const Hint &b) { return a.line < b.line; });
    return all;
}

} // namespace ui
