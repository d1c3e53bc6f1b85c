// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/partlettering.h"

#include <algorithm>

namespace ui {

namespace {

QFont sizedTo(const QFont &font, double pixels, int weight)
{
    QFont result = font;
    result.setPixelSize(std::max(1, qRound(pixels)));
    result.setWeight(static_cast<QFont::Weight>(weight));
    return result;
}

} // namespace

PartLettering::PartLettering(const QFont &font, const BoardLayout &layout, const ViewColours &colours)
    : m_font(font), m_layout(layout), m_ground(colours.dark ? QColor(0x262B33) : QColor(0xF7F4EE)),
      m_ink(colours.dark ? QColor(0xE6EAEF) : QColor(0x1F2933)),
      m_quiet(colours.dark ? QColor(0xB4BEC9) : QColor(0x59636F))
{
    m_ground.setAlpha(215);
}

PartNeed PartLettering::needOf(const BoardPart &part, const QFont &font)
{
    const QFontMetricsF ofNames(sizedTo(font, 10, QFont::DemiBold));
    const QFontMetricsF ofStates(sizedTo(font, 10, QFont::Bold));
    return {.ample = part.face->size(PartRoom::Ample),
            .tight = part.face->size(PartRoom::Tight),
            .name = ofNames.horizontalAdvance(part.name),
            .shortName = ofNames.horizontalAdvance(part.shortName),
            .state = ofStates.horizontalAdvance(part.face->widestState()),
            .at = part.at};
}

void PartLettering::line(QPainter &painter, const QRectF &place, int weight, const QColor &ink,
                         const QString &words) const
{
    painter.setFont(sizedTo(m_font, m_layout.text, weight));
    const QFontMetrics metrics = painter.fontMetrics();
    const QString shown = metrics.elidedText(words, Qt::ElideRight, qRound(place.width()));
    // The breadboard's holes and wires must not cross the words.
    QRectF behind(0, 0, std::min(place.width(), metrics.horizontalAdvance(shown) + 4.0), place.height());
    behind.moveCenter(place.center());
    painter.fillRect(behind, m_ground);
    painter.setPen(ink);
    painter.drawText(place, Qt::AlignCenter, shown);
}

QString PartLettering::nameIn(double width, const BoardPart &part) const
{
    const QFontMetricsF metrics(sizedTo(m_font, m_layout.text, QFont::DemiBold));
    return metrics.horizontalAdvance(part.name) <= width ? part.name : part.shortName;
}

void PartLettering::paintName(QPainter &painter, const PartSpot &spot, const BoardPart &part) const
{
    QRectF place = spot.words;
    if (m_layout.words == PartWords::NameOverState) {
        place.setHeight(place.height() / 2);
    }
    if (m_layout.words == PartWords::NameOverState || m_layout.words == PartWords::NameOnly) {
        line(painter, place, QFont::DemiBold, m_ink, nameIn(place.width(), part));
    }
}

void PartLettering::paintState(QPainter &painter, const PartSpot &spot, const BoardPart &part) const
{
    const bool active = part.face->isActive();
    const int weight = active ? QFont::Bold : QFont::Normal;
    const QColor &ink = active ? m_ink : m_quiet;
    if (m_layout.words == PartWords::NameOverState) {
        QRectF lower = spot.words;
        lower.setTop(lower.center().y());
        line(painter, lower, weight, ink, part.face->state());
    } else if (m_layout.words == PartWords::NameAndState) {
        const QString state = u' ' + part.face->state();
        const double left = spot.words.width()
            - QFontMetricsF(sizedTo(m_font, m_layout.text, weight)).horizontalAdvance(state);
        line(painter, spot.words, weight, ink, nameIn(left - 4, part) + state);
    }
}

} // namespace ui
