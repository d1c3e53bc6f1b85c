// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/keypad.h"

namespace sim {

/// keypad.ShiftRegisterKeys: keys read bit by bit through shift registers such as the 74HC165, which share
/// clock and latch. Requires free pins, each once, and a count of keys for each data pin. The keys of the
/// first data pin come first; the first bit is there as soon as the keys are latched.
class ShiftRegisterKeys final : public KeyScanner
{
public:
    struct Wires
    {
        core::PinId clock{};
        core::PinId latch{};
        std::vector<core::PinId> data;
        std::vector<std::size_t> keyCounts; ///< of each data pin, >= 1
        bool valueToLatch = true;
        bool valueWhenPressed = false;
    };
    ShiftRegisterKeys(Clock &clock, Interrupts &interrupts, Pins &pins, Recorder &recorder, Wires wires,
                      const ScanOptions &options);

private:
    void scan() override;

    Wires m_wires;
};

} // namespace sim
