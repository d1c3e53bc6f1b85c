// SPDX-License-Identifier: GPL-3.0-or-later
// TimelineView: what keys do while it has the focus.
#include "ui/timelinescroll.h"
#include "ui/timelinetravel.h"
#include "ui/timelineview.h"

#include <QKeyEvent>

namespace ui {

void TimelineView::keyPressEvent(QKeyEvent *event)
{
    if (event->modifiers() & ~(Qt::KeypadModifier | Qt::ShiftModifier)) {
        QWidget::keyPressEvent(event);
        return;
    }
    if (m_ring.takeKey()) {
        update();
    }
    const double playhead = m_scene->gutter() + m_scene->scale.x(m_scene->moment.cursor);
    const bool inSight = playhead > m_scene->gutter() && playhead < width();
    const double about = inSight ? playhead : m_scene->gutter() + m_scene->laneWidth() / 2;
    switch (event->key()) {
    case Qt::Key_W:
    case Qt::Key_Plus:
    case Qt::Key_Equal:
        zoom(about, 1.5);
        break;
    case Qt::Key_S:
    case Qt::Key_Minus:
        zoom(about, 1 / 1.5);
        break;
    case Qt::Key_A:
        pan(m_scene->laneWidth() / 8);
        break;
    case Qt::Key_D:
        pan(-m_scene->laneWidth() / 8);
        break;
    case Qt::Key_F:
        showScale(scaleOfAll(*m_scene), true);
        break;
    case Qt::Key_Home:
        showScale(scaleFromStart(*m_scene), false);
        break;
    case Qt::Key_End:
        showScale(scaleAtPlayhead(*m_scene), true);
        break;
    case Qt::Key_Left:
    case Qt::Key_Right:
        if (const auto time = eventBeside(*m_scene, event->key() == Qt::Key_Right)) {
            emit timePicked(*time);
        }
        break;
    case Qt::Key_Up:
    case Qt::Key_Down:
        if (const TimelineRow *row = rowBeside(*m_scene, event->key() == Qt::Key_Down ? 1 : -1)) {
            pickRow(row);
            scrollTo(*row);
        }
        break;
    default:
        QWidget::keyPressEvent(event);
        break;
    }
}

void TimelineView::focusInEvent(QFocusEvent *event)
{
    QWidget::focusInEvent(event);
    if (m_ring.take(*event)) {
        update();
    }
}

void TimelineView::focusOutEvent(QFocusEvent *event)
{
    QWidget::focusOutEvent(event);
    if (m_ring.take(*event)) {
        update();
    }
}

} // namespace ui
