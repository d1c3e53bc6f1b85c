// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/parts/part.h"

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

// What kinds of parts there are and which keys a wiring file knows of each: as data, for whoever reads,
// writes or edits wiring.
namespace sim {

enum class PartKind : std::uint8_t {
    Led,
    Button,
    SlideSwitch,
    Potentiometer,
    LightSensor,
    TemperatureSensor,
    PixelStrip,
    PixelRing,
    RgbLed,
    Servo,
    Buzzer,
    Encoder,
    SevenSegment,
};

using Words = std::vector<std::string_view>;

/// All kinds as wiring files spell them, in the order of PartKind.
const Words &kindWords();
/// "slide-switch"
std::string_view nameOf(PartKind kind);
PartKind kindOf(const Part &part);

/// The words that keys take, each list in the order of its enumeration.
namespace words {
extern const Words colours; ///< LedColour
extern const Words levels;  ///< high, low
extern const Words rails;   ///< ground, 3V3
extern const Words pulls;   ///< core::Pull
extern const Words orders;  ///< PixelOrder
} // namespace words

/// How many pixels a ring may have.
const std::vector<std::int64_t> &ringSizes();

/// A key of one kind of part, beside "kind", "name" and "at", which all have.
struct PartKey
{
    enum class Holds : std::uint8_t {
        Pin,       ///< the name of a pin
        RailOrPin, ///< ground, 3V3 or the name of a pin
        Pins,      ///< a list of names of pins
        Word,      ///< one of `words`
        Number,    ///< lowest .. highest; of `numbers` alone if there are any
    };

    std::string_view name;
    Holds holds = Holds::Pin;
    Words words{};
    std::int64_t lowest = 0;
    std::int64_t highest = 0;
    std::vector<std::int64_t> numbers{};
};

/// In the order in which they are written.
std::span<const PartKey> keysOf(PartKind kind);

} // namespace sim
