// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dragoverlay.h"

#include "ui/viewcolours.h"

#include <QPainter>
#include <QPainterPath>

namespace ui {

namespace {

/// As large as they can be without touching each other.
double radiusOf(const std::vector<DragOverlay::Target> &targets)
{
    double apart = 16;
    for (std::size_t i = 1; i < targets.size(); ++i) {
        const double distance = QLineF(targets[i - 1].hole, targets[i].hole).length();
        apart = distance > 1 ? std::min(apart, distance) : apart;
    }
    return std::max(2.0, 0.36 * apart);
}

} // namespace

DragOverlay::DragOverlay(QWidget *board) : QWidget(board)
{
    setAttribute(Qt::WA_TransparentForMouseEvents);
    setAttribute(Qt::WA_NoSystemBackground);
    setFocusPolicy(Qt::NoFocus);
    hide();
}

void DragOverlay::showPart(const QPixmap &picture, const QRect &place)
{
    m_picture = picture;
    m_place = place;
    m_targets.clear();
    m_words.clear();
    setGeometry(parentWidget()->rect());
    show();
    update();
}

void DragOverlay::showWire(const QPoint &leg, const QPoint &end, const std::vector<Target> &targets,
                           bool isOnTarget, const QString &words)
{
    m_picture = {};
    m_leg = leg;
    m_end = end;
    m_targets = targets;
    m_isOnTarget = isOnTarget;
    m_words = words;
    setGeometry(parentWidget()->rect());
    show();
    update();
}

void DragOverlay::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    if (m_picture.isNull()) {
        paintWire(painter);
        paintWords(painter);
    } else {
        paintPart(painter);
    }
}

void DragOverlay::paintPart(QPainter &painter) const
{
    const ViewColours colours = ViewColours::from(palette());
    painter.setOpacity(0.75);
    painter.drawPixmap(m_place, m_picture);
    painter.setOpacity(1);
    painter.setPen(QPen(colours.accent, 2, Qt::DashLine));
    painter.drawRoundedRect(m_place, 5, 5);
}

void DragOverlay::paintWire(QPainter &painter) const
{
    const ViewColours colours = ViewColours::from(palette());
    const double radius = radiusOf(m_targets);
    for (const Target &target : m_targets) {
        painter.setPen(QPen(colours.accent, 2));
        painter.setBrush(target.isFree ? QBrush(colours.accent) : QBrush(Qt::NoBrush));
        painter.drawEllipse(QPointF(target.hole), radius, radius);
    }
    QPainterPath path(m_leg);
    // High enough to be seen over the parts, low enough to stay in the view.
    const QPointF rise(0,
                       -std::min(0.25 * std::abs(m_leg.x() - m_end.x()),
                                 1.2 * std::max(0, std::min(m_leg.y(), m_end.y()) - 4)));
    path.cubicTo(m_leg + rise, m_end + rise, m_end);
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(colours.accent, 3, m_isOnTarget ? Qt::SolidLine : Qt::DashLine, Qt::RoundCap));
    painter.drawPath(path);
    if (m_isOnTarget) {
        painter.setPen(QPen(colours.text, 2));
        painter.drawEllipse(QPointF(m_end), 8, 8);
    }
}

void DragOverlay::paintWords(QPainter &painter) const
{
    if (m_words.isEmpty()) {
        return;
    }
    const ViewColours colours = ViewColours::from(palette());
    painter.setFont(font());
    QRect room
        = painter.fontMetrics().boundingRect(rect(), Qt::TextSingleLine, m_words).adjusted(-7, -4, 7, 4);
    room.moveTopLeft(m_end + QPoint(12, 14));
    room.moveRight(std::min(room.right(), width() - 4));
    room.moveBottom(std::min(room.bottom(), height() - 4));
    painter.setPen(QPen(colours.border, 1));
    painter.setBrush(colours.surface);
    painter.drawRoundedRect(room, 5, 5);
    painter.setPen(colours.text);
    painter.drawText(room, Qt::AlignCenter, m_words);
}

} // namespace ui
