// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/parts/knob.h"
#include "ui/boardmoment.h"
#include "ui/partcontrol.h"

namespace ui {

/// Where a knob stands.
class KnobValue
{
public:
    KnobValue(const sim::Knob &knob, std::uint32_t number)
        : m_kind(knob.kind), m_number(number), m_start(knob.start), m_value(knob.start)
    {
    }

    /// True if it was turned.
    bool show(const BoardMoment &moment)
    {
        const std::int32_t value = moment.inputOf(m_number).value_or(m_start);
        const bool same = value == m_value;
        m_value = value;
        return !same;
    }
    std::int32_t value() const { return m_value; }
    /// 0 at its lowest .. 1 at its highest.
    double share() const
    {
        const sim::KnobRange range = sim::rangeOf(m_kind);
        return static_cast<double>(m_value - range.lowest) / (range.highest - range.lowest);
    }
    double volts() const { return sim::voltageOf(m_kind, m_value) * 3.3 / 65535; }
    PartControl control() const
    {
        const sim::KnobRange range = sim::rangeOf(m_kind);
        const bool fine = m_kind == sim::KnobKind::Temperature; // whole degrees
        return {.gesture = Gesture::Turn,
                .value = m_value,
                .lowest = range.lowest,
                .highest = range.highest,
                .home = range.lowest,
                .end = range.highest,
                .step = fine ? 1 : 1311, // 2 %
                .stride = fine ? 10 : 6554,
                .perPixel = (range.highest - range.lowest) / 150.0};
    }

private:
    sim::KnobKind m_kind;
    std::uint32_t m_number;
    std::int32_t m_start;
    std::int32_t m_value;
};

} // namespace ui
