// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/landmark.h"
#include "ui/menus.h"

#include <QObject>

namespace ui {

class BreakpointDialog;
class CodeEditor;
class Session;
class TimelineView;

/// What the steps of the Run menu do, and what they mean by "this": the task and the pin that the learner
/// picked, or else the task that ran last; the line that the editor's cursor stands in.
class Stepping : public QObject
{
    Q_OBJECT

public:
    /// All must outlive it.
    Stepping(const Actions &actions, Session &session, const TimelineView &timeline, CodeEditor &editor,
             QObject *parent);

private:
    void showBreakpoints();
    void step(const std::optional<Landmark> &landmark, bool forward);
    core::TaskId thisTask() const;
    Landmark turnOfThisTask() const;
    /// Nothing if no pin is picked and the program uses none, or several: the learner is told.
    std::optional<Landmark> thisPin() const;
    Landmark thisLine() const;

    Session &m_session;
    const TimelineView &m_timeline;
    CodeEditor &m_editor;
    BreakpointDialog *m_breakpoints = nullptr; // once it was asked for
};

} // namespace ui
