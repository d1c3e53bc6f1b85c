// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/shiftregisterkeys.h"

#include <algorithm>
#include <numeric>

namespace sim {

ShiftRegisterKeys::ShiftRegisterKeys(Clock &clock, Interrupts &interrupts, Pins &pins, Recorder &recorder,
                                     Wires wires, const ScanOptions &options)
    : KeyScanner(clock, interrupts, pins, recorder, options,
                 std::accumulate(wires.keyCounts.begin(), wires.keyCounts.end(), std::size_t{0})),
      m_wires(std::move(wires))
{
    claim(m_wires.clock);
    pins.switchToOutput(m_wires.clock, false);
    claim(m_wires.latch);
    pins.switchToOutput(m_wires.latch, true); // whatever the value to latch is, as on the board
    for (const core::PinId pin : m_wires.data) {
        claim(pin);
    }
    begin();
}

void ShiftRegisterKeys::scan()
{
    pins().setValue(m_wires.latch, m_wires.valueToLatch);
    const std::size_t bits = *std::max_element(m_wires.keyCounts.begin(), m_wires.keyCounts.end());
    for (std::size_t bit = 0; bit < bits; ++bit) {
        pins().setValue(m_wires.clock, false);
        std::size_t first = 0;
        for (std::size_t i = 0; i < m_wires.data.size(); ++i) {
            // The board numbers a key by the counts of those data pins before it that have this bit, too.
            if (bit < m_wires.keyCounts[i]) {
                const core::PinId pin = m_wires.data[i];
                note(first + bit, pins().value(pin) == m_wires.valueWhenPressed, pin);
                first += m_wires.keyCounts[i];
            }
        }
        pins().setValue(m_wires.clock, true); // shifts
    }
    pins().setValue(m_wires.latch, !m_wires.valueToLatch);
}

} // namespace sim
