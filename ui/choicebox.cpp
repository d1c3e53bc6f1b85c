// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/choicebox.h"

#include "ui/viewcolours.h"

#include <QPainter>
#include <QWheelEvent>

namespace ui {

void ChoiceBox::paintEvent(QPaintEvent *event)
{
    QComboBox::paintEvent(event);
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const ViewColours colours = ViewColours::from(palette());
    painter.setPen(
        QPen(isEnabled() ? colours.muted : colours.faint, 1.6, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    const bool toRight = layoutDirection() == Qt::LeftToRight;
    const QPointF middle(toRight ? width() - 14 : 14, height() / 2.0);
    painter.drawPolyline(
        QPolygonF{middle + QPointF(-4, -2), middle + QPointF(0, 2), middle + QPointF(4, -2)});
}

void ChoiceBox::wheelEvent(QWheelEvent *event)
{
    event->ignore();
}

} // namespace ui
