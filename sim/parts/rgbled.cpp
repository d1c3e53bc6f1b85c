// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/parts/rgbled.h"

#include "sim/parts/led.h"

namespace sim {

std::array<double, 3> lightOf(const RgbLed &led, const core::State &state)
{
    std::array<double, 3> light{};
    for (std::size_t i = 0; i < light.size(); ++i) {
        const Led one{.name = {}, .pin = led.pins[i], .litWhenHigh = led.commonGround};
        light[i] = brightness(one, state.pins[core::number(led.pins[i])]);
    }
    return light;
}

} // namespace sim
