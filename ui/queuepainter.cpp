// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/queuepainter.h"

#include "ui/palette.h"

#include <algorithm>
#include <cmath>

namespace ui {

namespace {

QColor mixed(const QColor &a, const QColor &b, double part)
{
    const auto channel = [part](int x, int y) { return static_cast<int>(std::lround(x + (y - x) * part)); };
    return {channel(a.red(), b.red()), channel(a.green(), b.green()), channel(a.blue(), b.blue())};
}

/// Draws one line of text, shortened to its place. How wide it is.
double drawText(QPainter &painter, const QRectF &place, const QFont &font, const QColor &ink,
                const QString &text, Qt::Alignment alignment = Qt::AlignLeft | Qt::AlignVCenter)
{
    const QFontMetricsF metrics{font};
    const QString shown = metrics.elidedText(text, Qt::ElideRight, std::max(0.0, place.width()));
    painter.setFont(font);
    painter.setPen(ink);
    painter.drawText(place, static_cast<int>(alignment), shown);
    return metrics.horizontalAdvance(shown);
}

} // namespace

void QueuePainter::draw(const QueueRow &row, const QRectF &rect)
{
    switch (row.kind) {
    case QueueRow::Kind::Head:
    case QueueRow::Kind::More:
        drawHead(row, rect);
        break;
    case QueueRow::Kind::Hint:
        m_painter.setFont(sized(m_font, 12.5));
        m_painter.setPen(QPen{m_colours.border, 1.2, Qt::DashLine});
        m_painter.setBrush(Qt::NoBrush);
        m_painter.drawRoundedRect(rect, 5, 5);
        m_painter.setPen(m_colours.muted);
        m_painter.drawText(rect, Qt::AlignCenter, row.text);
        break;
    case QueueRow::Kind::Card:
        drawCard(row, rect);
        break;
    }
}

void QueuePainter::drawHead(const QueueRow &row, const QRectF &rect)
{
    const bool head = row.kind == QueueRow::Kind::Head;
    const QFont font = sized(m_font, 11, head ? QFont::DemiBold : QFont::Normal);
    const double used = drawText(m_painter, rect, font, m_colours.muted, row.text);
    drawText(m_painter, rect.adjusted(used + 10, 0, 0, 0), sized(m_font, 11.5), m_colours.muted, row.hint,
             Qt::AlignRight | Qt::AlignVCenter);
}

void QueuePainter::drawCard(const QueueRow &row, const QRectF &rect)
{
    const QueueCard &card = *row.card;
    const QColor colour = taskColour(card.task, m_colours.dark);
    const QColor ground = mixed(m_colours.surface, colour, m_colours.dark ? 0.22 : 0.10);
    const bool selected = m_selected == card.task;
    m_painter.setPen(
        QPen{row.held || selected ? colour : mixed(m_colours.surface, colour, 0.45), selected ? 2.5 : 1.2});
    m_painter.setBrush(ground);
    m_painter.drawRoundedRect(rect, 5, 5);
    m_painter.setPen(Qt::NoPen);
    m_painter.setBrush(colour);
    m_painter.drawRoundedRect(QRectF{rect.left(), rect.top(), 5, rect.height()}, 2, 2);
    const Inks inks{colour, ground, readableOn(m_colours.text, ground), readableOn(m_colours.muted, ground)};
    const QRectF inner = rect.adjusted(15, m_rows.padding, -10, -m_rows.padding);
    m_rows.wholeCards ? drawWhole(card, inner, inks) : drawLine(card, inner, inks);
}

/// Two lines: who it is and how it was called; why it stands here.
void QueuePainter::drawWhole(const QueueCard &card, const QRectF &inner, const Inks &inks)
{
    const QRectF upper{inner.left(), inner.top(), inner.width(), inner.height() / 2};
    const QRectF lower = upper.translated(0, upper.height());
    const double name = drawText(m_painter, upper, sized(m_font, 15, QFont::DemiBold), inks.text, card.name);
    drawText(m_painter, upper.adjusted(name + 10, 0, 0, 0), monospaced(m_font, 12), inks.muted, card.call);
    const QFont low = sized(m_font, 12.5);
    const double count
        = drawText(m_painter, lower, low, inks.muted, card.countdown, Qt::AlignRight | Qt::AlignVCenter);
    const QRectF words = lower.adjusted(0, 0, card.sleeps ? -count - 10 : 0, 0);
    const double reason = drawText(m_painter, words, low, inks.text, card.reason);
    const QRectF bed{words.left() + reason + 14, lower.center().y() - 3, words.width() - reason - 14, 6};
    if (card.sleeps && bed.width() > 24) {
        drawBar(bed, card.elapsed, inks);
    }
}

/// One line: who it is and why it stands here.
void QueuePainter::drawLine(const QueueCard &card, const QRectF &inner, const Inks &inks)
{
    const QFont low = sized(m_font, 12);
    const double name = drawText(m_painter, inner, sized(m_font, 13, QFont::DemiBold), inks.text, card.name);
    const double count
        = drawText(m_painter, inner, low, inks.muted, card.countdown, Qt::AlignRight | Qt::AlignVCenter);
    drawText(m_painter, inner.adjusted(name + 10, 0, card.sleeps ? -count - 10 : 0, 0), low, inks.text,
             card.reason);
}

/// The part of a sleep that has passed.
void QueuePainter::drawBar(const QRectF &bed, double elapsed, const Inks &inks)
{
    m_painter.setPen(Qt::NoPen);
    m_painter.setBrush(mixed(inks.ground, inks.task, 0.3));
    m_painter.drawRoundedRect(bed, 3, 3);
    m_painter.setBrush(inks.task);
    m_painter.drawRoundedRect(QRectF{bed.left(), bed.top(), bed.width() * elapsed, bed.height()}, 3, 3);
}

} // namespace ui
