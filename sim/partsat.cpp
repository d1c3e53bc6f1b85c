// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/partsat.h"

#include "sim/metro_m4.h"

#include <algorithm>
#include <array>

namespace sim {

namespace {

Led onboardLed()
{
    return {.name = "board LED", .pin = metro_m4::led(), .colour = LedColour::Red, .ohms = 1000};
}

// By pin, not by order of appearance: an LED keeps its colour when others come. D1 is red, D2 blue.
Led addedLed(core::PinId pin)
{
    static constexpr std::array colours{LedColour::White, LedColour::Red,    LedColour::Blue,
                                        LedColour::Green, LedColour::Yellow, LedColour::Orange};
    return {.name = "led on " + std::string{metro_m4::pin(pin).label()},
            .pin = pin,
            .colour = colours[core::number(pin) % colours.size()]};
}

bool hasNothingOnIt(core::PinId pin, const Wiring &wiring)
{
    if (pin == metro_m4::led() || pin == metro_m4::neopixel()) {
        return false;
    }
    return std::none_of(wiring.parts.begin(), wiring.parts.end(), [pin](const Part &part) {
        const std::vector<core::PinId> pins = pinsOf(part);
        return std::find(pins.begin(), pins.end(), pin) != pins.end();
    });
}

} // namespace

std::vector<LedAt> ledsAt(const Wiring &wiring, const core::State &state)
{
    std::vector<LedAt> leds;
    const auto add = [&](Led led, LedOrigin origin, std::optional<std::uint32_t> part) {
        const double light = brightness(led, state.pins[core::number(led.pin)]);
        leds.push_back({std::move(led), origin, part, light});
    };
    add(onboardLed(), LedOrigin::Onboard, std::nullopt);
    for (std::uint32_t i = 0; i < wiring.parts.size(); ++i) {
        if (const Led *led = std::get_if<Led>(&wiring.parts[i])) {
            add(*led, LedOrigin::Wired, i);
        }
    }
    for (std::uint8_t i = 0; i < metro_m4::pins().size(); ++i) {
        // Who sends frames to a pin thinks of NeoPixels there.
        if (const core::PinId pin{i};
            state.pins[i].wasOutput && !state.pins[i].pixels && hasNothingOnIt(pin, wiring)) {
            add(addedLed(pin), LedOrigin::Added, std::nullopt);
        }
    }
    return leds;
}

} // namespace sim
