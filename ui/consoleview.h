// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPlainTextEdit>
#include <QTextBlock>

#include <optional>
#include <vector>

namespace ui {

class Session;

/// The board's serial console: what the program had printed by the playhead, and nothing it printed later.
/// What is typed here goes to the board; it appears when the program reads it and the board echoes it.
///
/// Each line knows the moment at which it was printed: a click on it goes there, as does Ctrl+Enter on the
/// line that the caret stands in. A click on the last line or below it only takes the focus, for who wants to
/// type. The line that is being printed at the moment shown has a bar.
class ConsoleView : public QPlainTextEdit
{
    Q_OBJECT

public:
    /// The session must outlive the view.
    explicit ConsoleView(Session &session, QWidget *parent = nullptr);

    QSize sizeHint() const override { return {400, 110}; }
    QSize minimumSizeHint() const override { return {200, 44}; }

    /// The most lines kept on the screen; older ones are in the trace.
    static constexpr int mostLines = 5000;

    /// The entry that printed the last of a line; nothing if it was empty.
    std::optional<std::size_t> entryOf(const QTextBlock &line) const;

protected:
    bool event(QEvent *event) override;
    void changeEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;

private:
    void showUpTo(std::size_t cursor);
    void start();
    void empty();
    /// Bytes that one entry has written.
    struct Write
    {
        QString text;
        std::size_t entry;
    };
    std::vector<Write> writesBetween(std::size_t from, std::size_t to) const;
    void append(const std::vector<Write> &writes);
    void insert(const QString &text);
    void link(const std::vector<Write> &writes, int line);
    void mark();
    std::optional<std::size_t> linkAt(const QPoint &point) const;
    void goToCaret();
    void takeFont();

    Session &m_session;
    std::size_t m_shown = 0; // the cursor that the text belongs to
    QString m_heldBack;      // ends of lines, "\n", that nothing has followed yet
};

} // namespace ui
