// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/ghostbar.h"

#include "sim/metro_m4.h"
#include "ui/session.h"
#include "ui/timelineruler.h"
#include "ui/timelineview.h"

#include <QAction>
#include <QHBoxLayout>
#include <QLabel>
#include <QToolButton>

#include <algorithm>

namespace ui {

GhostBar::GhostBar(Session &session, const TimelineView &timeline, QWidget *parent)
    : QFrame(parent), m_session(session), m_timeline(timeline), m_words(new QLabel)
{
    setObjectName(QStringLiteral("ghost"));
    m_words->setWordWrap(true);
    m_words->setTextInteractionFlags(Qt::TextSelectableByMouse);
    auto *row = new QHBoxLayout{this};
    row->setContentsMargins(14, 4, 8, 4);
    row->addWidget(m_words, 1);
    connect(&session, &Session::ghostChanged, this, &GhostBar::takeGhost);
    connect(&session, &Session::branched, this, &GhostBar::takeGhost);
    connect(&session, &Session::changed, this, [this](const ViewState &, const ViewState &after) {
        // Sixty comparisons a second nobody reads.
        if (!after.playing) {
            refresh();
        }
    });
    hide();
}

void GhostBar::connectTo(const Actions &actions)
{
    const auto on = [&](Command command, auto slot) {
        QAction *const action = actions.at(command);
        connect(action, &QAction::triggered, this, slot);
        auto *button = new QToolButton;
        button->setObjectName(QStringLiteral("inBar"));
        button->setText(action->text().remove(u'&'));
        button->setAccessibleName(button->text());
        button->setToolTip(action->shortcut().toString(QKeySequence::NativeText));
        connect(button, &QToolButton::clicked, action, &QAction::trigger);
        connect(action, &QAction::enabledChanged, button, &QWidget::setEnabled);
        layout()->addWidget(button);
        m_actions += action;
    };
    on(Command::FirstDifference, [this] { goToDifference(); });
    on(Command::SwapBranches, [this] { m_session.swapBranches(); });
    on(Command::DropGhost, [this] { m_session.dropGhost(); });
    takeGhost();
}

void GhostBar::takeGhost()
{
    const Ghost *const ghost = m_session.ghost();
    m_parting.reset();
    if (ghost) {
        m_parting.emplace(m_session.trace(), ghost->recording->trace(), ghost->cursor);
    }
    for (QAction *action : m_actions) {
        action->setEnabled(ghost);
    }
    refresh();
    setVisible(ghost);
}

void GhostBar::refresh()
{
    if (m_parting) {
        m_words->setText(words());
        setAccessibleName(m_words->text());
    }
}

QString GhostBar::words()
{
    const Ghost &ghost = *m_session.ghost();
    const std::optional<Parting::Place> parts = m_parting->find();
    QStringList told{
        tr("In grey: %1, from %2 on.").arg(ghost.title, clockText(ghost.from - m_session.start()))};
    if (!parts) {
        told += tr("So far both runs are the same.");
        return told.join(u' ');
    }
    told += tr("First difference at %1.").arg(clockText(parts->time - m_session.start()));
    const GhostLanes *const lanes = m_timeline.scene().ghost.get();
    const core::Instant to = std::min(m_session.view().now, ghost.recording->edge());
    if (!lanes || to <= ghost.from) {
        return told.join(u' ');
    }
    const LaneIndex &here = m_timeline.scene().index;
    QStringList figures;
    for (const EdgeCounts &pin : edgeCounts(here, lanes->index(), ghost.from, to)) {
        const std::string_view name = sim::metro_m4::pin(pin.pin).label();
        figures += tr("%1 %2 and %3")
                       .arg(QString::fromUtf8(name.data(), static_cast<qsizetype>(name.size())))
                       .arg(pin.one)
                       .arg(pin.other);
    }
    const QString load = tr("CPU %1 % and %2 % busy")
                             .arg(here.busyShare(ghost.from, to) * 100, 0, 'f', 1)
                             .arg(lanes->index().busyShare(ghost.from, to) * 100, 0, 'f', 1);
    const QString by = clockText(to - m_session.start());
    told += figures.isEmpty()
        ? tr("By %1, here and in grey: %2.").arg(by, load)
        : tr("By %1, here and in grey: %2; changes of %3.").arg(by, load, figures.join(QStringLiteral(", ")));
    return told.join(u' ');
}

void GhostBar::goToDifference()
{
    const std::optional<Parting::Place> parts
        = m_parting ? m_parting->find() : std::optional<Parting::Place>{};
    if (parts) {
        m_session.moveCursorTo(parts->one + 1);
    } else {
        emit m_session.noticed(tr("So far both runs are the same."));
    }
}

} // namespace ui
