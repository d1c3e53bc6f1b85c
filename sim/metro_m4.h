// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ids.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

// The pins of the Adafruit Metro M4 Express, as data: a core::PinId is an index into pins().
//
// Source of names, order, capabilities and reservations: CircuitPython 10.2.1, board
// metro_m4_express; multiplexing: data sheet of the SAM D5x/E5x family, 64-pin ATSAMD51J19A.
namespace sim::metro_m4 {

inline constexpr std::string_view boardId = "metro_m4_express";
inline constexpr std::string_view boardName = "Adafruit Metro M4 Express";
inline constexpr std::string_view mcuName = "samd51j19";
inline constexpr std::uint32_t cpuFrequency = 120'000'000; ///< Hz
inline constexpr std::size_t driveBytes = 2 * 1024 * 1024; ///< the CIRCUITPY drive

/// Why a program cannot have a pin.
enum class Held : std::uint8_t {
    Free,        ///< it can
    ByFirmware,  ///< an activity LED: claimed at power-on, never reset
    ByFlash,     ///< the QSPI flash: claimed at power-on, never reset
    NotAnObject, ///< crystal, USB or not led out: no name reaches it
};

enum class PwmTimer : std::uint8_t { None, Tc, Tcc };

/// One way to a timer's wave output.
struct PwmSlot
{
    PwmTimer timer = PwmTimer::None;
    std::uint8_t number = 0;
    std::uint8_t output = 0;

    /// The firmware takes a TC only at its wave output 1: output 0 holds the period there.
    constexpr bool usable() const { return timer == PwmTimer::Tcc || (timer == PwmTimer::Tc && output == 1); }
    bool operator==(const PwmSlot &) const = default;
};

/// What pwmio.PWMOut says to a pin that nothing else competes with.
enum class Pwm : std::uint8_t {
    Works,
    NoTimer,      ///< "Invalid pin"
    NoUsableSlot, ///< timers are listed, none usable: "Internal resource(s) in use"
};

struct AdcInput
{
    std::uint8_t adc = 0;
    std::uint8_t channel = 0;

    bool operator==(const AdcInput &) const = default;
};

struct Pin
{
    std::string_view mcuName; ///< "PA16": its name in microcontroller.pin
    std::string_view name;    ///< "LED": the first of its names in board; empty if it has none there
    Held held = Held::Free;
    std::optional<std::uint8_t> extint{}; ///< interrupt channel
    std::array<std::optional<AdcInput>, 2> adc{};
    std::optional<std::uint8_t> dac{};
    std::array<PwmSlot, 3> pwmSlots{};

    constexpr Pwm pwm() const
    {
        bool listed = false;
        for (const PwmSlot &slot : pwmSlots) {
            if (slot.usable()) {
                return Pwm::Works;
            }
            listed = listed || slot.timer != PwmTimer::None;
        }
        return listed ? Pwm::NoUsableSlot : Pwm::NoTimer;
    }
    constexpr bool hasObject() const { return held != Held::NotAnObject; }
    /// Goes to high impedance at the end of a program.
    constexpr bool isReset() const { return held == Held::Free; }
    /// For people: its board name, else its MCU name. Also the name in "... in use".
    constexpr std::string_view label() const { return name.empty() ? mcuName : name; }
};

/// A name in the board module. Several names may stand for one pin.
struct BoardName
{
    std::string_view name;
    core::PinId pin{};
};

/// Every pin of the chip: first those with a board name in the board module's order, then those of
/// microcontroller.pin alone, then those without an object.
std::span<const Pin> pins();
/// Requires a valid id.
const Pin &pin(core::PinId id);

/// The pins of the board module in its own order, aliases included.
std::span<const BoardName> boardNames();

/// The pin of that name in board ("D13") or microcontroller.pin ("PA16"); nothing if there is none.
std::optional<core::PinId> pinNamed(std::string_view name);

/// The board's own red LED.
core::PinId led();
/// The pin of the board's own NeoPixel.
core::PinId neopixel();

} // namespace sim::metro_m4
