// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/breakpoint.h"

#include <QWidget>

class QComboBox;
class QDoubleSpinBox;
class QSpinBox;
class QStackedWidget;

namespace ui {

/// What to stop at, as fields.
class BreakpointForm : public QWidget
{
    Q_OBJECT

public:
    explicit BreakpointForm(QWidget *parent = nullptr);

    /// The tasks to choose from: those of the run so far. Others can be typed.
    void offerTasks(const QStringList &names);
    void show(const Breakpoint &breakpoint);
    Breakpoint breakpoint() const;
    /// Something is missing: a task without a name.
    bool isComplete() const;

signals:
    void edited();

private:
    QWidget *pinFields();

    QComboBox *m_kind;
    QStackedWidget *m_fields;
    QSpinBox *m_line;
    QComboBox *m_task;
    QComboBox *m_pin;
    QComboBox *m_edge;
    QDoubleSpinBox *m_time;
    QComboBox *m_exception;
};

} // namespace ui
