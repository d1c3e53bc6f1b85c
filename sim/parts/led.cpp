// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/parts/led.h"

#include <algorithm>
#include <array>

namespace sim {

namespace {

constexpr std::array<std::string_view, 6> colourNames{"red", "orange", "yellow", "green", "blue", "white"};

} // namespace

std::string_view nameOf(LedColour colour)
{
    return colourNames[static_cast<std::size_t>(colour)];
}

std::optional<LedColour> ledColourNamed(std::string_view name)
{
    const auto *found = std::find(colourNames.begin(), colourNames.end(), name);
    if (found == colourNames.end()) {
        return std::nullopt;
    }
    return static_cast<LedColour>(found - colourNames.begin());
}

double brightness(const Led &led, const core::PinState &pin)
{
    if (pin.duty) {
        const double high = *pin.duty / 65535.0;
        return led.litWhenHigh ? high : 1.0 - high;
    }
    if (pin.voltage) {
        // From about 1.8 V on current flows, and more of it the higher the voltage.
        constexpr double forward = 1.8 / 3.3;
        const double over = *pin.voltage / 65535.0;
        return std::clamp(((led.litWhenHigh ? over : 1.0 - over) - forward) / (1.0 - forward), 0.0, 1.0);
    }
    const core::Level lights = led.litWhenHigh ? core::Level::High : core::Level::Low;
    return pin.level == lights ? 1.0 : 0.0;
}

} // namespace sim
