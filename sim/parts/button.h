// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/entry.h"
#include "sim/pins.h"

#include <cstdint>
#include <string>

namespace sim {

/// A push button between a pin and ground or 3.3 V, with a pull resistor of its own or without.
struct Button
{
    std::string name; ///< unique in the wiring
    core::PinId pin{};
    bool toGround = true;               ///< what pressing connects the pin to; else 3.3 V
    core::Pull pull = core::Pull::None; ///< a resistor beside the button; None: the program sets a pull

    bool operator==(const Button &) const = default;
};

/// A button on a running board. Released at power-on. Pressing and letting go are PartInput entries (1
/// and 0) with the part's number, before the change of level that follows; doing what is done already
/// is none.
class LiveButton
{
public:
    LiveButton(const Button &button, std::uint32_t number, Pins &pins, Recorder &recorder);

    void set(bool pressed);
    bool isPressed() const { return m_pressed; }

private:
    bool m_toGround;
    std::uint32_t m_number;
    Pins &m_pins;
    Recorder &m_recorder;
    Pins::Terminal m_contact;
    bool m_pressed = false;
};

} // namespace sim
