// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/entry.h"
#include "sim/clock.h"
#include "sim/parts/livepart.h"
#include "sim/parts/place.h"
#include "sim/pins.h"
#include "sim/random.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace sim {

/// A push button between a pin and ground, 3.3 V or another pin, with a pull resistor of its own or without.
struct Button
{
    std::string name; ///< unique in the wiring
    core::PinId pin{};
    bool toGround = true;               ///< what pressing connects the pin to; else 3.3 V
    core::Pull pull = core::Pull::None; ///< a resistor beside the button; None: the program sets a pull
    /// Pressing connects the pin to this one instead, as the keys of a matrix do.
    std::optional<core::PinId> toPin{};
    std::uint32_t bounceMs = 0; ///< for so long the contact bounces when it closes and when it opens
    std::optional<Place> at{};

    bool operator==(const Button &) const = default;
};

/// A button on a running board. Released at power-on. Its values are 1 (pressed) and 0 (released).
///
/// A contact that bounces closes or opens at once, then opens and closes again one to four times, at
/// moments drawn from the run's seed, all of them within the time given, and rests as it was set.
class LiveButton final : public LivePart
{
public:
    LiveButton(const Button &button, std::uint32_t number, Clock &clock, Pins &pins, Recorder &recorder,
               std::uint64_t seed);

    void set(std::int32_t value) override;
    bool isPressed() const { return m_pressed; }

private:
    void contact(bool closed);
    void bounce();

    Button m_button;
    std::uint32_t m_number;
    Clock &m_clock;
    Pins &m_pins;
    Recorder &m_recorder;
    Random m_random;
    Pins::Terminal m_contact;
    std::optional<Pins::Bridge> m_bridge; // to toPin
    bool m_pressed = false;
    std::vector<Clock::EventId> m_bounces; // still to come
};

} // namespace sim
