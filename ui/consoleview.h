// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPlainTextEdit>

namespace ui {

class Session;

/// The board's serial console: what the program had printed by the playhead, and nothing it printed later.
/// What is typed here goes to the board; it appears when the program reads it and the board echoes it.
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

protected:
    bool event(QEvent *event) override;
    void changeEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void show(std::size_t cursor);
    void start();
    void empty();
    void append(QString text);
    void insert(const QString &text);
    void takeFont();

    Session &m_session;
    std::size_t m_shown = 0; // the cursor that the text belongs to
    QString m_heldBack;      // ends of lines that nothing has followed yet
};

} // namespace ui
