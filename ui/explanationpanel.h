// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/explanation.h"

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
    void resizeEvent(QResizeEvent *event) override;

private:
    void showMoment();
    void put();
    void fit();
    void makeRoomFor(int lines);
    void startAnew();

    Session &m_session;
    Explanation m_told;
    QLabel *m_words;
    QLabel *m_next;
    int m_lines = 0; // of text that there is room for
};

} // namespace ui
