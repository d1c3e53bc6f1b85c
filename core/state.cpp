// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/state.h"

#include "core/mistakes.h"
#include "core/tickcounter.h"

#include <algorithm>

namespace core {

namespace {

TaskState &taskOf(State &state, TaskId id)
{
    const std::size_t index = number(id);
    while (state.tasks.size() <= index) {
        const TaskId next{static_cast<std::uint32_t>(state.tasks.size())};
        state.tasks.emplace_back().id = next;
    }
    return state.tasks[index];
}

void enter(TaskState &task, Phase phase, Instant time)
{
    task.phase = phase;
    task.since = time;
}

void endQuiet(State &state, Instant time)
{
    if (state.idle) {
        state.idleTime += time - state.quietSince;
        state.idle = false;
    }
    if (state.blocked) {
        state.sleptTime += time - state.quietSince;
        state.blocked = false;
    }
}

void resume(State &state, const Entry &entry)
{
    endQuiet(state, entry.time());
    TaskState &task = taskOf(state, entry.task());
    if (entry.task() != programTask) {
        ++state.turn;
        task.lateBy = std::max(Duration{}, entry.time() - task.dueTime);
    }
    state.holder = entry.task();
    ++task.turns;
    task.inQueue = false;
    task.resumedAt = entry.time();
    enter(task, Phase::Running, entry.time());
}

void queue(State &state, const Entry &entry)
{
    TaskState &task = taskOf(state, entry.task());
    task.inQueue = true;
    task.due = entry.due();
    task.dueTime = instantOf(entry.due(), entry.time());
    task.queuedBy = entry.detailAs<QueuedBy>();
    task.order = ++state.queueings;
    if (task.phase != Phase::Running) {
        enter(task, Phase::Queued, entry.time());
    }
}

void giveUp(State &state, const Entry &entry)
{
    TaskState &task = taskOf(state, entry.task());
    task.held += entry.time() - task.resumedAt;
    task.waitFor = entry.detailAs<WaitFor>();
    task.waitTarget = entry.value();
    enter(task, task.inQueue ? Phase::Queued : Phase::Waiting, entry.time());
}

void finish(State &state, const Entry &entry)
{
    TaskState &task = taskOf(state, entry.task());
    if (task.phase == Phase::Running) {
        task.held += entry.time() - task.resumedAt;
    }
    task.inQueue = false;
    task.outcome = entry.detailAs<Outcome>();
    if (task.outcome == Outcome::Raised) {
        task.error = entry.string();
    }
    enter(task, Phase::Done, entry.time());
}

void applyToTask(State &state, const Entry &entry)
{
    switch (entry.kind()) {
    case EntryKind::TaskCreated: {
        TaskState &task = taskOf(state, entry.task());
        task.name = entry.string();
        enter(task, Phase::Waiting, entry.time());
        break;
    }
    case EntryKind::TaskCall:
        taskOf(state, entry.task()).call = entry.string();
        break;
    case EntryKind::TaskQueued:
        queue(state, entry);
        break;
    case EntryKind::TaskResumed:
        resume(state, entry);
        break;
    case EntryKind::TaskGaveUp:
        giveUp(state, entry);
        break;
    case EntryKind::TaskDone:
        finish(state, entry);
        break;
    case EntryKind::CancelRequested:
        taskOf(state, entry.task()).cancelRequested = true;
        break;
    case EntryKind::Line: {
        TaskState &task = taskOf(state, entry.task());
        task.at = {entry.file(), entry.line()};
        task.depth = entry.depth();
        break;
    }
    default:
        break;
    }
}

void keepPulse(PinState &pin)
{
    if (pin.duty && *pin.duty > 0 && pin.frequency) {
        pin.lastPulse = {*pin.duty, *pin.frequency};
    }
}

void applyToPin(State &state, const Entry &entry)
{
    PinState &pin = state.pins[entry.subject() % pinCount];
    switch (entry.kind()) {
    case EntryKind::PinClaimed:
        pin.claimed = true;
        break;
    case EntryKind::PinReleased: {
        // The net keeps its level: what else is wired to it decides, and says so in an entry of its
        // own.
        const PinState before = pin;
        pin = PinState{};
        pin.wasOutput = before.wasOutput;
        pin.level = before.level;
        pin.pixels = before.pixels;
        pin.lastPulse = before.lastPulse;
        pin.changedAt = entry.time();
        break;
    }
    case EntryKind::PinDirection:
        pin.direction = entry.detailAs<Direction>();
        pin.wasOutput = pin.wasOutput || pin.direction == Direction::Output;
        break;
    case EntryKind::PinPull:
        pin.pull = entry.detailAs<Pull>();
        break;
    case EntryKind::PinDrive:
        pin.drive = entry.detailAs<DriveMode>();
        break;
    case EntryKind::PinLevel:
        pin.level = entry.detailAs<Level>();
        pin.changedAt = entry.time();
        break;
    case EntryKind::PinDuty:
        pin.duty = static_cast<std::uint16_t>(entry.value());
        pin.wasOutput = true;
        pin.changedAt = entry.time();
        keepPulse(pin);
        break;
    case EntryKind::PinFrequency:
        pin.frequency = entry.value();
        keepPulse(pin);
        break;
    case EntryKind::PinVoltage:
        pin.voltage = static_cast<std::uint16_t>(entry.value());
        break;
    case EntryKind::PixelFrame:
        pin.pixels = entry.string();
        break;
    default:
        break;
    }
}

void applyToBoard(State &state, const Entry &entry)
{
    switch (entry.kind()) {
    case EntryKind::ProgramStarted:
        state.startedAt = entry.time();
        enter(taskOf(state, programTask), Phase::Running, entry.time());
        state.tasks[0].resumedAt = entry.time();
        break;
    case EntryKind::ProgramEnded:
        endQuiet(state, entry.time());
        state.ended = entry.detailAs<EndReason>();
        enter(taskOf(state, programTask), Phase::Done, entry.time());
        break;
    case EntryKind::SleepBegan:
        state.blocked = true;
        state.quietSince = entry.time();
        state.blockedUntil = entry.time() + std::chrono::milliseconds{entry.value()};
        break;
    case EntryKind::SleepEnded:
        endQuiet(state, entry.time());
        break;
    case EntryKind::LoopIdle:
        state.idle = true;
        state.quietSince = entry.time();
        break;
    case EntryKind::PartInput:
        if (state.inputs.size() <= entry.subject()) {
            state.inputs.resize(entry.subject() + 1);
        }
        state.inputs[entry.subject()] = static_cast<std::int32_t>(entry.value());
        break;
    case EntryKind::Console:
        ++state.consoleWrites;
        break;
    case EntryKind::FileNamed:
        if (entry.file() == FileId{0}) {
            state.programFile = entry.string();
        }
        break;
    case EntryKind::Exception:
        state.exception = entry.string();
        break;
    default:
        break;
    }
}

} // namespace

const TaskState *State::task(TaskId id) const
{
    return number(id) < tasks.size() ? &tasks[number(id)] : nullptr;
}

std::optional<std::int32_t> State::input(std::uint32_t part) const
{
    return part < inputs.size() ? inputs[part] : std::nullopt;
}

std::vector<TaskId> State::queue() const
{
    std::vector<const TaskState *> queued;
    for (const TaskState &task : tasks) {
        if (task.inQueue) {
            queued.push_back(&task);
        }
    }
    std::sort(queued.begin(), queued.end(), [](const TaskState *a, const TaskState *b) {
        return a->due == b->due ? a->order < b->order : isBefore(a->due, b->due);
    });
    std::vector<TaskId> ids;
    ids.reserve(queued.size());
    for (const TaskState *task : queued) {
        ids.push_back(task->id);
    }
    return ids;
}

double State::cpuBusy(Instant at) const
{
    if (!startedAt || at <= *startedAt) {
        return 0;
    }
    const Duration quiet = idleTime + sleptTime + (idle || blocked ? at - quietSince : Duration{});
    const Duration all = at - *startedAt;
    return static_cast<double>((all - quiet).count()) / static_cast<double>(all.count());
}

void apply(State &state, const Entry &entry)
{
    state.now = entry.time();
    // Nearly all entries are about tasks and lines: they need not pass by the others.
    const EntryKind kind = entry.kind();
    if (kind >= EntryKind::TaskCreated && kind <= EntryKind::Line) {
        applyToTask(state, entry);
    } else if ((kind >= EntryKind::PinClaimed && kind <= EntryKind::PinDuty)
               || (kind >= EntryKind::KeyEvent && kind <= EntryKind::PixelFrame)) {
        applyToPin(state, entry);
    } else {
        applyToBoard(state, entry);
    }
    applyToMistakes(state, entry);
}

} // namespace core
