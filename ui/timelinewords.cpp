// SPDX-License-Identifier: GPL-3.0-or-later
// TimelineScene: what its rows and stretches are called.
#include "sim/metro_m4.h"
#include "ui/timelineruler.h"
#include "ui/timelinescene.h"

#include <QCoreApplication>

namespace ui {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("ui::TimelineScene", text);
}

QString words(std::string_view text)
{
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

QString phaseWord(const core::TaskState &task, const core::State &state, core::Instant now)
{
    switch (task.phase) {
    case core::Phase::Running:
        return state.blocked && state.holder == task.id ? tr("blocks") : tr("running");
    case core::Phase::Queued:
        return task.dueTime <= now ? tr("ready") : tr("sleeping");
    case core::Phase::Waiting:
        return tr("waiting");
    case core::Phase::Done:
        break;
    }
    if (task.id == core::programTask && state.ended == core::EndReason::Exception) {
        return tr("failed");
    }
    return task.outcome == core::Outcome::Returned ? tr("done")
        : task.outcome == core::Outcome::Raised    ? tr("failed")
                                                   : tr("cancelled");
}

QString pinWord(const core::PinState &pin)
{
    if (!pin.claimed) {
        return tr("free");
    }
    if (pin.duty) {
        return tr("PWM · %1 %").arg(qRound(*pin.duty / 655.35));
    }
    const QString level = pin.level == core::Level::High ? tr("high")
        : pin.level == core::Level::Low                  ? tr("low")
                                                         : tr("floating");
    return (pin.direction == core::Direction::Output ? tr("out") : tr("in")) + QStringLiteral(" · ") + level;
}

} // namespace

void TimelineScene::refresh(const core::State &state)
{
    index.update();
    layOutRows();
    captions.clear();
    for (const TimelineRow &row : rows.rows) {
        switch (row.kind) {
        case TimelineRow::Kind::Task: {
            const core::TaskState *task = state.task(core::TaskId{row.id});
            captions.push_back(task ? phaseWord(*task, state, moment.cursor) : tr("not created yet"));
            break;
        }
        case TimelineRow::Kind::Pin:
            captions.push_back(pinWord(state.pins[row.id % core::pinCount]));
            break;
        case TimelineRow::Kind::Console:
            captions.push_back({});
            break;
        case TimelineRow::Kind::Cpu:
            captions.push_back(tr("%1 % busy").arg(state.cpuBusy(moment.cursor) * 100, 0, 'f', 1));
            break;
        }
    }
}

QString TimelineScene::taskName(core::TaskId id) const
{
    if (id == core::programTask) {
        return tr("program");
    }
    return number(id) < index.tasks().size() ? words(index.trace().text(index.tasks()[number(id)].name))
                                             : QString();
}

QString TimelineScene::name(const TimelineRow &row) const
{
    switch (row.kind) {
    case TimelineRow::Kind::Task:
        return taskName(core::TaskId{row.id});
    case TimelineRow::Kind::Pin:
        return words(sim::metro_m4::pin(core::PinId{static_cast<std::uint8_t>(row.id)}).label());
    case TimelineRow::Kind::Console:
        return tr("console");
    case TimelineRow::Kind::Cpu:
        break;
    }
    return tr("CPU");
}

QString TimelineScene::awaited(const PhaseChange &change) const
{
    switch (change.waitFor()) {
    case core::WaitFor::Task:
        return taskName(core::TaskId{change.value()});
    case core::WaitFor::Event:
    case core::WaitFor::Lock:
        return words(index.nameOf(core::WaitableId{change.value()}));
    case core::WaitFor::Gather:
        return change.value() == 1 ? tr("1 task") : tr("%1 tasks").arg(change.value());
    case core::WaitFor::Sleep:
    case core::WaitFor::Nothing:
        break;
    }
    return {};
}

QString TimelineScene::caption(const LaneSegment &segment) const
{
    switch (segment.form) {
    case LaneSegment::Form::Waiting:
        return awaited(segment.since);
    case LaneSegment::Form::Ready: {
        const core::Instant due = segment.since.due();
        const std::optional<core::TaskId> holder
            = index.holderAt(scale.at((segment.left + segment.right) / 2));
        const QString since = tr("ready since %1").arg(clockText(due - moment.start));
        return holder && segment.right - segment.left > 220 * unit
            ? since + u": " + tr("%1 holds the CPU").arg(taskName(*holder))
            : segment.right - segment.left > 60 * unit ? tr("ready")
                                                       : QString();
    }
    case LaneSegment::Form::MoreHere:
        return segment.right - segment.left > 240 * unit ? tr("too much to draw here: zoom in") : QString();
    default:
        return {};
    }
}

QString TimelineScene::wokenBy(const PhaseChange &change, core::TaskId woken) const
{
    const auto &all = index.wakeUps();
    for (std::size_t i = firstAfter(all, change.time()); i > 0 && all[i - 1].time() == change.time(); --i) {
        if (all[i - 1].woken == woken) {
            return u": "
                + (all[i - 1].by == WakeUp::nobody ? QString() : taskName(core::TaskId{all[i - 1].by}) + u' ')
                + deed(all[i - 1]);
        }
    }
    return {};
}

QString TimelineScene::said(const TimelineRow &row, core::Instant time) const
{
    const QString who = name(row);
    const auto clock = [this](core::Instant t) {
        return clockText(t - moment.start, scale.nanosPerPixel(), labelsApart * unit);
    };
    if (row.kind == TimelineRow::Kind::Task) {
        const auto &changes = index.tasks()[row.id].changes;
        const std::size_t after = firstAfter(changes, time);
        if (after == 0) {
            return tr("%1 does not exist yet").arg(who);
        }
        const PhaseChange &change = changes[after - 1];
        switch (change.phase()) {
        case LanePhase::Running:
            return tr("%1 runs from %2").arg(who, clock(change.time()));
        case LanePhase::Blocked:
            return tr("%1 sleeps and keeps the CPU from %2").arg(who, clock(change.time()));
        case LanePhase::Queued:
            return change.due() > time ? tr("%1 sleeps until %2").arg(who, clock(change.due()))
                                       : tr("%1 is ready since %2").arg(who, clock(change.due()))
                    + wokenBy(change, core::TaskId{row.id});
        case LanePhase::Waiting:
            return tr("%1 waits for %2").arg(who, awaited(change));
        case LanePhase::Done:
            return tr("%1 ended at %2").arg(who, clock(change.time()));
        }
    }
    if (row.kind == TimelineRow::Kind::Pin) {
        const auto &changes = index.pins()[row.id].changes;
        const std::size_t after = firstAfter(changes, time);
        if (after == 0) {
            return tr("%1 is not driven yet").arg(who);
        }
        const LevelChange &change = changes[after - 1];
        switch (change.form()) {
        case LevelChange::Form::High:
            return tr("%1 is high since %2").arg(who, clock(change.time()));
        case LevelChange::Form::Low:
            return tr("%1 is low since %2").arg(who, clock(change.time()));
        case LevelChange::Form::Floating:
            return tr("%1 floats since %2").arg(who, clock(change.time()));
        case LevelChange::Form::Duty:
            return tr("%1 is driven by PWM since %2").arg(who, clock(change.time()));
        }
    }
    return row.kind == TimelineRow::Kind::Cpu
        ? tr("CPU: solid while code runs, hatched while a sleep keeps it")
        : who;
}

} // namespace ui
