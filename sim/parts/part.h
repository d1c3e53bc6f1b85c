// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "sim/parts/button.h"
#include "sim/parts/buzzer.h"
#include "sim/parts/digit.h"
#include "sim/parts/encoder.h"
#include "sim/parts/knob.h"
#include "sim/parts/led.h"
#include "sim/parts/pixels.h"
#include "sim/parts/rgbled.h"
#include "sim/parts/servo.h"
#include "sim/parts/slideswitch.h"

#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace sim {

/// One part as the wiring names it. Its number in the trace is its place in the wiring.
using Part = std::variant<Led, Button, SlideSwitch, Knob, Pixels, RgbLed, Servo, Buzzer, Encoder, Digit>;

inline const std::string &nameOf(const Part &part)
{
    return std::visit([](const auto &each) -> const std::string & { return each.name; }, part);
}
inline std::optional<Place> placeOf(const Part &part)
{
    return std::visit([](const auto &each) { return each.at; }, part);
}
/// The pins that it is wired to, in the order of its legs.
std::vector<core::PinId> pinsOf(const Part &part);

/// The part of that name whose input can be set to `value`: its number. An error says that there is no
/// such part, or that it takes no input, or which values it takes.
[[nodiscard]] core::Result<std::size_t> partTaking(const std::vector<Part> &parts, std::string_view name,
                                                   std::int32_t value);

} // namespace sim
