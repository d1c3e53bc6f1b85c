// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/queuerows.h"
#include "ui/viewcolours.h"

#include <QPainter>

#include <optional>

namespace ui {

/// Draws the rows of the event queue.
class QueuePainter
{
public:
    QueuePainter(QPainter &painter, const ViewColours &colours, const QFont &font, const QueueRows &rows,
                 std::optional<core::TaskId> selected)
        : m_painter(painter), m_colours(colours), m_font(font), m_rows(rows), m_selected(selected)
    {
    }

    /// One of the rows, at `rect`.
    void draw(const QueueRow &row, const QRectF &rect);

private:
    /// What a card is drawn with.
    struct Inks
    {
        QColor task;
        QColor ground;
        QColor text;
        QColor muted;
    };

    void drawHead(const QueueRow &row, const QRectF &rect);
    void drawCard(const QueueRow &row, const QRectF &rect);
    void drawWhole(const QueueCard &card, const QRectF &inner, const Inks &inks);
    void drawLine(const QueueCard &card, const QRectF &inner, const Inks &inks);
    void drawBar(const QRectF &bed, double elapsed, const Inks &inks);

    QPainter &m_painter;
    const ViewColours &m_colours;
    const QFont &m_font;
    const QueueRows &m_rows;
    std::optional<core::TaskId> m_selected;
};

} // namespace ui
