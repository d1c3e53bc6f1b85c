// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/timescale.h"

#include <QString>

#include <vector>

namespace ui {

/// A line of the time grid.
struct RulerTick
{
    double x = 0;
    QString label; ///< empty on the minor lines between labels

    bool isMajor() const { return !label.isEmpty(); }
    bool operator==(const RulerTick &) const = default;
};

/// The grid lines within 0 .. width, on round times counted from `origin`; none before it. Labels
/// stand at least `apart` pixels from each other.
std::vector<RulerTick> rulerTicks(const TimeScale &scale, double width, core::Instant origin, double apart);

constexpr double labelsApart = 84; ///< pixels, in text of ordinary size

/// A time since the program's start, to the millisecond or about as fine as a pixel of the scale, in the
/// unit of a ruler with labels `apart`: "0.600 s", "0.60012 s", "600.125 ms".
QString clockText(core::Duration sinceStart, double nanosPerPixel = 1e6, double apart = labelsApart);

/// A span as a person would say it: "400 ms", "1.5 s", "0.2 ms", "35 \u00B5s".
QString spanText(core::Duration span);

} // namespace ui
