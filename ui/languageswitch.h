// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTabBar>

namespace ui {

class Session;

/// Which of a scenario's two programs is shown and runs: code.py, or its twin in C++, code.cpp. Hidden for a
/// program that has no twin. A click or an arrow key asks for the other one; what it shows is always what
/// is open.
class LanguageSwitch : public QTabBar
{
    Q_OBJECT

public:
    /// The session must outlive the switch.
    explicit LanguageSwitch(Session &session, QWidget *parent = nullptr);

    /// Asks for the language that is not shown. Nothing where there is one alone.
    void askForOther();

signals:
    /// The learner wants this file opened.
    void chosen(const QString &path);

private:
    void showProgram();

    Session &m_session;
    bool m_showing = false; // the session says what is open, not the learner
};

} // namespace ui
