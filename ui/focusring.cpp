// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/focusring.h"

#include <QFocusEvent>

#include <utility>

namespace ui {

bool FocusRing::take(const QFocusEvent &event)
{
    const Qt::FocusReason reason = event.reason();
    const bool moved = reason == Qt::TabFocusReason || reason == Qt::BacktabFocusReason
        || reason == Qt::ShortcutFocusReason;
    // Coming back to the window or out of a menu changes nothing.
    const bool back = reason == Qt::ActiveWindowFocusReason || reason == Qt::PopupFocusReason
        || reason == Qt::MenuBarFocusReason;
    const bool before = m_shown;
    m_shown = back ? before : event.gotFocus() && moved;
    return m_shown != before;
}

bool FocusRing::takeKey()
{
    return !std::exchange(m_shown, true);
}

void FocusRing::paint(QPainter &painter, const QRectF &panel, const QColor &accent) const
{
    if (m_shown) {
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(accent, 2));
        painter.drawRoundedRect(panel.adjusted(2, 2, -2, -2), 5, 5);
    }
}

} // namespace ui
