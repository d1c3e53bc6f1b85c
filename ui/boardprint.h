// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFont>

class QPainter;

namespace ui {

/// Text on the board's drawing, which is scaled to the panel: what would be too small to read grows where it
/// matters and is left out where it does not.
class BoardPrint
{
public:
    /// For a painter that is scaled already. `font` is the window's: who chose larger text gets it here too.
    BoardPrint(const QPainter &painter, const QFont &font);

    /// Text of this size, in units of the drawing, can be read.
    bool canRead(double size) const;
    QFont font(double size, int weight = QFont::Normal) const;
    /// Of this size, but never smaller than `least` of the window's pixels.
    QFont atLeast(double size, double least, int weight = QFont::Normal) const;

private:
    QFont m_font;
    double m_pixel; // of the window's design, in units of the drawing
};

} // namespace ui
