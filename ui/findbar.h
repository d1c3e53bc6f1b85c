// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>

class QCheckBox;
class QLabel;
class QLineEdit;
class QsciScintilla;

namespace ui {

/// Finds and replaces in the editor above it. It is hidden until it is asked for; Esc hides it again.
class FindBar : public QFrame
{
    Q_OBJECT

public:
    /// The editor must outlive the bar.
    explicit FindBar(QsciScintilla &editor, QWidget *parent = nullptr);

    /// Shows the bar, with the selected words to look for; with a second line if they are to be replaced.
    void ask(bool replacing);
    void findNext();
    void findPrevious();
    void replaceOne();
    void replaceAll();

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    void findTyped();
    bool find(bool forward, bool fromStart);
    void tell(bool found);
    void dismiss();

    QsciScintilla &m_editor;
    QLineEdit *m_words;
    QLineEdit *m_replacement;
    QCheckBox *m_matchCase;
    QLabel *m_told;
    QWidget *m_replaceRow;
};

} // namespace ui
