// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/breakpoint.h"

#include <QObject>
#include <QStringList>

#include <vector>

namespace ui {

class Session;

/// Breakpoints as they are remembered of a program: a line's with its text, so that it is found again if the
/// file was changed elsewhere meanwhile.
QStringList storedIn(const QString &program, const std::vector<Breakpoint> &breakpoints);
/// A line that has moved is followed to the nearest with the same text; one that is gone is dropped.
std::vector<Breakpoint> breakpointsFrom(const QString &program, const QStringList &stored);

/// Gives each program that is opened the breakpoints that it had, and remembers what becomes of them.
class BreakpointMemory : public QObject
{
    Q_OBJECT

public:
    /// The session must outlive it.
    explicit BreakpointMemory(Session &session, QObject *parent = nullptr);

private:
    void recall();
    void remember() const;

    Session &m_session;
    bool m_recalling = false;
};

} // namespace ui
