// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QAction;
class QSettings;
class QSplitter;

namespace ui {

class BoardView;
class Card;
class CodeEditor;
class ConsoleView;
class LanguageSwitch;
class QueuePanel;
class Session;
class GhostBar;
class TimelineView;
class WiringDocument;
class WiringNote;

/// The panels of one session and how they share the window: code, board over console, and queue side by
/// side; below them the timeline. The borders between them can be dragged.
class Panels : public QWidget
{
    Q_OBJECT

public:
    /// Session and wiring must outlive the panels. `addPart` gets a button in the board's head.
    Panels(Session &session, WiringDocument &wiring, QAction *addPart, QWidget *parent = nullptr);

    CodeEditor &editor() const { return *m_editor; }
    LanguageSwitch &languages() const { return *m_languages; }
    BoardView &board() const { return *m_board; }
    ConsoleView &console() const { return *m_console; }
    QueuePanel &queue() const { return *m_queue; }
    TimelineView &timeline() const { return *m_timeline; }
    GhostBar &ghostBar() const { return *m_ghostBar; }
    WiringNote &wiringNote() const { return *m_wiringNote; }

    /// Where the learner put the borders.
    void restoreBorders(const QSettings &settings);
    void saveBorders(QSettings &settings) const;

protected:
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    /// Shares the room out by what each panel needs, unless the learner has dragged a border.
    void arrange();
    Card *codeCard(Session &session);
    Card *boardCard(Session &session, WiringDocument &wiring, QAction *addPart);
    Card *consoleCard(Session &session);
    Card *queueCard(Session &session);
    Card *timelineCard(Session &session);

    CodeEditor *m_editor = nullptr;
    LanguageSwitch *m_languages = nullptr;
    BoardView *m_board = nullptr;
    ConsoleView *m_console = nullptr;
    QueuePanel *m_queue = nullptr;
    TimelineView *m_timeline = nullptr;
    GhostBar *m_ghostBar = nullptr;
    WiringNote *m_wiringNote = nullptr;
    QSplitter *m_rows = nullptr;
    QSplitter *m_columns = nullptr;
    QSplitter *m_middle = nullptr;
    bool m_byHand = false; // a border was dragged
};

} // namespace ui
