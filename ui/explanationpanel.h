// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>

class QLabel;

namespace ui {

class Session;

/// Says in plain words what has just happened and why, and who is next.
class ExplanationPanel : public QFrame
{
    Q_OBJECT

public:
    /// The session must outlive the panel.
    explicit ExplanationPanel(Session &session, QWidget *parent = nullptr);

protected:
    void changeEvent(QEvent *event) override;

private:
    void showMoment();
    void fit();

    Session &m_session;
    QLabel *m_turn;
    QLabel *m_why;
    QLabel *m_next;
};

} // namespace ui
