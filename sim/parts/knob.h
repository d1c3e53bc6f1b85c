// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/parts/livepart.h"
#include "sim/parts/place.h"
#include "sim/pins.h"

#include <cstdint>
#include <optional>
#include <string>

namespace sim {

/// What a knob stands for.
enum class KnobKind : std::uint8_t {
    Potentiometer, ///< between ground and 3.3 V, its slider on the pin; 0 .. 65535, as AnalogIn reads it
    Light,         ///< a photo transistor with its resistor; 0 (dark) .. 65535 (bright), as AnalogIn reads it
    Temperature,   ///< a TMP36, 10 mV a degree and 500 mV at 0 degrees C; degrees C, -40 .. 125
};

/// Something that gives a pin a voltage between the rails, set by hand.
struct Knob
{
    std::string name; ///< unique in the wiring
    core::PinId pin{};
    KnobKind kind = KnobKind::Potentiometer;
    std::int32_t start = 0; ///< its value at power-on
    std::optional<Place> at{};

    bool operator==(const Knob &) const = default;
};

struct KnobRange
{
    std::int32_t lowest = 0;
    std::int32_t highest = 0;
    std::int32_t middle = 0; ///< where it stands if the wiring does not say
};
KnobRange rangeOf(KnobKind kind);
/// The voltage that it gives at a value, 0 .. 65535 of 3.3 V.
std::uint16_t voltageOf(KnobKind kind, std::int32_t value);

/// Its values are those of its kind.
class LiveKnob final : public LivePart
{
public:
    LiveKnob(const Knob &knob, std::uint32_t number, Pins &pins, Recorder &recorder);

    void set(std::int32_t value) override;

private:
    KnobKind m_kind;
    std::uint32_t m_number;
    Pins &m_pins;
    Recorder &m_recorder;
    Pins::Terminal m_slider;
    std::int32_t m_value;
};

} // namespace sim
