// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/instant.h"

#include <algorithm>
#include <cmath>

namespace ui {

/// Where a moment of virtual time lies on the screen, and back. A value: zooming and panning give a
/// new one.
class TimeScale
{
public:
    static constexpr double finest = 2;      ///< ns per pixel: a few CPU cycles
    static constexpr double coarsest = 60e9; ///< ns per pixel: a day in one window

    constexpr TimeScale() = default;
    /// `left` is the moment at x = 0.
    TimeScale(core::Instant left, double nanosPerPixel)
        : m_left(left), m_nanosPerPixel(std::clamp(nanosPerPixel, finest, coarsest))
    {
    }

    /// The scale on which `first` .. `last` fills `width` pixels.
    static TimeScale fitting(core::Instant first, core::Instant last, double width)
    {
        return {first, static_cast<double>((last - first).count()) / std::max(width, 1.0)};
    }

    core::Instant left() const { return m_left; }
    double nanosPerPixel() const { return m_nanosPerPixel; }

    double x(core::Instant time) const
    {
        return static_cast<double>((time - m_left).count()) / m_nanosPerPixel;
    }
    double pixels(core::Duration span) const { return static_cast<double>(span.count()) / m_nanosPerPixel; }
    core::Instant at(double x) const { return m_left + span(x); }
    core::Duration span(double pixels) const
    {
        return core::Duration{std::llround(pixels * m_nanosPerPixel)};
    }

    /// Magnified by `factor`; what lies under `x` stays there.
    TimeScale zoomedAbout(double x, double factor) const
    {
        TimeScale zoomed{m_left, m_nanosPerPixel / factor};
        zoomed.m_left = at(x) - zoomed.span(x);
        return zoomed;
    }
    /// The picture moved right by `pixels`.
    TimeScale pannedBy(double pixels) const { return {m_left - span(pixels), m_nanosPerPixel}; }
    /// The picture moved so that `time` lies at `x`.
    TimeScale placing(core::Instant time, double x) const { return {time - span(x), m_nanosPerPixel}; }

    bool operator==(const TimeScale &) const = default;

private:
    core::Instant m_left{};
    double m_nanosPerPixel = 1e6;
};

} // namespace ui
