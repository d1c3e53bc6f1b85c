// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels.h"

#include "ui/boardbinding.h"
#include "ui/boardview.h"
#include "ui/card.h"
#include "ui/codeeditor.h"
#include "ui/consoleview.h"
#include "ui/explanationpanel.h"
#include "ui/ghostbar.h"
#include "ui/languageswitch.h"
#include "ui/queuepanel.h"
#include "ui/session.h"
#include "ui/timelinebinding.h"
#include "ui/timelineview.h"
#include "ui/wiringnote.h"

#include <QAction>
#include <QFontInfo>
#include <QResizeEvent>
#include <QSettings>
#include <QSplitter>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace ui {

namespace {

QSplitter *splitter(Qt::Orientation orientation, std::initializer_list<QWidget *> parts)
{
    auto *one = new QSplitter{orientation};
    one->setChildrenCollapsible(false);
    one->setHandleWidth(10);
    for (QWidget *part : parts) {
        one->addWidget(part);
    }
    return one;
}

} // namespace

Panels::Panels(Session &session, WiringDocument &wiring, QAction *addPart, QWidget *parent) : QWidget(parent)
{
    Card *code = codeCard(session);
    Card *timeline = timelineCard(session); // before the board, which reads its lanes
    Card *board = boardCard(session, wiring, addPart);
    Card *console = consoleCard(session);
    Card *queue = queueCard(session);
    m_middle = splitter(Qt::Vertical, {board, console});
    m_columns = splitter(Qt::Horizontal, {code, m_middle, queue});
    m_rows = splitter(Qt::Vertical, {m_columns, timeline});
    for (QSplitter *one : {m_middle, m_columns, m_rows}) {
        connect(one, &QSplitter::splitterMoved, this, [this] { m_byHand = true; });
    }
    auto *all = new QVBoxLayout{this};
    all->setContentsMargins(0, 0, 0, 0);
    all->addWidget(m_rows);
    setTabOrder(m_languages, m_editor);
    setTabOrder(m_editor, m_board);
    setTabOrder(m_board, m_console);
    setTabOrder(m_console, m_queue);
    setTabOrder(m_queue, m_timeline);
}

Card *Panels::codeCard(Session &session)
{
    auto *card = new Card{{}};
    m_languages = new LanguageSwitch{session};
    card->addToHead(m_languages);
    m_editor = new CodeEditor{session};
    card->add(m_editor, 1);
    const auto showHead = [card, &session] {
        const Program &program = session.program();
        card->setTitle(program.hasTwin ? QString{} : fileNameOf(program.language()));
        card->setHint(program.isReadOnly()         ? tr("read-only: it is compiled in")
                          : session.isEdited()     ? tr("edited · press Ctrl+S to save and reload")
                          : program.path.isEmpty() ? tr("never saved")
                                                   : QString{});
    };
    connect(&session, &Session::programChanged, card, showHead);
    showHead();
    return card;
}

Card *Panels::boardCard(Session &session, WiringDocument &wiring, QAction *addPart)
{
    auto *card = new Card{tr("Board")};
    auto *add = new QToolButton;
    add->setObjectName(QStringLiteral("inHead"));
    add->setText(tr("+ Add part"));
    add->setAccessibleName(tr("Add a part to the board"));
    add->setToolTip(tr("Choose a part from a list and wire it (%1)")
                        .arg(addPart->shortcut().toString(QKeySequence::NativeText)));
    connect(add, &QToolButton::clicked, addPart, &QAction::trigger);
    connect(addPart, &QAction::enabledChanged, add, &QWidget::setEnabled);
    card->addToHead(add);
    m_board = new BoardView;
    bindBoard(*m_board, session, *m_timeline);
    connect(m_board, &BoardView::summaryChanged, card, &Card::setHint);
    card->setHint(m_board->summary());
    card->add(m_board, 1);
    auto *padded = new QWidget;
    auto *padding = new QVBoxLayout{padded};
    padding->setContentsMargins(12, 0, 12, 10);
    padding->setSpacing(6);
    m_wiringNote = new WiringNote{wiring};
    padding->addWidget(m_wiringNote);
    padding->addWidget(new ExplanationPanel{session});
    card->add(padded);
    return card;
}

Card *Panels::consoleCard(Session &session)
{
    auto *card = new Card{tr("Serial console")};
    m_console = new ConsoleView{session};
    card->add(m_console, 1);
    return card;
}

Card *Panels::queueCard(Session &session)
{
    auto *card = new Card{tr("Event queue")};
    card->setHint(tr("by due time"));
    m_queue = new QueuePanel{session};
    card->add(m_queue, 1);
    return card;
}

Card *Panels::timelineCard(Session &session)
{
    auto *card = new Card{tr("Timeline")};
    card->setHint(TimelineView::hint());
    m_timeline = new TimelineView;
    m_ghostBar = new GhostBar{session, *m_timeline};
    card->add(m_ghostBar);
    card->add(m_timeline, 1);
    bindTimeline(*m_timeline, session);
    return card;
}

void Panels::arrange()
{
    // What a panel needs is measured in text: the queue has a line with a name, a bar and a countdown,
    // the console is read in its last few lines.
    const double unit = QFontInfo{font()}.pixelSize() / 13.0;
    const double wide = width() - 2 * m_columns->handleWidth();
    const double queue = std::clamp(0.215 * wide, 225 * unit, 350 * unit);
    // The board needs no more width than its height lets it use.
    const double code = (wide < 1050 * unit ? 0.53 : 0.485) * (wide - queue);
    m_columns->setSizes({qRound(code), qRound(wide - queue - code), qRound(queue)});
    const double tall = height() - m_rows->handleWidth();
    // In a low window the board needs the height more than the timeline, whose rows can stand closer.
    const double share = tall < 700 * unit ? 0.36 : 0.40;
    const double timeline = std::clamp(share * tall, std::min(190 * unit, 0.45 * tall), 0.45 * tall);
    m_rows->setSizes({qRound(tall - timeline), qRound(timeline)});
    const double upper = tall - timeline - m_middle->handleWidth();
    const double console = std::clamp(0.24 * upper, 88 * unit, 170 * unit);
    m_middle->setSizes({qRound(upper - console), qRound(console)});
}

void Panels::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    if (!m_byHand) {
        arrange();
    }
}

void Panels::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange && !m_byHand) {
        arrange();
    }
}

void Panels::restoreBorders(const QSettings &settings)
{
    m_byHand = m_rows->restoreState(settings.value(QStringLiteral("rows")).toByteArray())
        && m_columns->restoreState(settings.value(QStringLiteral("columns")).toByteArray())
        && m_middle->restoreState(settings.value(QStringLiteral("middle")).toByteArray());
}

void Panels::saveBorders(QSettings &settings) const
{
    if (m_byHand) {
        settings.setValue(QStringLiteral("rows"), m_rows->saveState());
        settings.setValue(QStringLiteral("columns"), m_columns->saveState());
        settings.setValue(QStringLiteral("middle"), m_middle->saveState());
    }
}

} // namespace ui
