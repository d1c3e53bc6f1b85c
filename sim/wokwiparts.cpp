// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/wokwiparts.h"

#include "sim/partkinds.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>

namespace sim {

namespace {

using End = WokwiTerminal::Kind;

bool isPixels(const std::string &type)
{
    return type == "wokwi-neopixel" || type == "wokwi-led-strip" || type == "wokwi-led-ring";
}

std::uint32_t pixelCount(const WokwiPart &part)
{
    const long given = std::strtol(part.attribute("pixels").c_str(), nullptr, 10);
    const long count = part.type == "wokwi-neopixel" ? 1
        : given > 0                                  ? given
        : part.type == "wokwi-led-ring"              ? 16
                                                     : 8;
    return static_cast<std::uint32_t>(std::min(count, 300L));
}

bool isRingSize(std::uint32_t count)
{
    return std::find(ringSizes().begin(), ringSizes().end(), count) != ringSizes().end();
}

} // namespace

WokwiParts::WokwiParts(const WokwiDiagram &diagram, const WokwiNets &nets) : m_diagram(diagram), m_nets(nets)
{
}

bool WokwiParts::take(const WokwiPart &part)
{
    const std::string &type = part.type;
    if (type == "wokwi-led") {
        led(part);
    } else if (type == "wokwi-pushbutton" || type == "wokwi-pushbutton-6mm") {
        button(part);
    } else if (type == "wokwi-slide-switch") {
        slideSwitch(part);
    } else if (type == "wokwi-potentiometer" || type == "wokwi-slide-potentiometer") {
        knob(part, "SIG", KnobKind::Potentiometer);
    } else if (type == "wokwi-photoresistor-sensor") {
        knob(part, "AO", KnobKind::Light);
    } else if (isPixels(type)) {
        pixels(part);
    } else if (type == "wokwi-rgb-led") {
        rgbLed(part);
    } else if (type == "wokwi-ky-040") {
        encoder(part);
    } else if (type == "wokwi-7segment") {
        digit(part);
    } else if (type == "wokwi-servo") {
        servo(part);
    } else if (type == "wokwi-buzzer") {
        buzzer(part);
    } else {
        return false;
    }
    return true;
}

std::optional<core::PinId> WokwiParts::pinOf(const WokwiPart &part, const std::string &leg) const
{
    const std::optional<WokwiTerminal> end = m_nets.nearest(part.id, leg, End::Pin);
    return end ? std::optional{end->pin} : std::nullopt;
}

std::string WokwiParts::nameFor(const WokwiPart &part) const
{
    // What somebody wrote beside a part says more than "btn1", if it is said of one alone.
    const std::string label = part.attribute("label");
    const auto sayIt = [&](const WokwiPart &other) { return other.attribute("label") == label; };
    const bool isOwn = std::count_if(m_diagram.parts.begin(), m_diagram.parts.end(), sayIt) == 1
        && !m_diagram.partNamed(label);
    const std::string name = !label.empty() && isOwn ? label : part.id;
    const auto isTaken = [&](const std::string &wanted) {
        return std::any_of(m_wiring.parts.begin(), m_wiring.parts.end(),
                           [&](const Part &other) { return nameOf(other) == wanted; });
    };
    std::string fresh = name;
    for (int number = 2; isTaken(fresh); ++number) {
        fresh = name + ", " + std::to_string(number);
    }
    return fresh;
}

void WokwiParts::refuse(const WokwiPart &part, const std::string &why)
{
    m_notes.push_back("\"" + part.id + "\" is not taken over: " + why);
}

void WokwiParts::note(const WokwiPart &part, const std::string &what)
{
    m_notes.push_back("\"" + part.id + "\" " + what);
}

void WokwiParts::led(const WokwiPart &part)
{
    const auto make = [&](const WokwiTerminal &pin, double otherOhms, bool litWhenHigh) {
        Led led{.name = nameFor(part), .pin = pin.pin};
        const std::string colour = part.attribute("color");
        const std::optional<LedColour> known = ledColourNamed(colour == "limegreen" ? "green" : colour);
        if (!known && !colour.empty()) {
            note(part, "is " + colour + " in the diagram, and red here.");
        }
        led.colour = known.value_or(LedColour::Red);
        led.ohms = static_cast<std::uint32_t>(std::clamp(std::round(pin.ohms + otherOhms), 0.0, 1'000'000.0));
        led.litWhenHigh = litWhenHigh;
        m_wiring.parts.emplace_back(std::move(led));
    };
    const auto anode = m_nets.nearest(part.id, "A", End::Pin);
    const auto cathode = m_nets.nearest(part.id, "C", End::Pin);
    const auto anodeRail = m_nets.nearestRail(part.id, "A");
    const auto cathodeRail = m_nets.nearestRail(part.id, "C");
    if (anode && cathodeRail && cathodeRail->kind == End::Ground) {
        make(*anode, cathodeRail->ohms, true);
    } else if (cathode && anodeRail && anodeRail->kind == End::Power) {
        make(*cathode, anodeRail->ohms, false);
    } else if (cathode && anodeRail) {
        refuse(part, "its anode (A) goes to ground, so it can never light. Turn it round.");
    } else {
        refuse(part, "it is not wired between a pin and ground or power.");
    }
}

void WokwiParts::button(const WokwiPart &part)
{
    for (const auto &[side, other] : {std::pair{"1", "2"}, std::pair{"2", "1"}}) {
        const auto pin = m_nets.nearest(part.id, side, End::Pin);
        const auto rail = m_nets.nearestRail(part.id, other);
        const auto otherPin = m_nets.nearest(part.id, other, End::Pin);
        if (!pin || (otherPin && rail && otherPin->ohms <= rail->ohms)) {
            continue; // the pin is on the other side, or both sides go to pins
        }
        if (!rail) {
            continue;
        }
        Button button{.name = nameFor(part), .pin = pin->pin};
        button.toGround = rail->kind == End::Ground;
        button.bounceMs = part.attribute("bounce") == "0" ? 0 : 1;
        m_five = m_five || rail->isFive;
        if (const auto pull = m_nets.nearestRail(part.id, side)) {
            button.pull = pull->kind == End::Ground ? core::Pull::Down : core::Pull::Up;
        }
        m_wiring.parts.emplace_back(std::move(button));
        return;
    }
    const auto pin = pinOf(part, "1");
    const auto other = pinOf(part, "2");
    if (pin && other && *pin != *other) {
        m_wiring.parts.emplace_back(Button{.name = nameFor(part), .pin = *pin, .toPin = *other});
        return;
    }
    refuse(part, "it is not wired between a pin and ground, power or another pin.");
}

void WokwiParts::slideSwitch(const WokwiPart &part)
{
    const auto pin = pinOf(part, "2");
    const auto left = m_nets.nearestRail(part.id, "1");
    const auto right = m_nets.nearestRail(part.id, "3");
    if (!pin || (!left && !right)) {
        refuse(part, "its middle is not wired to a pin, or neither end to ground or power.");
        return;
    }
    if (!left || !right || left->kind == right->kind) {
        note(part, "has one end between ground and power alone; here it has both.");
    }
    m_five = m_five || (left && left->isFive) || (right && right->isFive);
    const bool leftIsHigh = left ? left->kind == End::Power : right->kind == End::Ground;
    const bool isRight = part.attribute("value") == "1";
    m_wiring.parts.emplace_back(
        SlideSwitch{.name = nameFor(part), .pin = *pin, .startsHigh = leftIsHigh != isRight});
}

void WokwiParts::knob(const WokwiPart &part, const std::string &leg, KnobKind kind)
{
    const auto pin = pinOf(part, leg);
    if (!pin) {
        refuse(part, "its " + leg + " is not wired to a pin.");
        return;
    }
    const auto power = m_nets.nearestRail(part.id, "VCC");
    m_five = m_five || (power && power->isFive);
    const std::string value = part.attribute("value");
    const double turned = std::clamp(std::strtod(value.c_str(), nullptr), 0.0, 1023.0) / 1023.0;
    const std::int32_t start = kind != KnobKind::Potentiometer
        ? rangeOf(kind).middle
        : static_cast<std::int32_t>(std::lround(turned * 65535));
    m_wiring.parts.emplace_back(Knob{.name = nameFor(part), .pin = *pin, .kind = kind, .start = start});
}

void WokwiParts::pixels(const WokwiPart &part)
{
    const auto feeds = [&](const WokwiPart &one, const WokwiPart &next) {
        return isPixels(one.type) && &one != &next && m_nets.joins(one.id, "DOUT", next.id, "DIN");
    };
    const auto fed = [&](const WokwiPart &next) {
        return std::any_of(m_diagram.parts.begin(), m_diagram.parts.end(),
                           [&](const WokwiPart &one) { return feeds(one, next); });
    };
    const auto pin = pinOf(part, "DIN");
    if (!pin) {
        if (!fed(part)) {
            refuse(part, "its DIN is wired neither to a pin nor to the DOUT of another.");
        }
        return; // a link of a chain comes with its head
    }
    std::uint32_t count = pixelCount(part);
    std::size_t links = 1;
    const WokwiPart *last = &part;
    for (std::size_t i = 0; i < m_diagram.parts.size(); ++i) { // no longer than the parts that there are
        const auto next = std::find_if(m_diagram.parts.begin(), m_diagram.parts.end(), [&](const auto &one) {
            return isPixels(one.type) && feeds(*last, one);
        });
        if (next == m_diagram.parts.end()) {
            break;
        }
        last = &*next;
        count += pixelCount(*last);
        ++links;
    }
    const bool isRing = links == 1 && part.type == "wokwi-led-ring" && isRingSize(count);
    if (!isRing && (links > 1 || part.type == "wokwi-led-ring")) {
        note(part, "is a strip of " + std::to_string(std::min(count, 300U)) + " pixels here.");
    }
    m_wiring.parts.emplace_back(Pixels{.name = nameFor(part),
                                       .pin = *pin,
                                       .shape = isRing ? PixelShape::Ring : PixelShape::Strip,
                                       .count = std::min(count, 300U)});
}

bool WokwiParts::hasCommonGround(const WokwiPart &part)
{
    const auto rail = m_nets.nearestRail(part.id, "COM");
    const bool isCathode = part.attribute("common") == "cathode";
    if (rail && (rail->kind == End::Ground) != isCathode) {
        note(part,
             std::string{"has its common leg on the wrong rail for its kind; here it is common "}
                 + (isCathode ? "ground." : "3.3 V."));
    }
    return isCathode;
}

void WokwiParts::rgbLed(const WokwiPart &part)
{
    const auto red = pinOf(part, "R");
    const auto green = pinOf(part, "G");
    const auto blue = pinOf(part, "B");
    if (!red || !green || !blue || *red == *green || *green == *blue || *red == *blue) {
        refuse(part, "R, G and B are not wired to a pin each.");
        return;
    }
    m_wiring.parts.emplace_back(
        RgbLed{.name = nameFor(part), .pins = {*red, *green, *blue}, .commonGround = hasCommonGround(part)});
}

void WokwiParts::encoder(const WokwiPart &part)
{
    const auto clock = pinOf(part, "CLK");
    const auto data = pinOf(part, "DT");
    if (!clock || !data || *clock == *data) {
        refuse(part, "CLK and DT are not wired to a pin each.");
        return;
    }
    const std::string name = nameFor(part);
    m_wiring.parts.emplace_back(Encoder{.name = name, .a = *clock, .b = *data});
    note(part, "has pull-ups on its module; here the program sets them, as rotaryio does.");
    if (const auto press = pinOf(part, "SW")) {
        m_wiring.parts.emplace_back(Button{.name = name + " press", .pin = *press});
    }
}

void WokwiParts::digit(const WokwiPart &part)
{
    const std::string digits = part.attribute("digits");
    if (!digits.empty() && digits != "1") {
        refuse(part, "it has " + digits + " digits, and there is one of a single digit here.");
        return;
    }
    Digit digit{.name = nameFor(part), .segments = {}};
    for (const char *leg : {"A", "B", "C", "D", "E", "F", "G", "DP"}) {
        if (const auto pin = pinOf(part, leg)) {
            digit.segments.push_back(*pin);
        } else if (std::string_view{leg} != "DP") {
            refuse(part, std::string{"its segment "} + leg + " is not wired to a pin.");
            return;
        }
    }
    std::vector<core::PinId> sorted = digit.segments;
    std::sort(sorted.begin(), sorted.end());
    if (std::adjacent_find(sorted.begin(), sorted.end()) != sorted.end()) {
        refuse(part, "two of its segments are on one pin.");
        return;
    }
    digit.commonGround = hasCommonGround(part);
    m_wiring.parts.emplace_back(std::move(digit));
}

void WokwiParts::servo(const WokwiPart &part)
{
    if (const auto pin = pinOf(part, "PWM")) {
        m_wiring.parts.emplace_back(Servo{.name = nameFor(part), .pin = *pin});
    } else {
        refuse(part, "its PWM is not wired to a pin.");
    }
}

void WokwiParts::buzzer(const WokwiPart &part)
{
    for (const char *leg : {"2", "1"}) {
        if (const auto pin = pinOf(part, leg)) {
            m_wiring.parts.emplace_back(Buzzer{.name = nameFor(part), .pin = *pin});
            return;
        }
    }
    refuse(part, "it is not wired to a pin.");
}

} // namespace sim
