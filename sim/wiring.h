// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "sim/parts/part.h"

#include <string>
#include <string_view>
#include <vector>

namespace sim {

/// What is wired to the board, beside what is soldered to it.
///
/// As text it is TOML, one [[part]] table a part, in order:
///
///     [[part]]
///     kind = "led"            # an LED with its resistor
///     name = "left lamp"      # unique; left out: the kind and the pin, "led on D1"
///     pin = "D1"              # any name of the board module, or of microcontroller.pin
///     colour = "red"          # red, orange, yellow, green, blue or white; left out: red
///     ohms = 330              # 0 (no resistor) .. 1000000; left out: 330
///     lit = "high"            # the level that lights it: high (other end to ground) or low (to 3.3 V)
///
///     [[part]]
///     kind = "button"
///     name = "faster"
///     pin = "D3"
///     to = "ground"           # what pressing connects the pin to: ground, 3V3 or another pin
///     pull = "none"           # a resistor beside the button: none, up or down; left out: none
///     bounce_ms = 0           # 0 .. 100: for so long its contact bounces; left out: 0
///
/// The keys of the other kinds, each with the value that it has when it is left out:
///
///     slide-switch                            pin, start = "ground" (or "3V3")
///     potentiometer, light-sensor             pin, start = 32768 (0 .. 65535)
///     temperature-sensor                      pin, start = 20 (-40 .. 125 degrees C)
///     neopixel-strip                          pin, count = 8 (1 .. 300), order = "GRB" (RGB, GRBW, RGBW)
///     neopixel-ring                           pin, count = 16 (8, 12, 16 or 24), order = "GRB"
///     rgb-led                                 red, green, blue, common = "ground" (or "3V3")
///     servo                                   pin, min_us = 750, max_us = 2250
///     buzzer                                  pin
///     encoder                                 a, b
///     seven-segment                           segments = seven or eight pins, common = "ground"
///
/// Each may have a place on the breadboard: at = [column, row], the hole at its upper left corner, 0 .. 99,
/// counted from the breadboard's own. Without one the window finds room.
///
/// What is left out has the value given here; a key that is not listed is an error.
struct Wiring
{
    std::vector<Part> parts;

    bool operator==(const Wiring &) const = default;
};

/// Reads wiring from TOML text. `file` is the name that errors give.
[[nodiscard]] core::Result<Wiring> wiringFrom(std::string_view toml, std::string_view file = "wiring");

/// The text of it: wiringFrom(tomlOf(w)) == w. Every value that a part has is written, so that a change shows
/// as one changed line.
std::string tomlOf(const Wiring &wiring);

} // namespace sim
