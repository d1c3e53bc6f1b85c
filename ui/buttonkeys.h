// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

class QKeyEvent;
class QWidget;

namespace ui {

class BoardView;

/// The keys 1 to 9 press the first nine buttons of the board from anywhere in the window but where text is
/// typed: for as long as they are held down.
class ButtonKeys : public QObject
{
    Q_OBJECT

public:
    /// `window` becomes the parent. Where the focus is in `text`, or in a field that is typed into, the keys
    /// are left alone.
    ButtonKeys(QWidget &window, BoardView &board, QList<QWidget *> text);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    bool isTyping(const QWidget &widget) const;
    bool take(const QKeyEvent &event);

    QWidget &m_window;
    BoardView &m_board;
    QList<QWidget *> m_text;
};

} // namespace ui
