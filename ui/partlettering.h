// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/boardlayout.h"
#include "ui/boardparts.h"
#include "ui/viewcolours.h"

namespace ui {

/// What is written under the parts, in the panel's pixels.
class PartLettering
{
public:
    PartLettering(const QFont &font, const BoardLayout &layout, const ViewColours &colours);

    /// What the part needs of the breadboard.
    static PartNeed needOf(const BoardPart &part, const QFont &font);

    /// The name that stands there, if it has a line of its own.
    void paintName(QPainter &painter, const PartSpot &spot, const BoardPart &part) const;
    /// What the part shows; in one line, with its name.
    void paintState(QPainter &painter, const PartSpot &spot, const BoardPart &part) const;

private:
    /// The short name where the whole one is too wide.
    QString nameIn(double width, const BoardPart &part) const;
    void line(QPainter &painter, const QRectF &place, int weight, const QColor &ink,
              const QString &words) const;

    QFont m_font;
    const BoardLayout &m_layout;
    QColor m_ground;
    QColor m_ink;
    QColor m_quiet;
};

} // namespace ui
