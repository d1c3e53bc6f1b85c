// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/mistakes.h"

#include <algorithm>

namespace core {

namespace {

// A learner reads a few hints; a program full of mistakes is no reason to keep a list without end.
constexpr std::size_t most = 50;

// A pause that short keeps nobody waiting for long enough to be seen.
constexpr Duration shortPause = std::chrono::milliseconds{10};

// How late others must be, and how long the turn, before the turn counts as a mistake: an eye sees the
// difference in a blinking LED.
constexpr Duration longTurn = std::chrono::milliseconds{100};

void note(State &state, Mistake mistake)
{
    const auto same
        = std::find_if(state.mistakes.begin(), state.mistakes.end(), [&mistake](const Mistake &known) {
              return known.kind == mistake.kind && known.at == mistake.at && known.told == mistake.told;
          });
    if (same != state.mistakes.end()) {
        ++same->times;
        same->span = std::max(same->span, mistake.span);
    } else if (state.mistakes.size() < most) {
        mistake.when = state.now;
        state.mistakes.push_back(mistake);
    }
}

SourceLine placeOf(const State &state, TaskId id)
{
    const TaskState *const task = state.task(id);
    return task ? task->at : SourceLine{};
}

bool hasOthers(const State &state, TaskId id)
{
    return std::any_of(state.tasks.begin(), state.tasks.end(), [id](const TaskState &task) {
        return task.id != programTask && task.id != id && task.phase != Phase::Done;
    });
}

void noteBlockingSleep(State &state, const Entry &entry)
{
    const Duration span = std::chrono::milliseconds{entry.value()};
    if (entry.task() != programTask && span >= shortPause && hasOthers(state, entry.task())) {
        note(state, {MistakeKind::BlockingSleep, entry.task(), placeOf(state, entry.task()), {}, span});
    }
    state.turnLooked = Instant::max(); // what comes of it in this turn is told already
}

// The main task may wait for a task that waits for a task: the cause is where the last of them waits.
void noteWaitForEver(State &state)
{
    const TaskId main{state.tasks.empty() ? number(programTask) : state.tasks[0].waitTarget};
    bool hasCause = false;
    for (const TaskState &task : state.tasks) {
        const bool isCause = task.phase == Phase::Waiting && task.at.line > 0
            && (task.waitFor == WaitFor::Event || task.waitFor == WaitFor::Lock
                || task.waitFor == WaitFor::Nothing);
        if (isCause) {
            note(state, {MistakeKind::WaitsForEver, task.id, task.at});
            hasCause = true;
        }
    }
    if (!hasCause) {
        const SourceLine at = placeOf(state, main);
        note(state, {MistakeKind::WaitsForEver, main, at.line > 0 ? at : placeOf(state, programTask)});
    }
}

// Looked at now and then only: a turn may run millions of lines, and there may be many tasks.
void noteLongTurn(State &state)
{
    const TaskState *const holder = state.task(state.holder);
    state.turnLooked = state.now;
    if (holder && holder->id != programTask && state.now - holder->resumedAt >= longTurn) {
        Duration latest{};
        for (const TaskState &task : state.tasks) {
            if (task.inQueue && task.id != holder->id) {
                latest = std::max(latest, state.now - task.dueTime);
            }
        }
        if (latest >= longTurn) {
            note(state, {MistakeKind::LongTurn, holder->id, holder->at, {}, latest});
            state.turnLooked = Instant::max(); // once in a turn is enough
        }
    }
}

} // namespace

void applyToMistakes(State &state, const Entry &entry)
{
    switch (entry.kind()) {
    case EntryKind::TaskResumed:
        state.turnLooked = entry.time();
        return;
    case EntryKind::NeverAwaited:
        note(state, {MistakeKind::NeverAwaited, entry.task(), {entry.file(), 0}, entry.string()});
        return;
    case EntryKind::SleepNotAwaited:
        note(state, {MistakeKind::SleepNotAwaited, entry.task(), {entry.file(), entry.value()}});
        return;
    case EntryKind::DiffersOnBoard:
        note(state, {MistakeKind::DiffersOnBoard, entry.task(), {entry.file(), 0}, entry.string()});
        return;
    case EntryKind::SleepBegan:
        noteBlockingSleep(state, entry);
        return;
    case EntryKind::Exception:
        if (state.holder != programTask) {
            note(state, {MistakeKind::ErrorNotFetched, state.holder, {entry.file(), 0}, entry.string()});
        }
        return;
    case EntryKind::LoopIdle:
        if (entry.value() == Ticks::period) {
            noteWaitForEver(state);
        }
        return;
    default:
        if (state.turnLooked <= state.now - longTurn) {
            noteLongTurn(state);
        }
        if (entry.kind() == EntryKind::TaskGaveUp || entry.kind() == EntryKind::TaskDone) {
            state.turnLooked = Instant::max();
        }
    }
}

} // namespace core
