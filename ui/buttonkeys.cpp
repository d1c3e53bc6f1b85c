// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/buttonkeys.h"

#include "ui/boardview.h"

#include <QApplication>
#include <QKeyEvent>

#include <algorithm>

namespace ui {

ButtonKeys::ButtonKeys(QWidget &window, BoardView &board, QList<QWidget *> text)
    : QObject(&window), m_window(window), m_board(board), m_text(std::move(text))
{
    // A shortcut would hear that a key goes down, but not that it comes up.
    qApp->installEventFilter(this);
}

bool ButtonKeys::isTyping(const QWidget &widget) const
{
    return widget.inputMethodQuery(Qt::ImEnabled).toBool()
        || std::any_of(m_text.begin(), m_text.end(), [&widget](const QWidget *text) {
               return text == &widget || text->isAncestorOf(&widget);
           });
}

bool ButtonKeys::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::WindowDeactivate && watched == &m_window) {
        // Whoever is elsewhere when the key comes up does not tell us.
        m_board.hand().releaseAll();
        return false;
    }
    if (event->type() != QEvent::KeyPress && event->type() != QEvent::KeyRelease) {
        return false;
    }
    const auto *widget = qobject_cast<QWidget *>(watched);
    // A text that has no use for a key passes it on to the widgets round it.
    const QWidget *focus = m_window.focusWidget();
    return widget && widget->window() == &m_window && !(focus && isTyping(*focus))
        && take(*static_cast<QKeyEvent *>(event));
}

bool ButtonKeys::take(const QKeyEvent &event)
{
    const int number = event.key() - Qt::Key_0;
    if (number < 1 || number > 9) {
        return false;
    }
    const std::optional<std::size_t> button = m_board.buttonWithNumber(number);
    if (event.type() == QEvent::KeyRelease) {
        // With whatever modifier by now: what went down must come up.
        if (!event.isAutoRepeat()) {
            m_board.hand().release(event.key());
        }
        return button.has_value();
    }
    if (!button || event.modifiers() & ~Qt::KeypadModifier) {
        return false;
    }
    if (!event.isAutoRepeat()) {
        m_board.hand().press(*button, event.key());
    }
    return true;
}

} // namespace ui
