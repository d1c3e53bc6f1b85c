// SPDX-License-Identifier: GPL-3.0-or-later
// What the mouse does in the board's view.
#include "ui/boardview.h"

#include "ui/boardaccess.h"
#include "ui/mistakelist.h"

#include <QContextMenuEvent>
#include <QHelpEvent>
#include <QMouseEvent>
#include <QTextDocument>
#include <QToolTip>

namespace ui {

void BoardView::setCurrentPart(std::optional<std::size_t> part)
{
    if (part != m_current) {
        m_current = part;
        update();
        tellFocusedPart(*this);
        emit currentPartChanged(part);
    }
}

QString BoardView::hintOf(std::size_t part) const
{
    const BoardPart &shown = parts()[part];
    QStringList pins;
    for (const core::PinId pin : shown.pins) {
        pins += labelOf(pin);
    }
    QString what
        = tr("%1 (%2 on %3): %4")
              .arg(shown.name, shown.face->kind(), pins.join(QStringLiteral(", ")), shown.face->state());
    for (const sim::Mistake &mistake : mistakesOf(m_mistakes, part)) {
        what += u'\n' + QString::fromStdString(mistake.sentence);
    }
    if (shown.isAdded) {
        return what + u'\n' + tr("Added for you, since nothing is wired to the pin. Enter keeps it.");
    }
    const std::optional<PartControl> control = controlOf(part);
    if (!control) {
        return what + u'\n' + tr("Drag it to move it, the end of its wire to another pin.");
    }
    what += u'\n' + tr("Drag its name to move it, the end of its wire to another pin.");
    switch (control->gesture) {
    case Gesture::Press:
        if (const std::optional<int> number = numberOf(part)) {
            return what + u'\n'
                + tr("Hold the mouse, Space or the key %1 to press it; with Shift it stays down.")
                      .arg(*number);
        }
        return what + u'\n' + tr("Hold the mouse or Space to press it; with Shift it stays down.");
    case Gesture::Flip:
        return what + u'\n' + tr("Click, or press Space.");
    case Gesture::Turn:
        break;
    }
    return what + u'\n' + tr("Drag it, turn the wheel, or use the arrow keys.");
}

std::optional<PartControl> BoardView::controlOf(std::optional<std::size_t> part) const
{
    return part && *part < parts().size() ? parts()[*part].face->control() : std::nullopt;
}

std::optional<std::size_t> BoardView::buttonWithNumber(int number) const
{
    for (std::size_t i = 0; i < parts().size() && number <= 9; ++i) {
        const std::optional<PartControl> control = controlOf(i);
        if (control && control->gesture == Gesture::Press && --number == 0) {
            return i;
        }
    }
    return std::nullopt;
}

std::optional<int> BoardView::numberOf(std::size_t part) const
{
    for (int number = 1; number <= 9; ++number) {
        if (buttonWithNumber(number) == part) {
            return number;
        }
    }
    return std::nullopt;
}

bool BoardView::event(QEvent *event)
{
    if (event->type() == QEvent::ShortcutOverride && usesKey(*static_cast<QKeyEvent *>(event))) {
        event->accept(); // Space presses the button rather than run the program
        return true;
    }
    if (event->type() == QEvent::ToolTip) {
        const auto *help = static_cast<QHelpEvent *>(event);
        const std::optional<std::size_t> part = partAt(help->pos());
        const std::optional<core::PinId> pin = pinAt(help->pos());
        if (part) {
            // As rich text, so that a long sentence is broken into lines.
            QToolTip::showText(help->globalPos(),
                               Qt::convertFromPlainText(hintOf(*part), Qt::WhiteSpaceNormal), this,
                               rectOf(*part));
        } else if (pin) {
            QToolTip::showText(help->globalPos(), labelOf(*pin), this);
        } else {
            QToolTip::hideText();
        }
        return true;
    }
    return QWidget::event(event);
}

/// The mouse
/// ------------------------------------------------------------------------------------------------

void BoardView::mousePressEvent(QMouseEvent *event)
{
    const std::optional<std::size_t> part = partAt(event->pos());
    setCurrentPart(part);
    const std::optional<PartControl> control = controlOf(part);
    if (!control || event->button() != Qt::LeftButton) {
        return;
    }
    switch (control->gesture) {
    case Gesture::Press:
        event->modifiers() & Qt::ShiftModifier ? m_hand.latch(*part) : m_hand.press(*part, PartHand::mouse);
        break;
    case Gesture::Flip:
        m_hand.flip(*part, *control);
        break;
    case Gesture::Turn:
        m_hand.grab(*part, *control, event->pos());
        break;
    }
}

void BoardView::mouseMoveEvent(QMouseEvent *event)
{
    m_hand.drag(event->pos());
    setCursor(controlOf(partAt(event->pos())) ? Qt::PointingHandCursor : Qt::ArrowCursor);
}

void BoardView::mouseReleaseEvent(QMouseEvent *event)
{
    if (event->button() == Qt::LeftButton) {
        m_hand.release(PartHand::mouse);
        m_hand.drop();
    }
}

void BoardView::mouseDoubleClickEvent(QMouseEvent *event)
{
    mousePressEvent(event);
    if (m_current && !controlOf(m_current)) {
        emit partActivated(*m_current);
    }
}

void BoardView::wheelEvent(QWheelEvent *event)
{
    const std::optional<std::size_t> part = partAt(event->position().toPoint());
    const std::optional<PartControl> control = controlOf(part);
    if (control && control->gesture == Gesture::Turn) {
        m_hand.wheel(*part, *control, event->angleDelta().y());
    } else {
        event->ignore();
    }
}

void BoardView::contextMenuEvent(QContextMenuEvent *event)
{
    const bool byMouse = event->reason() == QContextMenuEvent::Mouse;
    const std::optional<std::size_t> part = byMouse ? partAt(event->pos()) : m_current;
    const QPoint place = byMouse || !part ? event->globalPos() : mapToGlobal(rectOf(*part).center());
    emit menuRequested(part, place);
}

} // namespace ui
