// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/timelineruler.h"

#include <array>
#include <cstdlib>

namespace ui {

namespace {

struct Unit
{
    double nanos;
    const char *name;
};
constexpr Unit second{1e9, "s"};
constexpr Unit milli{1e6, "ms"};
constexpr Unit micro{1e3, "\u00B5s"};

// The smallest of 1, 2, 5, 10, 20, ... nanoseconds that is not below `least`.
double roundStep(double least)
{
    const double power = std::pow(10, std::floor(std::log10(std::max(least, 1.0))));
    for (const double digit : {1.0, 2.0, 5.0}) {
        if (digit * power >= least * 0.999999) {
            return digit * power;
        }
    }
    return 10 * power;
}

// How many decimals it takes to tell two values apart that lie `step` nanoseconds from each other.
int decimalsFor(double step, Unit unit)
{
    return std::max(0, static_cast<int>(std::ceil(-std::log10(step / unit.nanos) - 1e-6)));
}

Unit unitFor(double step)
{
    return step >= 0.999e6 ? second : step >= 0.999e3 ? milli : micro;
}

QString number(double nanos, Unit unit, int decimals)
{
    return QString::number(nanos / unit.nanos, 'f', decimals) + u' ' + QString::fromUtf8(unit.name);
}

} // namespace

std::vector<RulerTick> rulerTicks(const TimeScale &scale, double width, core::Instant origin, double apart)
{
    const double step = roundStep(apart * scale.nanosPerPixel());
    const Unit unit = unitFor(step);
    const int decimals = std::max(decimalsFor(step, unit), step < second.nanos ? 1 : 0);
    const double left = static_cast<double>((scale.left() - origin).count());
    std::vector<RulerTick> ticks;
    // Counted in half steps: every other line is a minor one.
    const auto last
        = static_cast<std::int64_t>(std::floor((left + width * scale.nanosPerPixel()) / (step / 2)));
    for (auto i = std::max<std::int64_t>(0, static_cast<std::int64_t>(std::ceil(left / (step / 2))));
         i <= last; ++i) {
        const double nanos = static_cast<double>(i) * (step / 2);
        ticks.push_back(
            {(nanos - left) / scale.nanosPerPixel(), i % 2 == 0 ? number(nanos, unit, decimals) : QString()});
    }
    return ticks;
}

QString clockText(core::Duration sinceStart, double nanosPerPixel, double apart)
{
    const Unit unit = unitFor(roundStep(apart * nanosPerPixel));
    const int decimals = std::max(3, decimalsFor(2 * nanosPerPixel, unit));
    return number(static_cast<double>(sinceStart.count()), unit, decimals);
}

QString spanText(core::Duration span)
{
    const auto nanos = static_cast<double>(std::abs(span.count()));
    const Unit unit = nanos >= 0.9995e9 ? second : nanos >= 0.0995e6 ? milli : micro;
    const double value = nanos / unit.nanos;
    QString digits = QString::number(value, 'f', value < 10 ? 2 : value < 100 ? 1 : 0);
    while (digits.contains(u'.') && (digits.endsWith(u'0') || digits.endsWith(u'.'))) {
        digits.chop(1);
    }
    return digits + u' ' + QString::fromUtf8(unit.name);
}

} // namespace ui
