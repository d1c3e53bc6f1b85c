// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ids.h"
#include "sim/partkinds.h"

#include <cstdint>
#include <span>
#include <string_view>

// Which pins can serve which part. Pure; the facts are those of the pin table.
namespace sim {

/// What a part asks of its pins beyond being digital, which all are.
enum class PinNeed : std::uint8_t {
    None,
    Analog,    ///< an ADC input: what gives a voltage between the rails
    Pwm,       ///< a usable timer: what wants pulses of a length or a tone
    Interrupt, ///< an interrupt channel of its own: what is counted while the CPU is held
};

PinNeed needOf(PartKind kind);
bool canServe(core::PinId pin, PinNeed need);
/// Whether counting on one of them keeps the other from it: they share an interrupt channel.
bool shareInterrupt(core::PinId a, core::PinId b);

/// The pins that a wire reaches, in the order in which a beginner would use them: those with other duties, on
/// the board or in a program, come last.
std::span<const core::PinId> headerPins();
bool isOnHeader(core::PinId pin);
/// What is printed beside its hole: "D13" for the pin that messages of the board call "LED".
std::string_view headerName(core::PinId pin);

} // namespace sim
