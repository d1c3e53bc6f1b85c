// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/breakpoint.h"

#include <QDialog>

#include <vector>

class QListWidget;
class QPushButton;

namespace ui {

class BreakpointForm;
class Session;

/// All breakpoints of a program: to see, add, change, disable and remove. It may stay open while the board
/// runs.
class BreakpointDialog : public QDialog
{
    Q_OBJECT

public:
    /// The session must outlive it.
    explicit BreakpointDialog(Session &session, QWidget *parent = nullptr);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void fill();
    void offerTasks();
    void fit();
    void put(std::size_t row, const Breakpoint &breakpoint);
    void add();
    void change();
    void remove();
    std::optional<std::size_t> current() const;

    Session &m_session;
    QListWidget *m_list;
    BreakpointForm *m_form;
    QPushButton *m_add;
    QPushButton *m_change;
    QPushButton *m_remove;
};

} // namespace ui
