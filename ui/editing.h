// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/menus.h"

#include <QObject>

namespace ui {

class BoardView;
class CodeEditor;
class ConsoleView;
class WiringDocument;

/// What the entries of the Edit menu do. Copying and selecting all work on the console too, while it has the
/// focus; what is undone on the board is wiring.
class Editing : public QObject
{
    Q_OBJECT

public:
    /// All must outlive it.
    Editing(const Actions &actions, CodeEditor &editor, ConsoleView &console, BoardView &board,
            WiringDocument &wiring, QObject *parent);

private:
    void goToLine();

    CodeEditor &m_editor;
    ConsoleView &m_console;
};

} // namespace ui
