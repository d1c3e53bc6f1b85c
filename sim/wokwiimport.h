// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "sim/wiring.h"

#include <string>
#include <string_view>
#include <vector>

namespace sim {

/// Wiring that was drawn for Wokwi.
struct WokwiImport
{
    Wiring wiring;
    /// What could not be taken over, or is not quite the same here: one sentence each.
    std::vector<std::string> notes;
};

/// Reads a diagram.json for an Arduino Uno, Nano or Mega: LEDs, RGB LEDs, push buttons, slide switches,
/// potentiometers, photo resistors, NeoPixels, servos, buzzers, rotary encoders and seven segments, through
/// resistors and breadboards. An error says why nothing can be taken over.
[[nodiscard]] core::Result<WokwiImport> wiringFromWokwi(std::string_view json, std::string_view file);

} // namespace sim
