// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/menus.h"

#include <QObject>

namespace ui {

class CodeEditor;
class ConsoleView;

/// What the entries of the Edit menu do. Copying and selecting all work on the console too, while it has the
/// focus.
class Editing : public QObject
{
    Q_OBJECT

public:
    /// All must outlive it.
    Editing(const Actions &actions, CodeEditor &editor, ConsoleView &console, QObject *parent);

private:
    void goToLine();

    CodeEditor &m_editor;
    ConsoleView &m_console;
};

} // namespace ui
