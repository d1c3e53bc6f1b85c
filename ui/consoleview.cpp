// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/consoleview.h"

#include "ui/session.h"
#include "ui/timelineruler.h"
#include "ui/tracestring.h"
#include "ui/viewcolours.h"

#include <QApplication>
#include <QContextMenuEvent>
#include <QEvent>
#include <QKeyEvent>
#include <QMenu>
#include <QMouseEvent>
#include <QScrollBar>

#include <algorithm>
#include <utility>

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

/// Enter itself goes to the board.
bool isGoThere(const QKeyEvent &key)
{
    const bool isEnter = key.key() == Qt::Key_Return || key.key() == Qt::Key_Enter;
    return isEnter && (key.modifiers() & ~Qt::KeypadModifier) == Qt::ControlModifier;
}

} // namespace

ConsoleView::ConsoleView(Session &session, QWidget *parent) : QPlainTextEdit(parent), m_session(session)
{
    setReadOnly(true);
    setUndoRedoEnabled(false);
    setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    setFrameShape(QFrame::NoFrame);
    setMaximumBlockCount(mostLines);
    viewport()->setMouseTracking(true);
    setAccessibleName(tr("Serial console"));
    setPlaceholderText(tr("What the program prints appears here. What you type here, it can read."));
    takeFont();
    connect(&session, &Session::changed, this, [this] { showUpTo(m_session.view().cursor); });
    connect(&session, &Session::runReset, this, &ConsoleView::start);
    connect(&session, &Session::branched, this, &ConsoleView::start);
    showUpTo(session.view().cursor);
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
    if (event->type() == QEvent::ShortcutOverride) {
        const auto &key = *static_cast<QKeyEvent *>(event);
        if (!typed(key).isEmpty() || isGoThere(key)) {
            event->accept();
            return true;
        }
    }
    return QPlainTextEdit::event(event);
}

void ConsoleView::keyPressEvent(QKeyEvent *event)
{
    if (const QString text = typed(*event); !text.isEmpty()) {
        m_session.type(text);
        event->accept();
    } else if (isGoThere(*event)) {
        goToCaret();
        event->accept();
    } else {
        QPlainTextEdit::keyPressEvent(event);
    }
}

void ConsoleView::start()
{
    empty();
    showUpTo(m_session.view().cursor);
}

void ConsoleView::empty()
{
    clear();
    m_shown = 0;
    m_heldBack.clear();
}

void ConsoleView::append(const std::vector<Write> &writes)
{
    // Ends of lines are kept until something follows: in a low panel the empty lines below the last one would
    // take the place of the first lines of a traceback.
    const QString held = std::exchange(m_heldBack, {});
    QString text = held;
    for (const Write &write : writes) {
        text += write.text;
    }
    qsizetype shown = text.size();
    while (shown > 0 && (text[shown - 1] == u'\n' || text[shown - 1] == u'\r')) {
        --shown;
    }
    m_heldBack = text.mid(shown);
    insert(text.left(shown));
    // Counted from the last line: the oldest may have gone meanwhile.
    const qsizetype ends = text.left(shown).count(u'\n') - held.size();
    link(writes, document()->lastBlock().blockNumber() - static_cast<int>(ends));
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

/// Notes at each line which entry wrote the last of it. `line`: where the writes began.
void ConsoleView::link(const std::vector<Write> &writes, int line)
{
    for (const Write &write : writes) {
        qsizetype from = 0;
        while (from < write.text.size()) {
            qsizetype to = write.text.indexOf(u'\n', from);
            to = to < 0 ? write.text.size() : to;
            if (QTextBlock block = document()->findBlockByNumber(line); to > from && block.isValid()) {
                block.setUserState(static_cast<int>(write.entry));
            }
            line += to < write.text.size() ? 1 : 0;
            from = to + 1;
        }
    }
}

std::vector<ConsoleView::Write> ConsoleView::writesBetween(std::size_t from, std::size_t to) const
{
    const core::Trace &trace = m_session.trace();
    std::vector<Write> writes;
    int ends = 0;
    // From the end: no more lines than are kept.
    for (std::size_t i = to; i > from && ends <= mostLines; --i) {
        if (trace[i - 1].kind() == core::EntryKind::Console) {
            QString text = fromTrace(trace.text(trace[i - 1].string()));
            text.replace(QLatin1String("\r\n"), QLatin1String("\n"));
            ends += static_cast<int>(text.count(u'\n'));
            writes.push_back({std::move(text), i - 1});
        }
    }
    std::reverse(writes.begin(), writes.end());
    return writes;
}

void ConsoleView::showUpTo(std::size_t cursor)
{
    if (cursor < m_shown && !writesBetween(cursor, m_shown).empty()) {
        empty(); // going back rewrites only if something had been printed in between
    }
    if (cursor > m_shown) {
        if (const std::vector<Write> writes = writesBetween(m_shown, cursor); !writes.empty()) {
            append(writes);
        }
    }
    m_shown = cursor;
    mark();
}

/// Moments
/// ------------------------------------------------------------------------------------------------

std::optional<std::size_t> ConsoleView::entryOf(const QTextBlock &line) const
{
    return line.isValid() && line.userState() >= 0 ? std::optional{static_cast<std::size_t>(line.userState())}
                                                   : std::nullopt;
}

void ConsoleView::mark()
{
    QList<QTextEdit::ExtraSelection> marks;
    const auto printed = entryOf(document()->lastBlock());
    if (printed && m_session.trace()[*printed].time() == m_session.view().now && !m_session.view().playing) {
        QTextEdit::ExtraSelection now;
        now.cursor = QTextCursor{document()->lastBlock()};
        now.format.setBackground(QColor(0x24, 0x3B, 0x53));
        now.format.setProperty(QTextFormat::FullWidthSelection, true);
        marks.append(now);
    }
    if (!marks.isEmpty() || !extraSelections().isEmpty()) {
        setExtraSelections(marks);
    }
}

/// The entry behind the line at a point; nothing for the last line, which is where one types.
std::optional<std::size_t> ConsoleView::linkAt(const QPoint &point) const
{
    const QTextCursor there = cursorForPosition(point);
    const QTextBlock line = there.block();
    const bool isOnIt = blockBoundingGeometry(line).translated(contentOffset()).contains(point);
    return isOnIt && line != document()->lastBlock() ? entryOf(line) : std::nullopt;
}

void ConsoleView::goToCaret()
{
    if (const auto entry = entryOf(textCursor().block())) {
        m_session.moveCursorTo(*entry + 1);
    }
}

void ConsoleView::mouseMoveEvent(QMouseEvent *event)
{
    QPlainTextEdit::mouseMoveEvent(event);
    const auto link = linkAt(event->pos());
    viewport()->setCursor(link ? Qt::PointingHandCursor : Qt::IBeamCursor);
    const QString told = link ? tr("printed at %1: click to go there")
                                    .arg(clockText(m_session.trace()[*link].time() - m_session.start()))
                              : QString{};
    if (viewport()->toolTip() != told) {
        viewport()->setToolTip(told);
    }
}

void ConsoleView::mouseReleaseEvent(QMouseEvent *event)
{
    QPlainTextEdit::mouseReleaseEvent(event);
    // Who drags wants to select.
    if (event->button() == Qt::LeftButton && !textCursor().hasSelection()) {
        if (const auto link = linkAt(event->pos())) {
            m_session.moveCursorTo(*link + 1);
        }
    }
}

void ConsoleView::contextMenuEvent(QContextMenuEvent *event)
{
    QMenu *menu = createStandardContextMenu();
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addSeparator();
    const bool byMouse = event->reason() == QContextMenuEvent::Mouse;
    const auto entry = entryOf(byMouse ? cursorForPosition(event->pos()).block() : textCursor().block());
    QAction *go = menu->addAction(tr("&Go to when this line was printed"));
    go->setEnabled(entry.has_value());
    connect(go, &QAction::triggered, this, [this, entry] { m_session.moveCursorTo(entry.value_or(0) + 1); });
    menu->popup(event->globalPos());
}

} // namespace ui
