// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/interrupts.h"
#include "sim/pins.h"

#include <functional>
#include <optional>

namespace sim {

/// An input pin with its interrupt channel, both owned by one peripheral.
class InterruptPin
{
public:
    /// Requires a free pin whose interrupt channel is free.
    InterruptPin(Pins &pins, Interrupts &interrupts, core::PinId pin, core::Pull pull = core::Pull::None);

    core::PinId pin() const { return m_pin; }
    bool value() const { return m_pins.value(m_pin); }

    /// Tells of each change of the level, until release().
    void watch(std::function<void(core::Level)> handler);
    bool isWatched() const { return m_watch.has_value(); }
    /// Gives both back; nothing the second time.
    void release();

private:
    Pins &m_pins;
    Interrupts &m_interrupts;
    core::PinId m_pin;
    std::optional<Pins::WatchId> m_watch;
};

} // namespace sim
