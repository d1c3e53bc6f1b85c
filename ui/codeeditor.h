// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/codechips.h"
#include "ui/hintnotes.h"
#include "ui/program.h"

#include <QWidget>

class QsciLexer;
class QsciScintilla;

namespace ui {

class BreakpointMargin;
class ChipLayer;
class FindBar;
class Session;

/// The learner's program, to read and to change. The line that runs is tinted in its task's colour; chips at
/// the ends of lines say where each task is and what it waits for, at the moment the window shows; notes
/// below lines say which mistakes have been made there by then.
class CodeEditor : public QWidget
{
    Q_OBJECT

public:
    /// The session must outlive the editor.
    explicit CodeEditor(Session &session, QWidget *parent = nullptr);
    ~CodeEditor() override;

    QString text() const;
    /// As if the learner had typed it: can be undone.
    void replaceText(const QString &text);
    /// The sheet that is typed on.
    QsciScintilla &sheet() const { return *m_editor; }
    FindBar &findBar() const { return *m_findBar; }
    BreakpointMargin &breakpoints() const { return *m_breakpoints; }
    /// The selected lines, or that of the cursor, become comments or code again.
    void toggleComment();
    /// Moves them by so many steps of indentation.
    void indent(int steps);
    const std::vector<CodeChip> &chips() const { return m_chips; }
    const std::vector<Hint> &hints() const { return m_notes.hints(); }

    QSize minimumSizeHint() const override { return {260, 120}; }

protected:
    void changeEvent(QEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    std::pair<int, int> selectedLines() const;
    void leaveKeysToWindow();
    void takeLook();
    void fitNumbers();
    void takeLanguage(Language language);
    void showProgram();
    void showMoment();
    void mark();

    Session &m_session;
    QsciScintilla *m_editor;
    QsciLexer *m_lexer = nullptr;
    ChipLayer *m_layer;
    FindBar *m_findBar;
    BreakpointMargin *m_breakpoints;
    HintNotes m_notes;
    std::vector<CodeChip> m_chips;
    Language m_language = Language::Python; // of m_lexer
    bool m_filling = false;                 // the text comes from the session, not from the learner
};

} // namespace ui
