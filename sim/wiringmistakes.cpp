// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/wiringmistakes.h"

#include "sim/ledcurrent.h"
#include "sim/pinneeds.h"
#include "sim/sharedpins.h"

#include <algorithm>

namespace sim {

namespace {

// What a NeoPixel draws at full white: 20 mA a colour (Adafruit's NeoPixel guide, on power).
constexpr unsigned milliampsOfColour = 20;
// What a port of USB 2 gives at most.
constexpr unsigned milliampsOfUsb = 500;

std::string quoted(const Part &part)
{
    return "\"" + nameOf(part) + "\"";
}

std::string labelOf(core::PinId pin)
{
    return std::string{headerName(pin)};
}

/// "0.25"
std::string decimal(unsigned hundredths)
{
    const std::string digits = std::to_string(hundredths % 100);
    return std::to_string(hundredths / 100) + "." + (digits.size() < 2 ? "0" : "") + digits;
}

void pinThatCannot(const Wiring &wiring, std::size_t number, std::vector<Mistake> &found)
{
    const Part &part = wiring.parts[number];
    const PinNeed need = needOf(kindOf(part));
    for (const core::PinId pin : pinsOf(part)) {
        if (!isOnHeader(pin)) {
            found.push_back({{number},
                             "No wire reaches the pin " + labelOf(pin) + " of " + quoted(part)
                                 + ": it is not led out to a header. Use D0 to D13 or A0 to A5."});
        } else if (canServe(pin, need)) {
            continue;
        } else if (need == PinNeed::Analog) {
            found.push_back({{number},
                             quoted(part) + " gives a voltage, but " + labelOf(pin)
                                 + " has no analog input to read it. Use A0 to A5."});
        } else if (need == PinNeed::Pwm) {
            const bool isServo = std::holds_alternative<Servo>(part);
            found.push_back({{number},
                             quoted(part) + " needs PWM for its " + (isServo ? "pulses" : "tone") + ", and "
                                 + labelOf(pin) + " has none. Use D0 to D13.",
                             !isServo});
        }
    }
}

void encoderThatCannotCount(const Wiring &wiring, std::size_t number, std::vector<Mistake> &found)
{
    const Encoder *encoder = std::get_if<Encoder>(&wiring.parts[number]);
    if (!encoder) {
        return;
    }
    if (shareInterrupt(encoder->a, encoder->b)) {
        found.push_back(
            {{number},
             "Both legs of " + quoted(wiring.parts[number]) + ", " + labelOf(encoder->a) + " and "
                 + labelOf(encoder->b)
                 + ", have one interrupt channel, so rotaryio cannot read it. Move one of them."});
    }
    for (std::size_t i = 0; i < number; ++i) {
        const Encoder *other = std::get_if<Encoder>(&wiring.parts[i]);
        for (const core::PinId mine : {encoder->a, encoder->b}) {
            for (const core::PinId its : {other ? other->a : mine, other ? other->b : mine}) {
                if (other && its != mine && shareInterrupt(mine, its)) {
                    found.push_back({{i, number},
                                     quoted(wiring.parts[i]) + " on " + labelOf(its) + " and "
                                         + quoted(wiring.parts[number]) + " on " + labelOf(mine)
                                         + " have one interrupt channel, so rotaryio can read only one of "
                                           "them. Move one to another pin."});
                }
            }
        }
    }
}

void buttonWithAWrongPull(const Wiring &wiring, std::size_t number, std::vector<Mistake> &found)
{
    const Button *button = std::get_if<Button>(&wiring.parts[number]);
    if (!button || button->toPin) {
        return;
    }
    const core::Pull useless = button->toGround ? core::Pull::Down : core::Pull::Up;
    if (button->pull == useless) {
        found.push_back({{number},
                         quoted(wiring.parts[number]) + " connects " + labelOf(button->pin) + " with "
                             + (button->toGround ? "ground" : "3.3 V")
                             + ", where its resistor holds it anyway: pressing changes nothing. Use a pull "
                             + (button->toGround ? "up." : "down.")});
    }
}

void buttonsWithoutPull(const Wiring &wiring, std::vector<Mistake> &found)
{
    Mistake hint{{}, "", true};
    std::string names;
    std::string pulls;
    for (std::size_t i = 0; i < wiring.parts.size(); ++i) {
        const Button *button = std::get_if<Button>(&wiring.parts[i]);
        if (button && !button->toPin && button->pull == core::Pull::None) {
            names += (names.empty() ? "" : ", ") + quoted(wiring.parts[i]);
            const std::string pull = button->toGround ? "Pull.UP" : "Pull.DOWN";
            if (pulls.find(pull) == std::string::npos) {
                pulls += (pulls.empty() ? "" : " and ") + pull;
            }
            hint.parts.push_back(i);
        }
    }
    if (!hint.parts.empty()) {
        hint.sentence = names
            + (hint.parts.size() == 1 ? " has no resistor: while it is open, its pin floats"
                                      : " have no resistors: while they are open, their pins float")
            + " unless the program sets a pull (" + pulls + ").";
        found.push_back(std::move(hint));
    }
}

void pixelsThatDrawTooMuch(const Wiring &wiring, std::vector<Mistake> &found)
{
    Mistake hint{{}, "", true};
    unsigned count = 0;
    unsigned milliamps = 0;
    for (std::size_t i = 0; i < wiring.parts.size(); ++i) {
        if (const Pixels *pixels = std::get_if<Pixels>(&wiring.parts[i])) {
            const bool hasWhite = pixels->order == PixelOrder::Grbw || pixels->order == PixelOrder::Rgbw;
            count += pixels->count;
            milliamps += pixels->count * milliampsOfColour * (hasWhite ? 4 : 3);
            hint.parts.push_back(i);
        }
    }
    if (milliamps > milliampsOfUsb) {
        hint.sentence = std::to_string(count) + " NeoPixels at full white draw " + decimal(milliamps / 10)
            + " A, and USB gives 0.50 A: power them from a supply of their own, or keep their brightness at "
            + decimal(milliampsOfUsb * 100 / milliamps) + " or below.";
        found.push_back(std::move(hint));
    }
}

} // namespace

std::vector<Mistake> mistakesIn(const Wiring &wiring)
{
    std::vector<Mistake> found;
    for (std::size_t i = 0; i < wiring.parts.size(); ++i) {
        pinThatCannot(wiring, i, found);
        encoderThatCannotCount(wiring, i, found);
        buttonWithAWrongPull(wiring, i, found);
    }
    ledsWithWrongResistors(wiring, found);
    partsThatSharePins(wiring, found);
    buttonsWithoutPull(wiring, found);
    pixelsThatDrawTooMuch(wiring, found);
    std::stable_sort(found.begin(), found.end(), [](const Mistake &a, const Mistake &b) {
        return a.isHint != b.isHint ? b.isHint : a.parts.front() < b.parts.front();
    });
    return found;
}

} // namespace sim
