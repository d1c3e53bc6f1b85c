// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/stepping.h"

#include "ui/breakpointdialog.h"
#include "ui/breakpointmargin.h"
#include "ui/codeeditor.h"
#include "ui/session.h"
#include "ui/timelineview.h"

#include <Qsci/qsciscintilla.h>

#include <QAction>

namespace ui {

Stepping::Stepping(const Actions &actions, Session &session, const TimelineView &timeline, CodeEditor &editor,
                   QObject *parent)
    : QObject(parent), m_session(session), m_timeline(timeline), m_editor(editor)
{
    const auto on
        = [&](Command command, auto slot) { connect(actions.at(command), &QAction::triggered, this, slot); };
    const auto simple = [&](Command command, void (Session::*act)()) {
        connect(actions.at(command), &QAction::triggered, &session, act);
    };
    simple(Command::TickForward, &Session::stepTickForward);
    simple(Command::TickBack, &Session::stepTickBack);
    simple(Command::LineForward, &Session::stepLineForward);
    simple(Command::LineBack, &Session::stepLineBack);
    simple(Command::NextSwitch, &Session::nextSwitch);
    simple(Command::PreviousSwitch, &Session::previousSwitch);
    simple(Command::BreakpointForward, &Session::stepToBreakpoint);
    simple(Command::BreakpointBack, &Session::stepBackToBreakpoint);
    on(Command::ToggleBreakpoint, [this] { m_editor.breakpoints().toggleHere(); });
    on(Command::Breakpoints, [this] { showBreakpoints(); });
    connect(&editor.breakpoints(), &BreakpointMargin::listWanted, this, &Stepping::showBreakpoints);
    on(Command::OverForward, [this] { m_session.stepOver(thisTask()); });
    on(Command::OverBack, [this] { m_session.stepOverBack(thisTask()); });
    on(Command::OutForward, [this] { m_session.stepOut(thisTask()); });
    on(Command::OutBack, [this] { m_session.stepOutBack(thisTask()); });
    const auto pair = [&](Command forward, Command back, auto landmark) {
        on(forward, [this, landmark] { step(landmark(), true); });
        on(back, [this, landmark] { step(landmark(), false); });
    };
    pair(Command::TaskForward, Command::TaskBack, [this] { return turnOfThisTask(); });
    pair(Command::PinForward, Command::PinBack, [this] { return thisPin(); });
    pair(Command::WakeForward, Command::WakeBack, [] { return Landmark{Landmark::Kind::WakeUp}; });
    pair(Command::PrintForward, Command::PrintBack, [] { return Landmark{Landmark::Kind::Print}; });
    pair(Command::ToThisLine, Command::BackToThisLine, [this] { return thisLine(); });
}

void Stepping::showBreakpoints()
{
    if (!m_breakpoints) {
        m_breakpoints = new BreakpointDialog{m_session, m_editor.window()};
    }
    m_breakpoints->show();
    m_breakpoints->raise();
    m_breakpoints->activateWindow();
}

void Stepping::step(const std::optional<Landmark> &landmark, bool forward)
{
    if (!landmark) {
        emit m_session.noticed(tr("Which pin? Click its name in the timeline, then step to its changes."));
        return;
    }
    forward ? m_session.stepTo(*landmark) : m_session.stepBackTo(*landmark);
}

core::TaskId Stepping::thisTask() const
{
    const std::optional<core::TaskId> &selected = m_session.view().selected;
    return selected ? *selected : m_session.state().holder;
}

Landmark Stepping::turnOfThisTask() const
{
    return {Landmark::Kind::Turn, core::number(thisTask())};
}

std::optional<Landmark> Stepping::thisPin() const
{
    const TimelineScene &scene = m_timeline.scene();
    if (scene.picked && scene.picked->kind == TimelineRow::Kind::Pin) {
        return Landmark{Landmark::Kind::Pin, scene.picked->id};
    }
    if (scene.index.pins().size() == 1) {
        return Landmark{Landmark::Kind::Pin, core::number(scene.index.pins().front().id)};
    }
    return std::nullopt;
}

Landmark Stepping::thisLine() const
{
    int line = 0;
    int column = 0;
    m_editor.sheet().getCursorPosition(&line, &column);
    return {Landmark::Kind::Line, static_cast<std::uint32_t>(line + 1)};
}

} // namespace ui
