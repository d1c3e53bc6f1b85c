// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/findbar.h"

#include <Qsci/qsciscintilla.h>

#include <QCheckBox>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QToolButton>
#include <QVBoxLayout>

namespace ui {

namespace {

QToolButton *button(const QString &text, const QString &name)
{
    auto *one = new QToolButton;
    one->setText(text);
    one->setAccessibleName(name);
    one->setToolTip(name);
    return one;
}

} // namespace

FindBar::FindBar(QsciScintilla &editor, QWidget *parent)
    : QFrame(parent), m_editor(editor), m_words(new QLineEdit), m_replacement(new QLineEdit),
      m_matchCase(new QCheckBox{tr("Aa")}), m_told(new QLabel), m_replaceRow(new QWidget)
{
    setObjectName(QStringLiteral("findBar"));
    m_words->setPlaceholderText(tr("Find"));
    m_words->setAccessibleName(tr("Find"));
    m_replacement->setPlaceholderText(tr("Replace with"));
    m_replacement->setAccessibleName(tr("Replace with"));
    m_matchCase->setAccessibleName(tr("Match case"));
    m_matchCase->setToolTip(tr("Match case"));
    m_told->setObjectName(QStringLiteral("muted"));
    QToolButton *back = button(QStringLiteral("◀"), tr("Previous place"));
    QToolButton *on = button(QStringLiteral("▶"), tr("Next place"));
    QToolButton *close = button(QStringLiteral("✕"), tr("Close the search"));
    QToolButton *one = button(tr("Replace"), tr("Replace this one"));
    QToolButton *all = button(tr("All"), tr("Replace all"));

    auto *upper = new QHBoxLayout;
    for (QWidget *widget : {static_cast<QWidget *>(m_words), static_cast<QWidget *>(m_told),
                            static_cast<QWidget *>(m_matchCase), static_cast<QWidget *>(back),
                            static_cast<QWidget *>(on), static_cast<QWidget *>(close)}) {
        upper->addWidget(widget, widget == m_words ? 1 : 0);
    }
    auto *lower = new QHBoxLayout{m_replaceRow};
    lower->setContentsMargins(0, 0, 0, 0);
    lower->addWidget(m_replacement, 1);
    lower->addWidget(one);
    lower->addWidget(all);
    auto *rows = new QVBoxLayout{this};
    rows->setContentsMargins(10, 6, 10, 6);
    rows->setSpacing(6);
    rows->addLayout(upper);
    rows->addWidget(m_replaceRow);
    hide();

    connect(m_words, &QLineEdit::textEdited, this, &FindBar::findTyped);
    connect(m_words, &QLineEdit::returnPressed, this, &FindBar::findNext);
    connect(m_replacement, &QLineEdit::returnPressed, this, &FindBar::replaceOne);
    connect(m_matchCase, &QCheckBox::toggled, this, &FindBar::findTyped);
    connect(back, &QToolButton::clicked, this, &FindBar::findPrevious);
    connect(on, &QToolButton::clicked, this, &FindBar::findNext);
    connect(close, &QToolButton::clicked, this, &FindBar::dismiss);
    connect(one, &QToolButton::clicked, this, &FindBar::replaceOne);
    connect(all, &QToolButton::clicked, this, &FindBar::replaceAll);
}

void FindBar::ask(bool replacing)
{
    const QString selected = m_editor.selectedText();
    if (!selected.isEmpty() && !selected.contains(u'\n')) {
        m_words->setText(selected);
    }
    m_replaceRow->setVisible(replacing);
    m_told->clear();
    show();
    m_words->setFocus();
    m_words->selectAll();
}

void FindBar::findTyped()
{
    if (m_words->text().isEmpty()) {
        m_told->clear();
    } else {
        find(true, true);
    }
}

void FindBar::findNext()
{
    m_words->text().isEmpty() ? ask(false) : (void)find(true, false);
}

void FindBar::findPrevious()
{
    m_words->text().isEmpty() ? ask(false) : (void)find(false, false);
}

/// From the selection: from its start if what is selected may be found again.
bool FindBar::find(bool forward, bool fromStart)
{
    int line = 0;
    int column = 0;
    int endLine = 0;
    int endColumn = 0;
    m_editor.getSelection(&line, &column, &endLine, &endColumn);
    if (line < 0) {
        m_editor.getCursorPosition(&line, &column);
    } else if (forward && !fromStart) {
        line = endLine;
        column = endColumn;
    }
    const bool found = m_editor.findFirst(m_words->text(), false, m_matchCase->isChecked(), false, true,
                                          forward, line, column);
    tell(found);
    return found;
}

void FindBar::tell(bool found)
{
    const auto sensitivity = m_matchCase->isChecked() ? Qt::CaseSensitive : Qt::CaseInsensitive;
    const auto count = m_editor.text().count(m_words->text(), sensitivity);
    m_told->setText(!found ? tr("not found") : count == 1 ? tr("1 place") : tr("%1 places").arg(count));
}

void FindBar::replaceOne()
{
    const auto sensitivity = m_matchCase->isChecked() ? Qt::CaseSensitive : Qt::CaseInsensitive;
    if (m_editor.selectedText().compare(m_words->text(), sensitivity) == 0 && m_editor.hasSelectedText()) {
        m_editor.replace(m_replacement->text());
    }
    findNext();
}

void FindBar::replaceAll()
{
    const QString words = m_words->text();
    if (words.isEmpty()) {
        return;
    }
    m_editor.beginUndoAction();
    int count = 0;
    bool found = m_editor.findFirst(words, false, m_matchCase->isChecked(), false, false, true, 0, 0);
    while (found) {
        m_editor.replace(m_replacement->text());
        ++count;
        found = m_editor.findNext();
    }
    m_editor.endUndoAction();
    m_told->setText(count == 1 ? tr("1 replaced") : tr("%1 replaced").arg(count));
}

void FindBar::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape) {
        dismiss();
    } else {
        QFrame::keyPressEvent(event);
    }
}

void FindBar::dismiss()
{
    hide();
    m_editor.setFocus();
}

} // namespace ui
