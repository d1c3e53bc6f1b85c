// SPDX-License-Identifier: GPL-3.0-or-later
// What mouse and keys do in the board's view.
#include "ui/boardview.h"

#include "sim/metro_m4.h"

#include <QContextMenuEvent>
#include <QHelpEvent>
#include <QToolTip>

#include <cmath>

namespace ui {

namespace {

QString labelOf(core::PinId pin)
{
    const std::string_view label = sim::metro_m4::pin(pin).label();
    return QString::fromUtf8(label.data(), static_cast<qsizetype>(label.size()));
}

} // namespace

void BoardView::setCurrentPart(std::optional<std::size_t> part)
{
    if (part != m_current) {
        m_current = part;
        update();
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
    const QString what
        = tr("%1 (%2 on %3): %4")
              .arg(shown.name, shown.face->kind(), pins.join(QStringLiteral(", ")), shown.face->state());
    return shown.isAdded ? what + u'\n' + tr("Added for you, since nothing is wired to the pin.") : what;
}

bool BoardView::event(QEvent *event)
{
    if (event->type() == QEvent::ToolTip) {
        const auto *help = static_cast<QHelpEvent *>(event);
        const std::optional<std::size_t> part = partAt(help->pos());
        const std::optional<core::PinId> pin = pinAt(help->pos());
        if (part) {
            QToolTip::showText(help->globalPos(), hintOf(*part), this, rectOf(*part));
        } else if (pin) {
            QToolTip::showText(help->globalPos(), labelOf(*pin), this);
        } else {
            QToolTip::hideText();
        }
        return true;
    }
    return QWidget::event(event);
}

void BoardView::mousePressEvent(QMouseEvent *event)
{
    setCurrentPart(partAt(event->pos()));
}

void BoardView::mouseDoubleClickEvent(QMouseEvent *event)
{
    mousePressEvent(event);
    if (m_current) {
        emit partActivated(*m_current);
    }
}

void BoardView::contextMenuEvent(QContextMenuEvent *event)
{
    const bool byMouse = event->reason() == QContextMenuEvent::Mouse;
    const std::optional<std::size_t> part = byMouse ? partAt(event->pos()) : m_current;
    const QPoint place = byMouse || !part ? event->globalPos() : mapToGlobal(rectOf(*part).center());
    emit menuRequested(part, place);
}

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

void BoardView::keyPressEvent(QKeyEvent *event)
{
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
    if (m_ring.takeKey()) {
        update();
    }
}

void BoardView::focusInEvent(QFocusEvent *event)
{
    QWidget::focusInEvent(event);
    m_ring.take(*event);
    update();
}

void BoardView::focusOutEvent(QFocusEvent *event)
{
    QWidget::focusOutEvent(event);
    m_ring.take(*event);
    update();
}

} // namespace ui
