// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editing.h"

#include "ui/boardview.h"
#include "ui/codeeditor.h"
#include "ui/consoleview.h"
#include "ui/findbar.h"
#include "ui/wiringdocument.h"

#include <Qsci/qsciscintilla.h>

#include <QAction>
#include <QInputDialog>

namespace ui {

Editing::Editing(const Actions &actions, CodeEditor &editor, ConsoleView &console, BoardView &board,
                 WiringDocument &wiring, QObject *parent)
    : QObject(parent), m_editor(editor), m_console(console)
{
    const auto on
        = [&](Command command, auto slot) { connect(actions.at(command), &QAction::triggered, this, slot); };
    const auto inText = [&](Command command, void (QsciScintilla::*act)()) {
        on(command, [this, act] { (m_editor.sheet().*act)(); });
    };
    on(Command::Undo,
       [&editor, &board, &wiring] { board.hasFocus() ? wiring.history().undo() : editor.sheet().undo(); });
    on(Command::Redo,
       [&editor, &board, &wiring] { board.hasFocus() ? wiring.history().redo() : editor.sheet().redo(); });
    inText(Command::Cut, &QsciScintilla::cut);
    inText(Command::Paste, &QsciScintilla::paste);
    on(Command::Copy, [this] { m_console.hasFocus() ? m_console.copy() : m_editor.sheet().copy(); });
    on(Command::SelectAll,
       [this] { m_console.hasFocus() ? m_console.selectAll() : m_editor.sheet().selectAll(); });
    on(Command::Find, [this] { m_editor.findBar().ask(false); });
    on(Command::Replace, [this] { m_editor.findBar().ask(true); });
    on(Command::FindNext, [this] { m_editor.findBar().findNext(); });
    on(Command::FindPrevious, [this] { m_editor.findBar().findPrevious(); });
    on(Command::ToggleComment, [this] { m_editor.toggleComment(); });
    on(Command::Indent, [this] { m_editor.indent(1); });
    on(Command::Unindent, [this] { m_editor.indent(-1); });
    on(Command::GoToLine, [this] { goToLine(); });
}

void Editing::goToLine()
{
    QsciScintilla &sheet = m_editor.sheet();
    int line = 0;
    int column = 0;
    sheet.getCursorPosition(&line, &column);
    bool chosen = false;
    const int wanted = QInputDialog::getInt(&sheet, tr("Go to line"), tr("Line, 1 to %1:").arg(sheet.lines()),
                                            line + 1, 1, sheet.lines(), 1, &chosen);
    if (chosen) {
        sheet.setCursorPosition(wanted - 1, 0);
        sheet.ensureLineVisible(wanted - 1);
        sheet.setFocus();
    }
}

} // namespace ui
