// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/session.h"

#include <QFrame>

#include <array>
#include <vector>

class QAction;
class QComboBox;
class QLabel;
class QSlider;
class QToolButton;

namespace ui {

/// The row below the menu: which example, the steps, the speed, and where the run stands.
class Transport : public QFrame
{
    Q_OBJECT

public:
    struct Actions
    {
        QAction *reset;
        QAction *tickBack;
        QAction *run;
        QAction *tickForward;
        QAction *lineForward;
        QAction *nextSwitch;
    };

    /// Session and actions must outlive it. `titles`: of the examples.
    Transport(Session &session, const Actions &actions, const QStringList &titles, QWidget *parent = nullptr);

    /// Shows the program's title in the list of examples, which need not contain it.
    void showProgram(const QString &title);
    void changeSpeed(int notches);
    /// So narrow it can be, with all that can be left out left out.
    QSize minimumSizeHint() const override;

signals:
    void exampleChosen(int index);

protected:
    void changeEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    QToolButton *button(QAction *action, const QString &text, const QString &name);
    void drawIcons();
    void measure();
    void fit();
    void leaveOut(std::size_t parts);
    void showMoment();
    void showSpeed();
    void showStatus();

    Session &m_session;
    QComboBox *m_examples;
    QToolButton *m_reset;
    QToolButton *m_tickBack;
    QToolButton *m_run;
    QToolButton *m_tickForward;
    QToolButton *m_lineForward;
    QToolButton *m_nextSwitch;
    QLabel *m_speedName;
    QSlider *m_speed;
    QLabel *m_speedText;
    QLabel *m_time;
    QLabel *m_tick;
    QLabel *m_load;
    QLabel *m_pill;
    qsizetype m_tickDigits = 4;    // for which there is room
    std::array<int, 5> m_needed{}; // width, by the number of parts left out
};

} // namespace ui
