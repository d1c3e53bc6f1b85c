// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/palette.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace ui {

namespace {

struct Shades
{
    QRgb light;
    QRgb dark;
};

// Okabe and Ito, "Color Universal Design", 2008; purple deepened so that it can be read as text.
constexpr std::array<Shades, 8> taskShades{{
    {0xFF8E5A9E, 0xFFC08FD1}, // purple: main
    {0xFF0072B2, 0xFF4FA8E0}, // blue
    {0xFFD55E00, 0xFFF58A42}, // vermillion
    {0xFF009E73, 0xFF35C79B}, // green
    {0xFFC27C00, 0xFFF0B440}, // orange
    {0xFF2E93CF, 0xFF86CDF5}, // sky blue
    {0xFFB8578F, 0xFFE69AC6}, // pink
    {0xFF5C6670, 0xFFAAB4BF}, // grey
}};

QColor shade(std::size_t index, bool dark)
{
    const Shades &shades = taskShades[index % taskShades.size()];
    return QColor::fromRgb(dark ? shades.dark : shades.light);
}

// The program itself and main, its first task, are the same thing to a reader.
std::size_t order(core::TaskId task)
{
    return std::max(number(task), 1U) - 1U;
}

double linear(double channel)
{
    return channel <= 0.04045 ? channel / 12.92 : std::pow((channel + 0.055) / 1.055, 2.4);
}

double luminance(const QColor &colour)
{
    return 0.2126 * linear(colour.redF()) + 0.7152 * linear(colour.greenF())
        + 0.0722 * linear(colour.blueF());
}

} // namespace

QColor taskColour(core::TaskId task, bool dark)
{
    return shade(order(task), dark);
}

int taskStripe(core::TaskId task)
{
    return static_cast<int>(order(task) / taskShades.size());
}

QColor pinColour(int rank, bool dark)
{
    return shade(static_cast<std::size_t>(rank) + 1, dark);
}

double contrast(const QColor &a, const QColor &b)
{
    const auto [low, high] = std::minmax({luminance(a), luminance(b)});
    return (high + 0.05) / (low + 0.05);
}

QColor readableOn(QColor colour, const QColor &surface)
{
    const bool lighten = luminance(surface) < 0.3;
    for (int step = 0; step < 20 && contrast(colour, surface) < 4.5; ++step) {
        colour = lighten ? colour.lighter(108) : colour.darker(108);
    }
    return colour;
}

} // namespace ui
