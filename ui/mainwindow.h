// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/examples.h"
#include "ui/keymap.h"
#include "ui/session.h"
#include "ui/theme.h"

#include <QMainWindow>

#include <map>
#include <vector>

class QFrame;
class QLabel;
class QSplitter;

namespace ui {

class BoardView;
class Card;
class CodeEditor;
class ConsoleView;
class QueuePanel;
class TimelineView;
class Transport;

/// The window: menus, transport, and the panels round one session.
class MainWindow : public QMainWindow
{
    Q_OBJECT

public:
    /// The session must outlive the window.
    MainWindow(Session &session, std::vector<Example> examples, QWidget *parent = nullptr);

    /// Opens a program, a folder with a code.py or a scenario; what is wrong with it is shown, and what is
    /// open stays.
    bool open(const QString &path);
    void setTheme(ThemeChoice choice);
    /// Asks for the look that was chosen last time.
    void applyLook() { setTheme(m_theme); }
    /// Shows one sentence above the panels until it is closed or the next run begins.
    void showNotice(const QString &sentence);

    QAction *action(Command command) const { return m_actions.at(command); }

signals:
    /// The theme or the size of text was chosen.
    void lookChosen(ui::ThemeChoice theme, double textFactor);

protected:
    void changeEvent(QEvent *event) override;
    void closeEvent(QCloseEvent *event) override;
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dropEvent(QDropEvent *event) override;

private:
    void makeActions();
    void makeMenus();
    void makePanels();
    void bindKeysOfPanels();
    void fitExplanation();
    void connectSession();
    void showProgram();
    void showMoment();
    void newProgram();
    void chooseFile();
    bool save();
    bool saveAs();
    /// True if what is open may be left: nothing is unsaved, or the learner said so.
    bool mayLeave();
    void changeTextSize(double factor);
    void showKeys();
    void showAbout();
    void readSettings();
    void writeSettings() const;

    Session &m_session;
    std::vector<Example> m_examples;
    std::map<Command, QAction *> m_actions;
    ThemeChoice m_theme = ThemeChoice::System;
    double m_textFactor = 1.0;

    Transport *m_transport = nullptr;
    QFrame *m_notice = nullptr;
    QLabel *m_noticeText = nullptr;
    Card *m_codeCard = nullptr;
    Card *m_boardCard = nullptr;
    CodeEditor *m_editor = nullptr;
    BoardView *m_board = nullptr;
    QFrame *m_explanation = nullptr;
    QLabel *m_turn = nullptr;
    QLabel *m_why = nullptr;
    QLabel *m_next = nullptr;
    ConsoleView *m_console = nullptr;
    QueuePanel *m_queue = nullptr;
    TimelineView *m_timeline = nullptr;
    QSplitter *m_rows = nullptr;
    QSplitter *m_columns = nullptr;
    QSplitter *m_middle = nullptr;
};

} // namespace ui
