// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/examples.h"

#include <QObject>

class QWidget;

namespace ui {

class Session;

/// Opening, saving and leaving the learner's file, with the questions that belong to it.
class Files : public QObject
{
    Q_OBJECT

public:
    /// Session and examples must outlive it. `window`: above which questions are asked.
    Files(Session &session, const std::vector<Example> &examples, QWidget *window);

    /// Opens a program, a folder with a code.py or a scenario; what is wrong with it is told, and what is
    /// open stays.
    bool open(const QString &path);
    bool openNew();
    void choose();
    bool save();
    bool saveAs();
    /// Writes what was pressed and turned in this run into an inputs file, so that it can be repeated.
    bool saveInputs();
    /// True if what is open may be left: nothing is unsaved, or the learner said so.
    bool mayLeave();

signals:
    /// One sentence: what could not be done, and what to do.
    void failed(const QString &sentence);
    /// What was to be opened is a diagram for Wokwi: wiring, not a program.
    void diagramOpened(const QString &path);

private:
    bool isShipped(const QString &path) const;
    bool saveTo(const QString &path);
    /// True if saving there replaces no other program's wiring, or the learner said so.
    bool mayReplaceWiring(const QString &path);

    Session &m_session;
    const std::vector<Example> &m_examples;
    QWidget *m_window;
};

} // namespace ui
