// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/partdragging.h"

#include "sim/pinneeds.h"
#include "ui/boardview.h"
#include "ui/dragoverlay.h"
#include "ui/partwords.h"
#include "ui/wiringdocument.h"

#include <QApplication>
#include <QMouseEvent>

#include <algorithm>

namespace ui {

namespace {

/// The others that are on a pin.
QStringList usersOf(const sim::Wiring &wiring, core::PinId pin, std::size_t but)
{
    QStringList users;
    for (std::size_t i = 0; i < wiring.parts.size(); ++i) {
        const std::vector<core::PinId> pins = pinsOf(wiring.parts[i]);
        if (i != but && std::find(pins.begin(), pins.end(), pin) != pins.end()) {
            users += QString::fromStdString(nameOf(wiring.parts[i]));
        }
    }
    return users;
}

} // namespace

PartDragging::PartDragging(WiringDocument &document, BoardView &board, QObject *parent)
    : QObject(parent), m_document(document), m_board(board), m_overlay(new DragOverlay{&board})
{
    board.installEventFilter(this);
}

bool PartDragging::eventFilter(QObject *watched, QEvent *event)
{
    switch (event->type()) {
    case QEvent::MouseButtonPress:
        return press(*static_cast<QMouseEvent *>(event));
    case QEvent::MouseMove:
        return move(*static_cast<QMouseEvent *>(event));
    case QEvent::MouseButtonRelease:
        return release(*static_cast<QMouseEvent *>(event));
    case QEvent::KeyPress:
        if (m_grip && static_cast<QKeyEvent *>(event)->key() == Qt::Key_Escape) {
            stop();
            return true;
        }
        break;
    case QEvent::Hide:
        stop();
        break;
    default:
        break;
    }
    return QObject::eventFilter(watched, event);
}

bool PartDragging::press(const QMouseEvent &event)
{
    stop();
    if (event.button() != Qt::LeftButton || m_document.isReadOnly()) {
        return false;
    }
    m_grip = gripAt(m_board, m_document.wiring(), event.pos(), event.modifiers() & Qt::ControlModifier);
    m_from = event.pos();
    if (m_grip) {
        m_board.setFocus(Qt::MouseFocusReason);
        m_board.setCurrentPart(m_grip->part);
    }
    return m_grip.has_value();
}

bool PartDragging::move(const QMouseEvent &event)
{
    if (!m_grip) {
        const bool canGrip = event.buttons() == Qt::NoButton && !m_document.isReadOnly()
            && gripAt(m_board, m_document.wiring(), event.pos(), event.modifiers() & Qt::ControlModifier);
        if (canGrip) {
            m_board.setCursor(Qt::OpenHandCursor);
        }
        return canGrip;
    }
    if (!m_isDragging && (event.pos() - m_from).manhattanLength() >= QApplication::startDragDistance()) {
        begin();
    }
    if (m_isDragging && m_grip->leg) {
        showWire(event.pos());
    } else if (m_isDragging) {
        QRect place = m_board.pictureOf(m_grip->part);
        place.moveTopLeft(snapped(event.pos()));
        m_overlay->showPart(m_picture, place);
    }
    return true;
}

bool PartDragging::release(const QMouseEvent &event)
{
    if (!m_grip || event.button() != Qt::LeftButton) {
        return false;
    }
    const bool wasDragging = m_isDragging;
    const PartGrip grip = *m_grip;
    if (wasDragging) {
        drop(event.pos());
    }
    stop();
    m_board.setCurrentPart(grip.part);
    return true;
}

void PartDragging::begin()
{
    m_isDragging = true;
    m_board.setCursor(Qt::ClosedHandCursor);
    if (!m_grip->leg) {
        m_picture = m_board.grab(m_board.pictureOf(m_grip->part));
    }
}

void PartDragging::stop()
{
    if (m_grip) {
        m_board.unsetCursor();
    }
    m_grip.reset();
    m_isDragging = false;
    m_overlay->hide();
}

QPoint PartDragging::snapped(const QPoint &place) const
{
    // The part stays on the breadboard as a whole.
    const QRect picture = m_board.pictureOf(m_grip->part);
    const QPoint corner = picture.topLeft() + place - m_from;
    sim::Place hole = m_board.placeAt(corner);
    const auto isOff = [&](const sim::Place &at) {
        return !m_board.isOnBreadboard(QRect(m_board.holeOf(at), picture.size()).bottomRight());
    };
    while (hole.column > 0 && isOff({hole.column, 0})) {
        --hole.column;
    }
    while (hole.row > 0 && isOff(hole)) {
        --hole.row;
    }
    return m_board.holeOf(hole);
}

bool PartDragging::canGoTo(core::PinId pin) const
{
    const sim::Part &part = m_document.wiring().parts[m_grip->part];
    return m_board.holeOf(pin) && sim::canServe(pin, sim::needOf(sim::kindOf(part)))
        && sim::connected(m_document.wiring(), m_grip->part, *m_grip->leg, pin);
}

QString PartDragging::wordsOf(core::PinId pin) const
{
    const QString name = headerText(pin);
    const sim::PinNeed need = sim::needOf(sim::kindOf(m_document.wiring().parts[m_grip->part]));
    if (!sim::canServe(pin, need)) {
        return need == sim::PinNeed::Analog ? tr("%1: no analog input").arg(name)
                                            : tr("%1: no PWM").arg(name);
    }
    if (!canGoTo(pin)) {
        return tr("%1: another leg of this part").arg(name);
    }
    const QStringList users = usersOf(m_document.wiring(), pin, m_grip->part);
    return users.isEmpty() ? name : tr("%1: used by %2").arg(name, users.join(QStringLiteral(", ")));
}

void PartDragging::showWire(const QPoint &place)
{
    std::vector<DragOverlay::Target> targets;
    for (const core::PinId pin : sim::headerPins()) {
        if (canGoTo(pin)) {
            targets.push_back(
                {*m_board.holeOf(pin), usersOf(m_document.wiring(), pin, m_grip->part).isEmpty()});
        }
    }
    const std::optional<core::PinId> pin = m_board.pinAt(place);
    const bool isOnTarget = pin && canGoTo(*pin);
    m_overlay->showWire(m_board.legOf(m_grip->part, *m_grip->leg), isOnTarget ? *m_board.holeOf(*pin) : place,
                        targets, isOnTarget, pin ? wordsOf(*pin) : QString{});
}

void PartDragging::drop(const QPoint &place)
{
    const sim::Wiring &wiring = m_document.wiring();
    const QString name = QString::fromStdString(nameOf(wiring.parts[m_grip->part]));
    if (!m_grip->leg) {
        m_document.change(sim::moved(wiring, m_grip->part, m_board.placeAt(snapped(place))),
                          tr("move %1").arg(name));
    } else if (const std::optional<core::PinId> pin = m_board.pinAt(place); pin && canGoTo(*pin)) {
        m_document.change(sim::connected(wiring, m_grip->part, *m_grip->leg, *pin),
                          tr("connect %1").arg(name));
    }
}

} // namespace ui
