// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pace.h"

#include <algorithm>
#include <cmath>

namespace ui {

using namespace std::chrono_literals;

namespace {

// A frame that comes late makes virtual time wait instead of catching up in one leap.
constexpr core::Duration longestFrame = 100ms;

constexpr core::Duration firstStride = 16ms;
constexpr core::Duration shortestStride = 1ms;
constexpr core::Duration longestStride = 10s;
constexpr core::Duration tooLong = 33ms;

} // namespace

void Pace::start()
{
    m_unplayed = {};
    m_stride = firstStride;
}

void Pace::pass(core::Duration elapsed, bool boardWorks, bool playing)
{
    if (boardWorks) {
        m_silence += elapsed;
        m_worked += elapsed;
    }
    if (playing) {
        m_unplayed = std::min(m_unplayed + elapsed, longestFrame);
    }
}

void Pace::answered()
{
    if (m_worked <= core::Duration{}) {
        m_stride = std::min(m_stride * 2, longestStride);
    } else if (m_worked > tooLong) {
        m_stride = std::max(m_stride / 2, shortestStride);
    }
}

core::Duration Pace::due(Speed speed) const
{
    return core::Duration{std::llround(static_cast<double>(m_unplayed.count()) * speed.factor)};
}

} // namespace ui
