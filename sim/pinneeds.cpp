// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/pinneeds.h"

#include "sim/metro_m4.h"

#include <algorithm>

namespace sim {

PinNeed needOf(PartKind kind)
{
    switch (kind) {
    case PartKind::Potentiometer:
    case PartKind::LightSensor:
    case PartKind::TemperatureSensor:
        return PinNeed::Analog;
    case PartKind::Servo:
    case PartKind::Buzzer:
        return PinNeed::Pwm;
    case PartKind::Encoder:
        return PinNeed::Interrupt;
    default:
        return PinNeed::None;
    }
}

bool canServe(core::PinId id, PinNeed need)
{
    const metro_m4::Pin &pin = metro_m4::pin(id);
    switch (need) {
    case PinNeed::Analog:
        return pin.adc[0].has_value() || pin.adc[1].has_value();
    case PinNeed::Pwm:
        return pin.pwm() == metro_m4::Pwm::Works;
    case PinNeed::Interrupt:
        return pin.extint.has_value();
    case PinNeed::None:
        break;
    }
    return true;
}

bool shareInterrupt(core::PinId a, core::PinId b)
{
    const std::optional<std::uint8_t> channel = metro_m4::pin(a).extint;
    return channel && channel == metro_m4::pin(b).extint;
}

std::span<const core::PinId> headerPins()
{
    // D0 and D1 are the serial port, D13 has the board's LED, the last five are buses.
    static const std::vector<core::PinId> pins = [] {
        std::vector<core::PinId> all;
        for (const char *name :
             {"D2", "D3", "D4", "D5", "D6", "D7", "D8",  "D9",  "D10", "D11", "D12",  "D1",  "D0",
              "A1", "A2", "A3", "A4", "A5", "A0", "D13", "SDA", "SCL", "SCK", "MOSI", "MISO"}) {
            all.push_back(metro_m4::pinNamed(name).value());
        }
        return all;
    }();
    return pins;
}

bool isOnHeader(core::PinId pin)
{
    const std::span<const core::PinId> pins = headerPins();
    return std::find(pins.begin(), pins.end(), pin) != pins.end();
}

std::string_view headerName(core::PinId pin)
{
    return pin == metro_m4::led() ? "D13" : metro_m4::pin(pin).label();
}

} // namespace sim
