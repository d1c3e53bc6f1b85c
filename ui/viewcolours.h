// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QFont>
#include <QPaintDevice>
#include <QPalette>

namespace ui {

/// What the painted views draw with beside the colours of tasks: taken from the widget's palette and
/// font, so that they follow the theme.
struct ViewColours
{
    bool dark = false;
    QColor surface;
    QColor text;
    QColor muted;   ///< secondary text
    QColor faint;   ///< hints
    QColor grid;    ///< lines under labels
    QColor subgrid; ///< lines between them
    QColor track;   ///< the bed of a strip
    QColor border;
    QColor accent; ///< focus
    QColor danger;
    QColor good;

    static ViewColours from(const QPalette &palette);
};

/// `font` at `size` of the picture's pixels, where 13 is the font's own size.
QFont sized(const QFont &font, double size, int weight = QFont::Normal);
/// The same in the fixed-pitch family.
QFont monospaced(const QFont &font, double size, int weight = QFont::Normal);
/// The same font sized by points, as QScintilla wants it: one in pixels it takes for the smallest there is.
QFont inPoints(QFont font, const QPaintDevice &screen);

/// `colour`, let through by that much, 0 .. 1.
QColor faded(QColor colour, double opacity);
/// `surface` with that part of `colour`, 0 .. 1, over it.
QColor tinted(const QColor &surface, const QColor &colour, double part);

} // namespace ui
