// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/comparison.h"
#include "ui/menus.h"

#include <QFrame>

#include <optional>

class QLabel;

namespace ui {

class Session;
class TimelineView;

/// One line above the timeline while there is a ghost: where both runs part, and how they differ since. It
/// carries out the commands that are about the ghost.
class GhostBar : public QFrame
{
    Q_OBJECT

public:
    /// All must outlive it.
    GhostBar(Session &session, const TimelineView &timeline, QWidget *parent = nullptr);

    /// Connects the commands, which are disabled while there is no ghost, and puts buttons for them here.
    void connectTo(const Actions &actions);

private:
    void takeGhost();
    void refresh();
    void goToDifference();
    QString words();

    Session &m_session;
    const TimelineView &m_timeline;
    std::optional<Parting> m_parting;
    QLabel *m_words;
    QList<QAction *> m_actions;
};

} // namespace ui
