// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/lanetextures.h"
#include "ui/timelinelayout.h"
#include "ui/viewcolours.h"

#include <QPainter>
#include <QString>

#include <functional>

namespace ui {

/// Draws the lanes of the timeline, each kind of stretch with a shape of its own. x = 0 is the left
/// border of the lanes.
class LanePainter
{
public:
    /// `phase` is an x that moves along with the picture: hatching does not swim when it is panned.
    LanePainter(QPainter &painter, const ViewColours &colours, const QFont &font, double phase);

    /// Where bars lie in a task's row; what is left below them is for brackets.
    static QRectF barOf(const QRectF &row)
    {
        return {row.left(), row.top() + row.height() * 0.08, row.width(), row.height() * 0.64};
    }

    /// What is written on a stretch: for whom it waits, who keeps it waiting. May be empty.
    using Caption = std::function<QString(const LaneSegment &)>;

    void drawTask(const TaskLayout &layout, const QRectF &row, const QColor &colour, int stripe,
                  const Caption &caption);
    void drawWave(const WaveLayout &layout, const QRectF &row, const QColor &colour);
    using LoadColour = std::function<QColor(const LoadSegment &)>;
    void drawLoad(const LoadLayout &layout, const QRectF &row, const LoadColour &colour);
    /// The words printed at a mark.
    using Words = std::function<QString(const MarkSpot &)>;
    void drawMarks(const std::vector<MarkSpot> &spots, const QRectF &row, const Words &words);

private:
    void drawSegment(const LaneSegment &segment, const QRectF &bar, const QColor &colour, int stripe);
    void drawCaption(const LaneSegment &segment, const QRectF &bar, const QColor &colour,
                     const QString &text);
    void drawLate(const LateSpan &span, const QRectF &row);
    void drawEnd(const LaneEnd &end, const QRectF &bar);
    void drawZigZag(const QRectF &rect, const QColor &colour);
    void fillTexture(const QRectF &rect, const QBrush &texture);
    void fillSharp(const QRectF &rect, const QColor &colour);
    void fillRounded(const QRectF &rect, double radius);

    QPainter &m_painter;
    const ViewColours &m_colours;
    QFont m_font;
    double m_phase;
    LaneTextures m_textures;
    bool m_rounded = true; // corners, in the lane that is being drawn
};

} // namespace ui
