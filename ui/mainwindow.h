// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/examples.h"
#include "ui/menus.h"
#include "ui/session.h"
#include "ui/theme.h"

#include <QMainWindow>

#include <vector>

namespace ui {

class Files;
class NoticeBar;
class Panels;
class Transport;
class WiringActions;
class WiringDocument;

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
    void closeEvent(QCloseEvent *event) override;
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dropEvent(QDropEvent *event) override;

private:
    void makeActions();
    void layOut();
    void connectAll();
    void bindKeysOfPanels();
    void showProgram();
    void changeTextSize(double factor);
    void showKeys();
    void showAbout();
    void readSettings();
    void writeSettings() const;

    Session &m_session;
    std::vector<Example> m_examples;
    Actions m_actions;
    ThemeChoice m_theme = ThemeChoice::System;
    double m_textFactor = 1.0;

    Files *m_files;
    WiringDocument *m_wiring;
    WiringActions *m_wiringActions = nullptr;
    Menus *m_menus = nullptr;
    Transport *m_transport = nullptr;
    NoticeBar *m_notice = nullptr;
    Panels *m_panels = nullptr;
};

} // namespace ui
