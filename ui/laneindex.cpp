// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/laneindex.h"

#include <algorithm>

namespace ui {

using core::Entry;
using core::EntryKind;

namespace {

// A sum that grows by `share` of the time since `since`.
core::Duration grown(core::Duration sum, core::Instant since, core::Instant now, double share)
{
    return sum
        + core::Duration{static_cast<std::int64_t>(static_cast<double>((now - since).count()) * share)};
}

double ratio(core::Duration part, core::Duration all)
{
    return all.count() <= 0
        ? 0
        : std::clamp(static_cast<double>(part.count()) / static_cast<double>(all.count()), 0.0, 1.0);
}

} // namespace

core::Duration PinLane::highUntil(core::Instant time) const
{
    const std::size_t after = firstAfter(changes, time);
    if (after == 0) {
        return {};
    }
    const LevelChange &change = changes[after - 1];
    if (after == changes.size()) {
        return grown(change.highBefore, change.time(), time, share);
    }
    const LevelChange &next = changes[after];
    const double high = ratio(next.highBefore - change.highBefore, next.time() - change.time());
    return grown(change.highBefore, change.time(), time, high);
}

void LaneIndex::update()
{
    for (; m_taken < m_trace->size(); ++m_taken) {
        const Entry &entry = (*m_trace)[m_taken];
        m_lastTime = entry.time();
        switch (entry.kind()) {
        case EntryKind::TaskCreated:
        case EntryKind::TaskQueued:
        case EntryKind::TaskResumed:
        case EntryKind::TaskGaveUp:
        case EntryKind::TaskDone:
            takeTask(entry);
            break;
        case EntryKind::PinClaimed:
        case EntryKind::PinLevel:
        case EntryKind::PinDuty:
        case EntryKind::PinReleased:
            takePin(entry);
            break;
        case EntryKind::PixelFrame:
            pin(entry.pin()).frames.push({entry.time(), entry.string()});
            break;
        default:
            takeBoard(entry, m_taken);
            break;
        }
    }
}

TaskLane &LaneIndex::task(core::TaskId id)
{
    while (m_tasks.size() <= number(id)) {
        const auto next = static_cast<std::uint32_t>(m_tasks.size());
        m_tasks.emplace_back().id = core::TaskId{next};
        m_queuedAgain.emplace_back();
    }
    return m_tasks[number(id)];
}

PinLane &LaneIndex::pin(core::PinId id)
{
    while (m_pins.size() <= number(id)) {
        const auto next = static_cast<std::uint8_t>(m_pins.size());
        m_pins.emplace_back().id = core::PinId{next};
    }
    return m_pins[number(id)];
}

void LaneIndex::enter(core::TaskId id, core::Instant time, LanePhase phase, std::uint8_t detail,
                      std::uint32_t value)
{
    TaskLane &lane = task(id);
    const PhaseChange next{time, phase, detail, value};
    if (!lane.changes.empty()) {
        const PhaseChange &before = lane.changes.back();
        if (before.holds()) {
            lane.held += time - before.time();
        }
        if (before.time() == time && before.phase() != LanePhase::Running) {
            lane.changes.back() = next; // it lasted no time: nobody could see it
            return;
        }
    }
    lane.changes.push(next);
}

void LaneIndex::setLoad(core::Instant time, LoadChange::Form form)
{
    const LoadChange next{Stamp{time, static_cast<std::uint8_t>(form)}, m_holder};
    if (!m_load.empty()) {
        const LoadChange &before = m_load.back();
        if (before.form() == form && (form == LoadChange::Form::Free || before.holder == m_holder)) {
            return;
        }
        if (before.time() == time) {
            m_load.back() = next;
            return;
        }
    }
    if (m_load.size() % Chunks<LoadChange>::chunkSize == 0) {
        m_busyBefore.push_back(busyUntil(time));
    }
    m_load.push(next);
}

core::Duration LaneIndex::busyUntil(core::Instant time) const
{
    const std::size_t after = firstAfter(m_load, time);
    if (after == 0) {
        return {};
    }
    // A sum in each change would cost half as much memory again as the changes themselves.
    const std::size_t chunk = (after - 1) / Chunks<LoadChange>::chunkSize;
    core::Duration sum = m_busyBefore[chunk];
    for (std::size_t i = chunk * Chunks<LoadChange>::chunkSize; i < after; ++i) {
        if (m_load[i].form() == LoadChange::Form::Busy) {
            sum += (i + 1 < after ? m_load[i + 1].time() : time) - m_load[i].time();
        }
    }
    return sum;
}

void LaneIndex::setLevel(PinLane &lane, core::Instant time, LevelChange::Form form, double share)
{
    if (!lane.changes.empty() && lane.changes.back().form() == form && lane.share == share) {
        return;
    }
    const LevelChange next{Stamp{time, static_cast<std::uint8_t>(form)}, lane.highUntil(time)};
    if (!lane.changes.empty() && lane.changes.back().time() == time) {
        lane.changes.back() = next;
    } else {
        lane.changes.push(next);
    }
    lane.share = share;
}

void LaneIndex::takeTask(const Entry &entry)
{
    const core::TaskId id = entry.task();
    const core::Instant time = entry.time();
    std::optional<Queueing> &again = (task(id), m_queuedAgain[number(id)]);
    const TaskLane &lane = m_tasks[number(id)];
    const bool runs = !lane.changes.empty() && lane.changes.back().holds();
    switch (entry.kind()) {
    case EntryKind::TaskCreated:
        task(id).name = entry.string();
        enter(id, time, LanePhase::Waiting, static_cast<std::uint8_t>(core::WaitFor::Nothing));
        break;
    case EntryKind::TaskQueued:
        if (runs) {
            again = Queueing{entry.detailAs<core::QueuedBy>(), entry.value()};
        } else {
            takeWakeUp(entry);
            enter(id, time, LanePhase::Queued, entry.detail(), entry.value());
        }
        break;
    case EntryKind::TaskResumed:
        again.reset();
        m_holder = id;
        enter(id, time, LanePhase::Running);
        setLoad(time, LoadChange::Form::Busy);
        break;
    case EntryKind::TaskGaveUp:
        if (again) {
            enter(id, time, LanePhase::Queued, static_cast<std::uint8_t>(again->by), again->due);
            again.reset();
        } else {
            enter(id, time, LanePhase::Waiting, entry.detail(), entry.value());
        }
        break;
    default:
        enter(id, time, LanePhase::Done, entry.detail(), entry.value());
        break;
    }
}

void LaneIndex::takeWakeUp(const Entry &entry)
{
    const auto how = entry.detailAs<core::QueuedBy>();
    if (how == core::QueuedBy::Created || how == core::QueuedBy::Sleep || how == core::QueuedBy::Report) {
        return; // by nobody but itself
    }
    const bool free = m_load.empty() || m_load.back().form() == LoadChange::Form::Free;
    m_wakeUps.push(
        {Stamp{entry.time(), entry.detail()}, free ? WakeUp::nobody : number(m_holder), entry.task()});
}

void LaneIndex::takePin(const Entry &entry)
{
    PinLane &lane = pin(entry.pin());
    const core::Instant time = entry.time();
    switch (entry.kind()) {
    case EntryKind::PinClaimed:
        lane.claimed = true;
        if (lane.driver == core::programTask) {
            lane.driver = m_holder;
        }
        break;
    case EntryKind::PinLevel: {
        if (lane.driver == core::programTask) {
            lane.driver = m_holder;
        }
        const auto level = entry.detailAs<core::Level>();
        const auto form = level == core::Level::High ? LevelChange::Form::High
            : level == core::Level::Low              ? LevelChange::Form::Low
                                                     : LevelChange::Form::Floating;
        setLevel(lane, time, form, level == core::Level::High ? 1 : 0);
        break;
    }
    case EntryKind::PinDuty:
        setLevel(lane, time, LevelChange::Form::Duty, static_cast<double>(entry.value()) / 65535);
        break;
    default:
        // PWM ends with its pin. Any other level belongs to the net, which reports changes itself.
        if (!lane.changes.empty() && lane.changes.back().form() == LevelChange::Form::Duty) {
            setLevel(lane, time, LevelChange::Form::Floating, 0);
        }
        break;
    }
}

void LaneIndex::takeBoard(const Entry &entry, std::size_t index)
{
    const core::Instant time = entry.time();
    switch (entry.kind()) {
    case EntryKind::ProgramStarted:
        m_startedAt = time;
        m_holder = core::programTask;
        enter(core::programTask, time, LanePhase::Running);
        setLoad(time, LoadChange::Form::Busy);
        break;
    case EntryKind::ProgramEnded: {
        const auto reason = entry.detailAs<core::EndReason>();
        const auto outcome = reason == core::EndReason::Finished ? core::Outcome::Returned
            : reason == core::EndReason::Exception               ? core::Outcome::Raised
                                                                 : core::Outcome::Cancelled;
        enter(core::programTask, time, LanePhase::Done, static_cast<std::uint8_t>(outcome));
        setLoad(time, LoadChange::Form::Free);
        break;
    }
    case EntryKind::SleepBegan:
        enter(entry.task(), time, LanePhase::Blocked);
        setLoad(time, LoadChange::Form::Blocked);
        break;
    case EntryKind::SleepEnded:
        enter(entry.task(), time, LanePhase::Running);
        setLoad(time, LoadChange::Form::Busy);
        break;
    case EntryKind::LoopIdle:
        setLoad(time, LoadChange::Form::Free);
        break;
    case EntryKind::Console:
    case EntryKind::Exception:
    case EntryKind::Interrupted:
    case EntryKind::PartInput:
        m_marks.push(
            {Stamp{time, static_cast<std::uint8_t>(entry.kind())}, static_cast<std::uint32_t>(index)});
        break;
    case EntryKind::WaitableNamed:
        m_waitables[core::WaitableId{entry.subject()}] = entry.string();
        break;
    default:
        break;
    }
}

std::string_view LaneIndex::nameOf(core::WaitableId id) const
{
    const auto name = m_waitables.find(id);
    return name == m_waitables.end() ? std::string_view{} : m_trace->text(name->second);
}

double LaneIndex::busyShare(core::Instant from, core::Instant to) const
{
    return ratio(busyUntil(to) - busyUntil(from), to - from);
}

double LaneIndex::highShare(core::PinId id, core::Instant from, core::Instant to) const
{
    if (number(id) >= m_pins.size()) {
        return 0;
    }
    const PinLane &lane = m_pins[number(id)];
    return ratio(lane.highUntil(to) - lane.highUntil(from), to - from);
}

double LaneIndex::lowShare(core::PinId id, core::Instant from, core::Instant to) const
{
    if (number(id) >= m_pins.size()) {
        return 0;
    }
    // The time for which it was one or the other, less the time for which it was high.
    const PinLane &lane = m_pins[number(id)];
    core::Duration levelled{};
    const std::size_t first = firstAfter(lane.changes, from);
    for (std::size_t i = first > 0 ? first - 1 : 0; i < lane.changes.size() && lane.changes[i].time() < to;
         ++i) {
        if (lane.changes[i].form() != LevelChange::Form::Floating) {
            const core::Instant end = i + 1 < lane.changes.size() ? lane.changes[i + 1].time() : to;
            levelled += std::min(end, to) - std::max(lane.changes[i].time(), from);
        }
    }
    return ratio(levelled - (lane.highUntil(to) - lane.highUntil(from)), to - from);
}

std::optional<core::TaskId> LaneIndex::holderAt(core::Instant time) const
{
    const std::size_t after = firstAfter(m_load, time);
    return after == 0 || m_load[after - 1].form() == LoadChange::Form::Free
        ? std::nullopt
        : std::optional(m_load[after - 1].holder);
}

std::size_t LaneIndex::bytes() const
{
    std::size_t sum = m_load.bytes() + m_busyBefore.capacity() * sizeof(m_busyBefore[0]) + m_wakeUps.bytes()
        + m_marks.bytes();
    for (const TaskLane &lane : m_tasks) {
        sum += sizeof lane + lane.changes.bytes();
    }
    for (const PinLane &lane : m_pins) {
        sum += sizeof lane + lane.changes.bytes() + lane.frames.bytes();
    }
    return sum;
}

} // namespace ui
