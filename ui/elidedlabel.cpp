// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/elidedlabel.h"

#include <QPainter>

namespace ui {

ElidedLabel::ElidedLabel(QWidget *parent) : QLabel(parent)
{
    setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    setTextFormat(Qt::PlainText);
}

QString ElidedLabel::shown() const
{
    const int room = contentsRect().width();
    const int needed = fontMetrics().horizontalAdvance(text());
    return needed <= room               ? text()
        : room >= m_leastShown * needed ? fontMetrics().elidedText(text(), Qt::ElideRight, room)
                                        : QString{};
}

void ElidedLabel::paintEvent(QPaintEvent *)
{
    QPainter painter{this};
    painter.setPen(palette().color(QPalette::WindowText));
    painter.drawText(contentsRect(), static_cast<int>(alignment()), shown());
}

} // namespace ui
