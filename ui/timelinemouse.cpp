// SPDX-License-Identifier: GPL-3.0-or-later
// TimelineView: what mouse, wheel and fingers do.
#include "ui/timelinetravel.h"
#include "ui/timelineview.h"

#include <QApplication>
#include <QContextMenuEvent>
#include <QMouseEvent>
#include <QWheelEvent>

#include <cmath>
#include <utility>

namespace ui {

void TimelineView::wheelEvent(QWheelEvent *event)
{
    const QPoint turned = event->angleDelta();
    const QPoint pixels = event->pixelDelta();
    const bool sideways = std::abs(turned.x()) > std::abs(turned.y());
    if (event->position().x() < m_scene->gutter()) {
        scrollRows(-turned.y() / 2.0);
    } else if (sideways || event->modifiers().testFlag(Qt::ShiftModifier)) {
        const int by = !pixels.isNull() && sideways ? pixels.x() : (sideways ? turned.x() : turned.y()) / 2;
        pan(by);
    } else if (turned.y() != 0) {
        zoom(event->position().x(), std::pow(1.25, turned.y() / 120.0));
    }
    event->accept();
}

void TimelineView::mousePressEvent(QMouseEvent *event)
{
    if (event->button() == Qt::LeftButton) {
        m_pressedAt = m_draggedTo = event->position();
        m_dragging = false;
    }
}

void TimelineView::mouseMoveEvent(QMouseEvent *event)
{
    if (event->buttons() == Qt::NoButton) {
        point(m_scene->rowAt(event->position().y()));
    }
    if (!event->buttons().testFlag(Qt::LeftButton) || m_pressedAt.x() < m_scene->gutter()) {
        return;
    }
    const double distance = (event->position() - m_pressedAt).manhattanLength();
    if (!m_dragging && distance >= QApplication::startDragDistance()) {
        m_dragging = true;
        setCursor(Qt::ClosedHandCursor);
    }
    if (m_dragging) {
        const QPointF by = event->position() - m_draggedTo;
        pan(by.x());
        scrollRows(-by.y());
        m_draggedTo = event->position();
    }
}

void TimelineView::mouseReleaseEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton) {
        return;
    }
    unsetCursor();
    if (std::exchange(m_dragging, false)) {
        return;
    }
    pickRow(m_scene->rowAt(event->position().y()));
    if (event->position().x() >= m_scene->gutter() && !m_scene->rows.rows.empty()) {
        emit timePicked(snapped(*m_scene, event->position()));
    }
}

void TimelineView::contextMenuEvent(QContextMenuEvent *event)
{
    if (event->reason() == QContextMenuEvent::Mouse) {
        if (const TimelineRow *row = m_scene->rowAt(event->pos().y())) {
            emit rowMenuWanted({row->kind, row->id}, event->globalPos());
        }
    } else if (m_scene->picked) {
        for (const TimelineRow &row : m_scene->rows.rows) {
            if (m_scene->picked->isOf(row)) {
                const double y = m_scene->rulerHeight() + row.top - m_scene->scrolled + row.height / 2;
                emit rowMenuWanted(*m_scene->picked,
                                   mapToGlobal(QPointF(m_scene->gutter() / 2, y)).toPoint());
            }
        }
    }
}

} // namespace ui
