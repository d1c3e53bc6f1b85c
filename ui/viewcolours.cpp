// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/viewcolours.h"

#include <QFontDatabase>
#include <QFontInfo>

#include <algorithm>

namespace ui {

ViewColours ViewColours::from(const QPalette &palette)
{
    ViewColours colours;
    colours.surface = palette.color(QPalette::Base);
    colours.text = palette.color(QPalette::Text);
    colours.accent = palette.color(QPalette::Highlight);
    colours.dark = colours.surface.lightness() < 128;
    if (colours.dark) {
        colours.muted = QColor(0xA3AEBA);
        colours.faint = QColor(0x8490A0);
        colours.grid = QColor(0x333B46);
        colours.subgrid = QColor(0x272E37);
        colours.track = QColor(0x2B323C);
        colours.border = QColor(0x3A434F);
        colours.danger = QColor(0xFF8A80);
        colours.good = QColor(0x35C79B);
    } else {
        colours.muted = QColor(0x5C6875);
        colours.faint = QColor(0x76828F);
        colours.grid = QColor(0xE2E7EC);
        colours.subgrid = QColor(0xEEF1F4);
        colours.track = QColor(0xEEF1F4);
        colours.border = QColor(0xD9DEE4);
        colours.danger = QColor(0xB3261E);
        colours.good = QColor(0x007A58);
    }
    return colours;
}

QFont sized(const QFont &font, double size, int weight)
{
    QFont result = font;
    result.setPixelSize(std::max(7, qRound(QFontInfo(font).pixelSize() * size / 13)));
    result.setWeight(static_cast<QFont::Weight>(weight));
    return result;
}

QFont monospaced(const QFont &font, double size, int weight)
{
    static const QString family = [] {
        const QString wanted = QStringLiteral("JetBrains Mono");
        return QFontDatabase::families().contains(wanted)
            ? wanted
            : QFontDatabase::systemFont(QFontDatabase::FixedFont).family();
    }();
    QFont result = sized(font, size, weight);
    result.setFamilies({family});
    return result;
}

QFont inPoints(QFont font, const QPaintDevice &screen)
{
    font.setPointSizeF(font.pixelSize() * 72.0 / screen.logicalDpiY());
    return font;
}

QColor faded(QColor colour, double opacity)
{
    colour.setAlphaF(static_cast<float>(colour.alphaF() * opacity));
    return colour;
}

QColor tinted(const QColor &surface, const QColor &colour, double part)
{
    const auto channel = [part](int a, int b) { return qRound(a + (b - a) * part); };
    return {channel(surface.red(), colour.red()), channel(surface.green(), colour.green()),
            channel(surface.blue(), colour.blue())};
}

} // namespace ui
