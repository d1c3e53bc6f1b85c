// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/lanepainter.h"

#include "ui/palette.h"
#include "ui/timelineruler.h"

#include <QCoreApplication>

#include <cmath>

namespace ui {

namespace {

using Form = LaneSegment::Form;

QString tr(const char *text)
{
    return QCoreApplication::translate("ui::LanePainter", text);
}

// Beyond so many stretches in one lane they are too narrow for round corners to be seen.
constexpr std::size_t mostRounded = 160;

} // namespace

LanePainter::LanePainter(QPainter &painter, const ViewColours &colours, const QFont &font, double phase)
    : m_painter(painter), m_colours(colours), m_font(font), m_phase(phase),
      m_textures(painter.device()->devicePixelRatioF())
{
}

void LanePainter::fillTexture(const QRectF &rect, const QBrush &texture)
{
    // Sharp borders, and a picture that is copied instead of resampled.
    m_painter.setRenderHint(QPainter::Antialiasing, false);
    m_painter.setBrushOrigin(QPointF(std::round(m_phase), rect.top()));
    m_painter.fillRect(rect, texture);
    m_painter.setRenderHint(QPainter::Antialiasing);
}

void LanePainter::fillSharp(const QRectF &rect, const QColor &colour)
{
    QRect whole = rect.toRect();
    whole.setWidth(std::max(whole.width(), 1)); // what is there is seen
    m_painter.fillRect(whole, colour);
}

void LanePainter::fillRounded(const QRectF &rect, double radius)
{
    if (m_rounded) {
        m_painter.drawRoundedRect(rect, radius, radius);
    } else {
        m_painter.fillRect(rect.toAlignedRect(), m_painter.brush());
    }
}

void LanePainter::drawTask(const TaskLayout &layout, const QRectF &row, const QColor &colour, int stripe,
                           const Caption &caption)
{
    const QRectF bar = barOf(row);
    m_rounded = layout.segments.size() <= mostRounded;
    // Bars last: they lie over the bands of their neighbours.
    for (const bool bars : {false, true}) {
        for (const LaneSegment &segment : layout.segments) {
            if ((segment.form == Form::Running) == bars) {
                drawSegment(segment, bar, colour, stripe);
            }
        }
    }
    for (const LineSpot &line : layout.lines) {
        const QRectF part(line.left, bar.top(), line.right - line.left, bar.height());
        m_painter.setPen(QPen(faded(m_colours.surface, 0.8), 1));
        m_painter.drawLine(part.topLeft(), part.bottomLeft());
        m_painter.setFont(monospaced(m_font, 10, QFont::DemiBold));
        const QString text = QString::number(line.number);
        if (m_painter.fontMetrics().horizontalAdvance(text) + 6 < part.width()) {
            m_painter.setPen(m_colours.surface);
            m_painter.drawText(part, Qt::AlignCenter, text);
        }
    }
    for (const LaneSegment &segment : layout.segments) {
        if (const QString text = caption(segment); !text.isEmpty()) {
            drawCaption(segment, bar, colour, text);
        }
    }
    for (const LateSpan &span : layout.late) {
        drawLate(span, row);
    }
    if (layout.end) {
        drawEnd(*layout.end, bar);
    }
}

void LanePainter::drawSegment(const LaneSegment &segment, const QRectF &bar, const QColor &colour, int stripe)
{
    const QRectF rect(segment.left, bar.top(), segment.right - segment.left, bar.height());
    const double middle = std::round(bar.center().y());
    m_painter.setOpacity(segment.ahead ? 0.32 : 1);
    m_painter.setPen(Qt::NoPen);
    switch (segment.form) {
    case Form::Running:
        m_painter.setBrush(colour);
        fillRounded(rect, 2);
        for (int i = 0; i < stripe; ++i) {
            m_painter.fillRect(QRectF(rect.left(), rect.top() + 4 + 5 * i, rect.width(), 2),
                               m_colours.surface);
        }
        break;
    case Form::Blocked:
        m_painter.setBrush(m_textures.crossHatched(colour, m_colours.surface));
        m_painter.setBrushOrigin(QPointF(std::round(m_phase), rect.top()));
        fillRounded(rect.adjusted(0.5, 0, -0.5, 0), 3);
        m_painter.setBrush(Qt::NoBrush);
        m_painter.setPen(QPen(colour, 1));
        if (m_rounded) {
            m_painter.drawRoundedRect(rect.adjusted(1, 0.5, -1, -0.5), 3, 3);
        }
        break;
    case Form::Ready:
        m_painter.setBrush(m_colours.surface);
        m_painter.setPen(QPen(colour, 2, Qt::CustomDashLine));
        {
            QPen pen(colour, 2);
            pen.setDashPattern({2.5, 1.5});
            m_painter.setPen(pen);
        }
        m_painter.drawRoundedRect(rect.adjusted(1, 1, -1, -1), 3, 3);
        break;
    case Form::Sleeping: {
        const double height = std::max(8.0, bar.height() * 0.42);
        m_painter.setOpacity(segment.ahead ? 0.45 : 1);
        m_painter.setBrush(m_textures.hatched(colour));
        m_painter.setBrushOrigin(QPointF(std::round(m_phase), 0));
        fillRounded(QRectF(rect.left(), middle - height / 2, rect.width(), height), 3);
        break;
    }
    case Form::Waiting:
        fillTexture({rect.left(), middle - 1, rect.width(), 2}, m_textures.dotted(colour));
        break;
    case Form::MoreHere:
        drawZigZag(rect, colour);
        break;
    }
    m_painter.setOpacity(1);
}

void LanePainter::drawZigZag(const QRectF &rect, const QColor &colour)
{
    const QRect whole = rect.toAlignedRect();
    fillTexture(whole, m_textures.zigZag(colour, std::max(whole.height(), 4)));
}

void LanePainter::drawCaption(const LaneSegment &segment, const QRectF &bar, const QColor &colour,
                              const QString &text)
{
    const bool above = segment.form == Form::Waiting;
    m_painter.setFont(sized(m_font, above ? 10 : 11.5, QFont::DemiBold));
    const QFontMetrics metrics = m_painter.fontMetrics();
    const double width = metrics.horizontalAdvance(text) + 12;
    const double left = std::max(segment.left, 0.0) + (above ? 6 : 4);
    const bool tooLow = !above && bar.height() < metrics.ascent();
    if (left + width > segment.right - 2 || segment.ahead || tooLow) {
        return;
    }
    QRectF place(left, bar.top(), width, bar.height());
    if (above && bar.height() / 2 >= metrics.height()) {
        place = QRectF(left, bar.center().y() - 3 - metrics.height(), width, metrics.height());
    } else if (above) {
        // No room above the line: the name interrupts it.
        m_painter.fillRect(QRectF(left, bar.center().y() - 3, width - 6, 6), m_colours.surface);
        place.translate(2, 0);
    } else if (segment.form == Form::MoreHere) {
        const double right = std::min(segment.right, m_painter.window().width() - 0.0);
        place.moveCenter(QPointF((left + right) / 2, bar.center().y()));
        place.setTop(bar.center().y() - metrics.height() / 2.0 - 2);
        place.setHeight(metrics.height() + 4);
        m_painter.setBrush(m_colours.surface);
        m_painter.setPen(Qt::NoPen);
        m_painter.drawRoundedRect(place, 4, 4);
    }
    m_painter.setPen(segment.form == Form::MoreHere ? m_colours.text : readableOn(colour, m_colours.surface));
    m_painter.drawText(place, above ? int(Qt::AlignLeft | Qt::AlignVCenter) : int(Qt::AlignCenter), text);
}

void LanePainter::drawLate(const LateSpan &span, const QRectF &row)
{
    const double y = std::round(row.top() + row.height() * 0.86) + 0.5;
    const double arm = std::min(5.0, row.height() * 0.12);
    m_painter.setPen(QPen(m_colours.danger, 2));
    m_painter.drawLine(QPointF(span.left, y), QPointF(span.right, y));
    m_painter.drawLine(QPointF(span.left + 1, y - arm), QPointF(span.left + 1, y + arm));
    m_painter.drawLine(QPointF(span.right - 1, y - arm), QPointF(span.right - 1, y + arm));
    m_painter.setFont(sized(m_font, 10.5, QFont::Bold));
    const QFontMetrics metrics = m_painter.fontMetrics();
    if (row.height() < 2 * metrics.height()) {
        return; // the words would stand in the next row; the bracket still says it
    }
    const double from = std::max(span.left, 0.0);
    const QString bill = spanText(span.by);
    for (const QString &text : {tr("late by %1").arg(bill), QString(u'+' + bill)}) {
        const double width = metrics.horizontalAdvance(text) + 10;
        if (width < span.right - from - 12) {
            const QRectF place((from + span.right - width) / 2, y - metrics.height() / 2.0 - 0.5, width,
                               metrics.height());
            m_painter.fillRect(place, m_colours.surface);
            m_painter.drawText(place, Qt::AlignCenter, text);
            return;
        }
    }
}

void LanePainter::drawEnd(const LaneEnd &end, const QRectF &bar)
{
    const QPointF middle(end.x + 16, bar.center().y());
    m_painter.setOpacity(end.ahead ? 0.4 : 1);
    const double size = std::min(1.0, bar.height() / 16); // of the marks, in close rows
    const auto pen = [this](const QColor &colour) {
        m_painter.setPen(QPen(colour, 2.5, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    };
    m_painter.setBrush(Qt::NoBrush);
    switch (end.outcome) {
    case core::Outcome::Returned:
        pen(m_colours.good);
        m_painter.drawPolyline(QPolygonF{{middle + QPointF(-7, 0) * size, middle + QPointF(-2, 5) * size,
                                          middle + QPointF(7, -6) * size}});
        break;
    case core::Outcome::Cancelled:
        pen(m_colours.muted);
        m_painter.drawLine(middle + QPointF(-4, -7) * size, middle + QPointF(-4, 7) * size);
        break;
    case core::Outcome::Raised:
        pen(m_colours.danger);
        m_painter.drawLine(middle + QPointF(-6, -6) * size, middle + QPointF(6, 6) * size);
        m_painter.drawLine(middle + QPointF(-6, 6) * size, middle + QPointF(6, -6) * size);
        break;
    }
    m_painter.setOpacity(1);
}

} // namespace ui
