// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/ledcurrent.h"

#include "sim/pinneeds.h"

#include <array>
#include <cmath>

namespace sim {

namespace {

constexpr double supply = 3.3;
// What one pin can give or take at 3.3 V with strong drive, which CircuitPython sets on every output: data
// sheet of the SAM D5x/E5x family, I/O pin characteristics (IOL and IOH with DRVSTR = 1). An LED itself
// stands 20 mA.
constexpr double mostOfPin = 8;
// Below this even a bright LED looks dark in a lit room.
constexpr double leastToSee = 0.1;

/// Over an LED that is lit, in volts: typical values, by LedColour.
constexpr std::array forward{1.8, 2.0, 2.1, 2.1, 3.0, 3.0};

double overResistor(const Led &led)
{
    return supply - forward[static_cast<std::size_t>(led.colour)];
}

/// "6.8"
std::string tenths(double milliamps)
{
    const auto rounded = static_cast<long>(std::lround(milliamps * 10));
    return std::to_string(rounded / 10) + "." + std::to_string(rounded % 10);
}

void checkPin(const Wiring &wiring, core::PinId pin, std::vector<Mistake> &found)
{
    Mistake together{{}, ""};
    double sum = 0;
    bool oneIsTooMuch = false;
    for (std::size_t i = 0; i < wiring.parts.size(); ++i) {
        const Led *led = std::get_if<Led>(&wiring.parts[i]);
        if (led && led->pin == pin && led->ohms > 0) {
            together.parts.push_back(i);
            sum += milliampsOf(*led);
            oneIsTooMuch = oneIsTooMuch || milliampsOf(*led) > mostOfPin;
        }
    }
    if (together.parts.size() > 1 && sum > mostOfPin && !oneIsTooMuch) {
        together.sentence = "The " + std::to_string(together.parts.size()) + " LEDs on "
            + std::string{headerName(pin)} + " together draw " + tenths(sum)
            + " mA, more than the 8 mA that a pin can give. Use larger resistors, or more pins.";
        found.push_back(std::move(together));
    }
}

} // namespace

double milliampsOf(const Led &led)
{
    return 1000 * overResistor(led) / led.ohms;
}

std::uint32_t smallestOhms(const Led &led)
{
    static constexpr std::array<std::uint32_t, 25> e12{10,  12,  15,  18,  22,  27,  33,  39,  47,
                                                       56,  68,  82,  100, 120, 150, 180, 220, 270,
                                                       330, 390, 470, 560, 680, 820, 1000};
    const double needed = 1000 * overResistor(led) / mostOfPin;
    for (const std::uint32_t ohms : e12) {
        if (ohms >= needed) {
            return ohms;
        }
    }
    return e12.back();
}

void ledsWithWrongResistors(const Wiring &wiring, std::vector<Mistake> &found)
{
    for (std::size_t i = 0; i < wiring.parts.size(); ++i) {
        const Led *led = std::get_if<Led>(&wiring.parts[i]);
        if (!led) {
            continue;
        }
        const std::string name = "\"" + led->name + "\"";
        if (led->ohms == 0) {
            found.push_back({{i},
                             "The LED " + name
                                 + " has no resistor: nothing limits its current, and it may break together "
                                   "with the pin. Give it one of "
                                 + std::to_string(smallestOhms(*led)) + " ohms or more."});
        } else if (milliampsOf(*led) > mostOfPin) {
            found.push_back({{i},
                             "The LED " + name + " draws " + tenths(milliampsOf(*led)) + " mA through its "
                                 + std::to_string(led->ohms)
                                 + " ohms, more than the 8 mA that a pin can give. Use "
                                 + std::to_string(smallestOhms(*led)) + " ohms or more."});
        } else if (milliampsOf(*led) < leastToSee) {
            found.push_back({{i},
                             "The LED " + name + " gets less than 0.1 mA through its "
                                 + std::to_string(led->ohms)
                                 + " ohms, too little to be seen. Use 1000 ohms or less.",
                             true});
        }
        const auto isFirstOn = [&](core::PinId pin) {
            for (std::size_t k = 0; k < i; ++k) {
                if (const Led *other = std::get_if<Led>(&wiring.parts[k]); other && other->pin == pin) {
                    return false;
                }
            }
            return true;
        };
        if (isFirstOn(led->pin)) {
            checkPin(wiring, led->pin, found);
        }
    }
}

} // namespace sim
