// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/clock.h"
#include "sim/interrupts.h"
#include "sim/recorder.h"

#include <cstdint>
#include <string_view>

namespace sim {

/// neopixel_write of CircuitPython 10.2.1 on the SAMD51: the CPU itself makes the pulses, 1.24 us a bit,
/// with interrupts off, and does nothing else meanwhile. After each write the next one, on whichever pin,
/// waits until the tick counter has gone on by four (3.9 ms): the one deadline is everybody's. The frame is
/// an entry when its last bit is out.
class PixelWriter
{
public:
    PixelWriter(Clock &clock, Interrupts &interrupts, Recorder &recorder)
        : m_clock(clock), m_interrupts(interrupts), m_recorder(recorder)
    {
    }

    /// Moves the clock by the wait and the transmission.
    void write(core::PinId pin, std::string_view bytes);
    /// The end of a program: pixels keep their colours, but the board's own one becomes the status LED
    /// again and goes dark.
    void endProgram();

private:
    Clock &m_clock;
    Interrupts &m_interrupts;
    Recorder &m_recorder;
    std::int64_t m_earliest = 0; // in steps of 1/1024 s
    bool m_wroteOnboard = false;
};

} // namespace sim
