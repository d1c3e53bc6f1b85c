// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "core/trace.h"
#include "sim/clock.h"
#include "sim/interrupts.h"
#include "sim/peripheral.h"
#include "sim/pins.h"
#include "sim/pixelwriter.h"
#include "sim/pwm.h"
#include "sim/random.h"
#include "sim/recorder.h"
#include "sim/sharedtimer.h"
#include "sim/watchdog.h"
#include "sim/wiring.h"

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace sim {

/// One virtual board, from power-on to power-off: owner of its clock, its trace, its pins and the parts
/// wired to them. What runs on it (sim/python, C++ tasks) is given the board and moves its clock.
class Board
{
public:
    struct Options
    {
        Wiring wiring;
        std::uint64_t seed = 0;
        double cpuFactor = 1.0; ///< multiplies what code costs; >= 0
    };

    explicit Board(Options options);
    Board(const Board &) = delete;
    Board &operator=(const Board &) = delete;

    Clock &clock() { return m_clock; }
    const Clock &clock() const { return m_clock; }
    core::Instant now() const { return m_clock.now(); }
    core::Trace &trace() { return m_trace; }
    const core::Trace &trace() const { return m_trace; }
    Pins &pins() { return m_pins; }
    Peripherals &peripherals() { return m_peripherals; }
    Interrupts &interrupts() { return m_interrupts; }
    PwmTimers &pwmTimers() { return m_pwmTimers; }
    SharedTimer &pulseInTimer() { return m_pulseInTimer; }
    SharedTimer &pulseOutTimer() { return m_pulseOutTimer; }
    Watchdog &watchdog() { return m_watchdog; }
    PixelWriter &pixelWriter() { return m_pixelWriter; }
    Random &random() { return m_random; }
    Recorder &recorder() { return m_recorder; }
    std::uint64_t seed() const { return m_options.seed; }
    const Wiring &wiring() const { return m_options.wiring; }
    /// Whether code takes no virtual time at all.
    bool codeIsFree() const { return m_options.cpuFactor == 0.0; }

    /// Appends an entry with the clock's time.
    void record(core::EntryKind kind, std::uint32_t subject = 0, std::uint8_t detail = 0,
                std::uint32_t value = 0)
    {
        m_recorder.record(kind, subject, detail, value);
    }
    /// The same, its value being the number of `text`.
    void record(core::EntryKind kind, std::uint32_t subject, std::uint8_t detail, std::string_view text)
    {
        m_recorder.record(kind, subject, detail, text);
    }

    /// What `cost` (sim/costs.h) comes to on this board: scale once what is spent often.
    core::Duration scaled(core::Duration cost) const
    {
        // Lines ask all the time, and mostly there is nothing to multiply.
        return m_options.cpuFactor == 1.0 ? cost : codeIsFree() ? core::Duration{} : multiplied(cost);
    }
    /// The CPU works for scaled(cost).
    void spend(core::Duration cost) { m_clock.advance(scaled(cost)); }

    /// Power-on to the first statement of code.py: moves the clock there and records ProgramStarted.
    void startProgram();
    /// Records ProgramEnded, then stops peripherals and releases the program's pins.
    void endProgram(core::EndReason reason);

    /// Schedules that somebody sets a part's input at `at`, at the earliest at the next nanosecond: so
    /// an input applied now and the same input given in advance make the same run. An error names a
    /// part that is not there or takes no input, or a value that it does not know.
    [[nodiscard]] core::Result<void> setInput(std::string_view part, std::int32_t value, core::Instant at);

    bool checkInvariants() const;

private:
    core::Duration multiplied(core::Duration cost) const;

    Options m_options;
    Clock m_clock;
    core::Trace m_trace;
    Recorder m_recorder{m_clock, m_trace};
    Pins m_pins{m_recorder};
    Peripherals m_peripherals;
    Interrupts m_interrupts;
    PwmTimers m_pwmTimers;
    SharedTimer m_pulseInTimer{m_pwmTimers};
    SharedTimer m_pulseOutTimer{m_pwmTimers};
    PixelWriter m_pixelWriter{m_clock, m_interrupts, m_recorder};
    Watchdog m_watchdog{m_clock};
    Random m_random;
    std::vector<std::unique_ptr<LivePart>> m_liveParts; // by part; null for those without an input
};

} // namespace sim
