// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/hints.h"

#include <QFont>

class QsciScintilla;

namespace ui {

/// Hints as notes below their lines in an editor: they take room of their own and are no part of the text.
class HintNotes
{
public:
    /// The editor must outlive the notes.
    explicit HintNotes(QsciScintilla &editor) : m_editor(editor) { }

    /// In place of those shown before.
    void show(std::vector<Hint> hints);
    const std::vector<Hint> &hints() const { return m_hints; }
    /// Scrolls so that the last note can be read, once for all that are shown; the learner may look
    /// elsewhere then.
    void bringIntoView();
    /// Breaks the sentences anew if the editor has another width.
    void fit();
    /// The editor looks different: so do the notes.
    void restyle();

private:
    QString broken(const Hint &hint, const QFont &font) const;

    QsciScintilla &m_editor;
    std::vector<Hint> m_hints;
    int m_width = 0; // for which the notes are broken
    bool m_seen = true;
};

} // namespace ui
