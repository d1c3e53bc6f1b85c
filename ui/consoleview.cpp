// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/consoleview.h"

#include "ui/session.h"
#include "ui/viewcolours.h"

#include <QApplication>
#include <QEvent>
#include <QKeyEvent>
#include <QScrollBar>

namespace ui {

namespace {

/// What a key sends down the serial line; nothing if it is a command. Tab is one: it leaves the console, as
/// any other panel.
QString typed(const QKeyEvent &key)
{
    // Both together are AltGr.
    if (key.modifiers().testFlag(Qt::ControlModifier) != key.modifiers().testFlag(Qt::AltModifier)) {
        return {};
    }
    if (key.key() == Qt::Key_Return || key.key() == Qt::Key_Enter) {
        return QStringLiteral("\r");
    }
    if (key.key() == Qt::Key_Backspace) {
        return QStringLiteral("\x7F");
    }
    const QString text = key.text();
    return !text.isEmpty() && text.front().isPrint() ? text : QString{};
}

} // namespace

ConsoleView::ConsoleView(Session &session, QWidget *parent) : QPlainTextEdit(parent), m_session(session)
{
    setReadOnly(true);
    setUndoRedoEnabled(false);
    setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    setFrameShape(QFrame::NoFrame);
    setMaximumBlockCount(mostLines);
    setAccessibleName(tr("Serial console"));
    setPlaceholderText(tr("What the program prints appears here. What you type here, it can read."));
    takeFont();
    connect(&session, &Session::changed, this, [this] { show(m_session.view().cursor); });
    connect(&session, &Session::runReset, this, &ConsoleView::start);
    connect(&session, &Session::branched, this, &ConsoleView::start);
    show(session.view().cursor);
}

void ConsoleView::takeFont()
{
    // A terminal is dark in every theme: it is the board's, not the window's. The font stands in the sheet
    // too, since a sheet that is applied anew forgets one that was set beside it.
    const QFont font = monospaced(QApplication::font(), 13);
    setStyleSheet(QStringLiteral("QPlainTextEdit { background: #0F131A; color: #E6EAEF; border: none;"
                                 " border-radius: 5px; padding: 6px 8px; font: %1px \"%2\"; }"
                                 "QPlainTextEdit:focus { border: 2px solid #56B4E9; padding: 4px 6px; }")
                      .arg(font.pixelSize())
                      .arg(font.families().value(0)));
}

void ConsoleView::changeEvent(QEvent *event)
{
    QPlainTextEdit::changeEvent(event);
    if (event->type() == QEvent::ApplicationFontChange) {
        takeFont();
    }
}

bool ConsoleView::event(QEvent *event)
{
    // Letters that are keys of the window elsewhere are text here.
    if (event->type() == QEvent::ShortcutOverride && !typed(*static_cast<QKeyEvent *>(event)).isEmpty()) {
        event->accept();
        return true;
    }
    return QPlainTextEdit::event(event);
}

void ConsoleView::keyPressEvent(QKeyEvent *event)
{
    if (const QString text = typed(*event); !text.isEmpty()) {
        m_session.type(text);
        event->accept();
    } else {
        QPlainTextEdit::keyPressEvent(event);
    }
}

void ConsoleView::start()
{
    empty();
    show(m_session.view().cursor);
}

void ConsoleView::empty()
{
    clear();
    m_shown = 0;
    m_heldBack.clear();
}

void ConsoleView::append(QString text)
{
    if (text.isEmpty()) {
        return;
    }
    // Ends of lines are kept until something follows: in a low panel the empty lines below the last one would
    // take the place of the first lines of a traceback.
    text.prepend(m_heldBack);
    qsizetype shown = text.size();
    while (shown > 0 && (text[shown - 1] == u'\n' || text[shown - 1] == u'\r')) {
        --shown;
    }
    m_heldBack = text.mid(shown);
    insert(text.left(shown));
    verticalScrollBar()->setValue(verticalScrollBar()->maximum());
}

void ConsoleView::insert(const QString &text)
{
    QTextCursor end{document()};
    end.movePosition(QTextCursor::End);
    // How input() shows that a character was rubbed out.
    const QStringList pieces = text.split(QStringLiteral("\b \b"));
    for (qsizetype i = 0; i < pieces.size(); ++i) {
        if (i > 0 && !end.atBlockStart()) {
            end.deletePreviousChar();
        }
        end.insertText(pieces[i]);
    }
}

void ConsoleView::show(std::size_t cursor)
{
    if (cursor == m_shown) {
        return;
    }
    const core::Trace &trace = m_session.trace();
    const auto isWrite = [&](std::size_t i) { return trace[i].kind() == core::EntryKind::Console; };
    QString text;
    if (cursor > m_shown) {
        for (std::size_t i = m_shown; i < cursor; ++i) {
            if (isWrite(i)) {
                const std::string_view bytes = trace.text(trace[i].string());
                text += QString::fromUtf8(bytes.data(), static_cast<qsizetype>(bytes.size()));
            }
        }
        append(text);
    } else {
        // Going back rewrites only if something had been printed in between.
        bool printed = false;
        for (std::size_t i = cursor; i < m_shown && !printed; ++i) {
            printed = isWrite(i);
        }
        if (printed) {
            empty();
            show(cursor);
            return;
        }
    }
    m_shown = cursor;
}

} // namespace ui
