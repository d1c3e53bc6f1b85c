// SPDX-License-Identifier: GPL-3.0-or-later
// What keys do in the board's view.
#include "ui/boardview.h"

#include <QKeyEvent>

#include <cmath>

namespace ui {

/// The nearest part in the direction of an arrow key; from the board itself the first.
std::optional<std::size_t> BoardView::nextPart(int key) const
{
    if (!m_current) {
        return parts().empty() ? std::nullopt : std::optional<std::size_t>{0};
    }
    const QPointF from = m_layout.spots[*m_current].cell.center();
    std::optional<std::size_t> nearest;
    double least = 0;
    for (std::size_t i = 0; i < m_layout.spots.size(); ++i) {
        const QPointF way = m_layout.spots[i].cell.center() - from;
        const bool across = key == Qt::Key_Left || key == Qt::Key_Right;
        const double ahead = key == Qt::Key_Left ? -way.x()
            : key == Qt::Key_Right               ? way.x()
            : key == Qt::Key_Up                  ? -way.y()
                                                 : way.y();
        // Aside counts double: what lies straight ahead is meant.
        const double distance = ahead + 2 * std::abs(across ? way.y() : way.x());
        if (ahead > 1 && (!nearest || distance < least)) {
            nearest = i;
            least = distance;
        }
    }
    return nearest;
}

bool BoardView::usesKey(const QKeyEvent &event) const
{
    const std::optional<PartControl> control = controlOf(m_current);
    if (!control || event.modifiers() & ~(Qt::ShiftModifier | Qt::KeypadModifier)) {
        return false;
    }
    switch (event.key()) {
    case Qt::Key_Space:
    case Qt::Key_Return:
    case Qt::Key_Enter:
        return control->gesture != Gesture::Turn;
    case Qt::Key_Left:
    case Qt::Key_Right:
    case Qt::Key_Up:
    case Qt::Key_Down:
    case Qt::Key_PageUp:
    case Qt::Key_PageDown:
    case Qt::Key_Home:
    case Qt::Key_End:
        return control->gesture == Gesture::Turn;
    default:
        return false;
    }
}

void BoardView::useKey(const QKeyEvent &event)
{
    const std::size_t part = *m_current;
    const PartControl control = *controlOf(m_current);
    switch (event.key()) {
    case Qt::Key_Left:
    case Qt::Key_Down:
        m_hand.turnTo(part, control, std::int64_t{control.value} - control.step);
        break;
    case Qt::Key_Right:
    case Qt::Key_Up:
        m_hand.turnTo(part, control, std::int64_t{control.value} + control.step);
        break;
    case Qt::Key_PageDown:
        m_hand.turnTo(part, control, std::int64_t{control.value} - control.stride);
        break;
    case Qt::Key_PageUp:
        m_hand.turnTo(part, control, std::int64_t{control.value} + control.stride);
        break;
    case Qt::Key_Home:
        m_hand.turnTo(part, control, control.home);
        break;
    case Qt::Key_End:
        m_hand.turnTo(part, control, control.end);
        break;
    default: // Space and Enter; a key that is held down presses once
        if (event.isAutoRepeat()) {
            break;
        }
        if (control.gesture == Gesture::Flip) {
            m_hand.flip(part, control);
        } else if (event.modifiers() & Qt::ShiftModifier) {
            m_hand.latch(part);
        } else {
            m_hand.press(part, event.key());
        }
        break;
    }
}

void BoardView::keyPressEvent(QKeyEvent *event)
{
    if (usesKey(*event)) {
        useKey(*event);
    } else {
        switch (event->key()) {
        case Qt::Key_Left:
        case Qt::Key_Right:
        case Qt::Key_Up:
        case Qt::Key_Down:
            if (const std::optional<std::size_t> next = nextPart(event->key())) {
                setCurrentPart(next);
            }
            break;
        case Qt::Key_Escape:
            setCurrentPart(std::nullopt);
            break;
        case Qt::Key_Return:
        case Qt::Key_Enter:
            if (m_current) {
                emit partActivated(*m_current);
            }
            break;
        default:
            QWidget::keyPressEvent(event);
            return;
        }
    }
    if (m_ring.takeKey()) {
        update();
    }
}

void BoardView::keyReleaseEvent(QKeyEvent *event)
{
    if (!event->isAutoRepeat()) {
        m_hand.release(event->key());
    }
    QWidget::keyReleaseEvent(event);
}

/// Tab goes from the board to each part that takes input, then on to the next panel.
bool BoardView::focusNextPrevChild(bool next)
{
    const auto count = static_cast<std::ptrdiff_t>(parts().size());
    std::ptrdiff_t at = m_current ? static_cast<std::ptrdiff_t>(*m_current) : -1;
    for (at += next ? 1 : -1; at >= 0 && at < count; at += next ? 1 : -1) {
        if (controlOf(static_cast<std::size_t>(at))) {
            m_ring.takeKey();
            setCurrentPart(static_cast<std::size_t>(at));
            return true;
        }
    }
    if (!next && m_current) {
        setCurrentPart(std::nullopt);
        return true;
    }
    return QWidget::focusNextPrevChild(next);
}

void BoardView::focusInEvent(QFocusEvent *event)
{
    QWidget::focusInEvent(event);
    m_ring.take(*event);
    if (event->reason() == Qt::TabFocusReason || event->reason() == Qt::BacktabFocusReason) {
        setCurrentPart(std::nullopt);
    }
    update();
}

void BoardView::focusOutEvent(QFocusEvent *event)
{
    QWidget::focusOutEvent(event);
    m_hand.releaseAll();
    m_ring.take(*event);
    update();
}

} // namespace ui
