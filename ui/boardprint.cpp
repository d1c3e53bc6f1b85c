// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/boardprint.h"

#include <QFontInfo>
#include <QPainter>

#include <algorithm>

namespace ui {

namespace {

constexpr double leastReadable = 7.5; // pixels, where the window's own text has 13

} // namespace

BoardPrint::BoardPrint(const QPainter &painter, const QFont &font)
    : m_font(font), m_pixel(QFontInfo{font}.pixelSize() / 13.0 / std::max(0.01, painter.transform().m11()))
{
}

bool BoardPrint::canRead(double size) const
{
    return size >= leastReadable * m_pixel;
}

QFont BoardPrint::font(double size, int weight) const
{
    QFont result = m_font;
    result.setPixelSize(std::max(1, qRound(size)));
    result.setWeight(static_cast<QFont::Weight>(weight));
    return result;
}

QFont BoardPrint::atLeast(double size, double least, int weight) const
{
    return font(std::max(size, least * m_pixel), weight);
}

} // namespace ui
