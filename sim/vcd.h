// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/tracesink.h"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace sim {

/// Turns a run into a value change dump that GTKWave, PulseView and sigrok-cli open.
///
/// Time scale 1 us, time 0 the start of code.py. One 1-bit variable per pin that the program used, named
/// as on the board, `z` while nothing drives the net; in the scope `tasks` one 1-bit variable per task, 1
/// while it holds the CPU. PWM is drawn with its edges, up to 5 kHz, and as `x` beyond. A dump declares its
/// variables before its first value, and a run names its tasks as it goes: the changes are kept, 16 bytes
/// each, put in order and written at the end.
class VcdWriter final : public TraceSink
{
public:
    void add(const core::Entry &entry, const core::Trace &trace) override;
    void finish(core::Instant end, const core::Trace &trace) override;

private:
    struct Change
    {
        std::uint64_t micros;
        std::uint32_t variable : 24;
        std::uint32_t value : 8; // '0', '1', 'x' or 'z'
    };

    /// What PWM does to a pin, and since when.
    struct Pulses
    {
        core::Instant since{};
        std::uint32_t frequency = 0;
        std::uint32_t duty = 0;
    };

    /// Draws a pin's pulses up to `time`, where they change or end.
    void draw(core::PinId pin, core::Instant time);
    std::uint32_t declare(std::string name, bool isTask);
    std::uint32_t pinVariable(core::PinId pin);
    void change(core::Instant time, std::uint32_t variable, char value);
    void hold(core::Instant time, std::optional<core::TaskId> task);
    std::uint64_t microsAt(core::Instant time) const;

    std::optional<core::Instant> m_start;
    std::vector<std::string> m_names; // of the variables
    std::vector<bool> m_isTask;
    std::vector<char> m_initial; // their values when the program starts
    std::map<core::PinId, std::uint32_t> m_pins;
    std::map<core::TaskId, std::uint32_t> m_tasks;
    std::map<core::PinId, Pulses> m_pulses;
    std::optional<std::uint32_t> m_holder; // variable of the task that holds the CPU
    std::vector<Change> m_changes;
};

} // namespace sim
