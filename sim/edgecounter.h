// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/interruptpin.h"
#include "sim/peripheral.h"
#include "sim/recorder.h"

#include <cstdint>

namespace sim {

enum class Edges : std::uint8_t { Rise, Fall, Both };

/// countio.Counter: counts the edges of a pin by interrupt, each bounce of a contact as well, whatever
/// the program does. A net that floats keeps its level, which is no edge. Every count is an entry.
class EdgeCounter final : public Peripheral
{
public:
    /// Requires a free pin whose interrupt channel is free.
    EdgeCounter(Pins &pins, Interrupts &interrupts, Recorder &recorder, core::PinId pin, Edges edges,
                core::Pull pull);

    void stop() override;

    std::int32_t count() const { return m_count; }
    void setCount(std::int32_t count) { m_count = count; }

private:
    void onLevel(core::Level level);
    void countOne();

    Interrupts &m_interrupts;
    Recorder &m_recorder;
    InterruptPin m_pin;
    Edges m_edges;
    bool m_high;
    std::int32_t m_count = 0;
};

} // namespace sim
