// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/metro_m4.h"
#include "sim/peripheral.h"
#include "sim/pins.h"

#include <array>
#include <cstdint>
#include <optional>

// PWM as CircuitPython 10.2.1 makes it on the SAMD51: which timer a pin gets, and what its whole numbers
// make of frequency and duty cycle.
namespace sim {

/// What a timer is set to for a frequency. It counts 0 .. top at 120 MHz / prescaler.
struct TimerSetting
{
    std::uint32_t prescaler = 1;
    std::uint32_t top = 0;

    /// The smallest prescaler for which the top fits into so many bits. Requires 1 <= frequency <= 60 MHz.
    static TimerSetting forFrequency(std::uint32_t frequency, int bits);

    std::uint32_t frequency() const { return metro_m4::cpuFrequency / prescaler / (top + 1); }
    std::uint32_t compareFor(std::uint16_t duty) const;
    std::uint16_t dutyOf(std::uint32_t compare) const;
    core::Duration timeOf(std::uint32_t counts) const;
    bool operator==(const TimerSetting &) const = default;
};

/// Which timers run, and for whom.
class PwmTimers
{
public:
    /// The slot of the pin to use, taken; nothing if every one is in use or unusable. At a fixed frequency
    /// a running TCC of that frequency is shared if the channel is free, else slots are tried from the last
    /// to the first; for a variable frequency from the first to the last, and the timer is not shared.
    std::optional<metro_m4::PwmSlot> take(const metro_m4::Pin &pin, std::uint32_t frequency, bool variable);
    void giveBack(const metro_m4::PwmSlot &slot);

    /// A TC for something else than PWM, by its number; nothing if all run. The last one comes first.
    std::optional<std::size_t> takeSpare();
    void giveBackSpare(std::size_t number) { m_tcRuns[number] = false; }

    /// How far the slot's timer counts.
    static int bitsOf(const metro_m4::PwmSlot &slot);

private:
    struct Tcc
    {
        std::uint32_t frequency = 0; // 0: it does not run, or is not shared
        std::uint32_t channels = 0;  // taken
    };
    static std::uint32_t channelOf(const metro_m4::PwmSlot &slot);

    std::array<bool, 6> m_tcRuns{};
    std::array<Tcc, 5> m_tccs{};
};

/// pwmio.PWMOut.
class PwmOutput final : public Peripheral
{
public:
    /// Takes over a slot taken for the free pin.
    PwmOutput(Pins &pins, PwmTimers &timers, core::PinId pin, const metro_m4::PwmSlot &slot,
              std::uint32_t frequency, std::uint16_t duty, bool variable);

    void stop() override;

    bool hasVariableFrequency() const { return m_variable; }
    /// As the timer has it: may differ from what was asked for.
    std::uint32_t frequency() const { return m_setting.frequency(); }
    /// Requires hasVariableFrequency() and 1 <= frequency <= 60 MHz. The duty cycle stays.
    void setFrequency(std::uint32_t frequency);
    std::uint16_t duty() const { return m_setting.dutyOf(m_compare); }
    void setDuty(std::uint16_t duty);

private:
    void show();

    Pins &m_pins;
    PwmTimers &m_timers;
    core::PinId m_pin;
    metro_m4::PwmSlot m_slot;
    bool m_variable;
    TimerSetting m_setting;
    std::uint16_t m_asked;
    std::uint32_t m_compare = 0;
    bool m_running = true;
};

inline constexpr std::uint32_t highestPwmFrequency = 60'000'000; ///< Hz

} // namespace sim
