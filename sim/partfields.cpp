// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/partfields.h"

#include "sim/metro_m4.h"
#include "sim/partkinds.h"

#include <algorithm>
#include <utility>

namespace sim {

namespace {

core::PinId pinNamed(TomlFields &fields, const std::string &name, std::string_view key)
{
    const std::optional<core::PinId> pin = metro_m4::pinNamed(name);
    if (!pin && fields.good()) {
        fields.fail("The board has no pin \"" + name + "\". Use one of its names: A0 to A5, D0 to D13, "
                        + "SDA, SCL, SCK, MOSI, MISO.",
                    key);
    } else if (pin && metro_m4::pin(*pin).held != metro_m4::Held::Free) {
        fields.fail("The board itself uses the pin \"" + name + "\". Use another.", key);
    }
    return pin.value_or(core::PinId{0});
}

core::PinId pinFrom(TomlFields &fields, std::string_view key = "pin")
{
    return pinNamed(fields, fields.string(key), key);
}

std::string nameFrom(TomlFields &fields, std::string_view kind, core::PinId pin)
{
    std::string name
        = fields.string("name", std::string{kind} + " on " + std::string{metro_m4::pin(pin).label()});
    if (name.empty()) {
        fields.fail("\"name\" must not be empty. Leave the line out for a name made of kind and pin.",
                    "name");
    }
    return name;
}

std::optional<Place> placeFrom(TomlFields &fields)
{
    const std::vector<std::int64_t> hole = fields.integers("at", 2, 0, Place::farthest);
    if (hole.empty()) {
        return std::nullopt;
    }
    return Place{static_cast<std::uint8_t>(hole[0]), static_cast<std::uint8_t>(hole[1])};
}

void refusePinsUsedTwice(TomlFields &fields, const Part &part)
{
    std::vector<core::PinId> pins = pinsOf(part);
    std::sort(pins.begin(), pins.end());
    if (std::adjacent_find(pins.begin(), pins.end()) != pins.end() && fields.good()) {
        fields.fail("This part has two legs on one pin. Give each its own.");
    }
}

Part ledFrom(TomlFields &fields)
{
    Led led;
    led.pin = pinFrom(fields);
    led.name = nameFrom(fields, "led", led.pin);
    led.colour = static_cast<LedColour>(fields.oneOf("colour", words::colours, 0));
    led.ohms = static_cast<std::uint32_t>(fields.integer("ohms", 0, 1'000'000, 330));
    led.litWhenHigh = fields.oneOf("lit", words::levels, 0) == 0;
    return led;
}

Part buttonFrom(TomlFields &fields)
{
    Button button;
    button.pin = pinFrom(fields);
    button.name = nameFrom(fields, "button", button.pin);
    const std::string to = fields.string("to", "ground");
    button.toGround = to != words::rails[1];
    if (to != words::rails[0] && to != words::rails[1]) {
        button.toPin = metro_m4::pinNamed(to);
        if (!button.toPin) {
            fields.fail("\"to\" must be ground, 3V3 or a pin of the board, not \"" + to + "\".", "to");
        } else {
            (void)pinNamed(fields, to, "to");
        }
    }
    button.pull = static_cast<core::Pull>(fields.oneOf("pull", words::pulls, 0));
    button.bounceMs = static_cast<std::uint32_t>(fields.integer("bounce_ms", 0, 100, 0));
    return button;
}

Part switchFrom(TomlFields &fields)
{
    SlideSwitch slide;
    slide.pin = pinFrom(fields);
    slide.name = nameFrom(fields, "slide-switch", slide.pin);
    slide.startsHigh = fields.oneOf("start", words::rails, 0) == 1;
    return slide;
}

Part knobFrom(TomlFields &fields, KnobKind kind, std::string_view word)
{
    const KnobRange range = rangeOf(kind);
    Knob knob;
    knob.kind = kind;
    knob.pin = pinFrom(fields);
    knob.name = nameFrom(fields, word, knob.pin);
    knob.start
        = static_cast<std::int32_t>(fields.integer("start", range.lowest, range.highest, range.middle));
    return knob;
}

Part pixelsFrom(TomlFields &fields, PixelShape shape, std::string_view word)
{
    Pixels pixels;
    pixels.shape = shape;
    pixels.pin = pinFrom(fields);
    pixels.name = nameFrom(fields, word, pixels.pin);
    const bool isRing = shape == PixelShape::Ring;
    const std::int64_t count = fields.integer("count", 1, isRing ? 24 : 300, isRing ? 16 : 8);
    const std::vector<std::int64_t> &sizes = ringSizes();
    if (isRing && std::find(sizes.begin(), sizes.end(), count) == sizes.end()) {
        fields.fail("A ring has 8, 12, 16 or 24 pixels, not " + std::to_string(count) + ".", "count");
    }
    pixels.count = static_cast<std::uint32_t>(count);
    pixels.order = static_cast<PixelOrder>(fields.oneOf("order", words::orders, 0));
    return pixels;
}

Part rgbFrom(TomlFields &fields)
{
    RgbLed led;
    led.pins = {pinFrom(fields, "red"), pinFrom(fields, "green"), pinFrom(fields, "blue")};
    led.name = nameFrom(fields, "rgb-led", led.pins[0]);
    led.commonGround = fields.oneOf("common", words::rails, 0) == 0;
    return led;
}

Part servoFrom(TomlFields &fields)
{
    Servo servo;
    servo.pin = pinFrom(fields);
    servo.name = nameFrom(fields, "servo", servo.pin);
    servo.minUs = static_cast<std::uint32_t>(fields.integer("min_us", 100, 10'000, 750));
    servo.maxUs = static_cast<std::uint32_t>(fields.integer("max_us", 100, 10'000, 2250));
    if (servo.minUs >= servo.maxUs && fields.good()) {
        fields.fail("\"max_us\" must be more than \"min_us\": it is the pulse for 180 degrees.", "max_us");
    }
    return servo;
}

Part buzzerFrom(TomlFields &fields)
{
    Buzzer buzzer;
    buzzer.pin = pinFrom(fields);
    buzzer.name = nameFrom(fields, "buzzer", buzzer.pin);
    return buzzer;
}

Part encoderFrom(TomlFields &fields)
{
    Encoder encoder;
    encoder.a = pinFrom(fields, "a");
    encoder.b = pinFrom(fields, "b");
    encoder.name = nameFrom(fields, "encoder", encoder.a);
    return encoder;
}

Part digitFrom(TomlFields &fields)
{
    Digit digit;
    for (const std::string &name : fields.strings("segments")) {
        digit.segments.push_back(pinNamed(fields, name, "segments"));
    }
    if (digit.segments.size() != 7 && digit.segments.size() != 8) {
        fields.fail("\"segments\" needs seven pins, for a to g, or eight: the last for the point.",
                    "segments");
        digit.segments.resize(7);
    }
    digit.name = nameFrom(fields, "seven-segment", digit.segments[0]);
    digit.commonGround = fields.oneOf("common", words::rails, 0) == 0;
    return digit;
}

Part partOfKind(TomlFields &fields, PartKind kind)
{
    switch (kind) {
    case PartKind::Led:
        return ledFrom(fields);
    case PartKind::Button:
        return buttonFrom(fields);
    case PartKind::SlideSwitch:
        return switchFrom(fields);
    case PartKind::Potentiometer:
        return knobFrom(fields, KnobKind::Potentiometer, nameOf(kind));
    case PartKind::LightSensor:
        return knobFrom(fields, KnobKind::Light, nameOf(kind));
    case PartKind::TemperatureSensor:
        return knobFrom(fields, KnobKind::Temperature, nameOf(kind));
    case PartKind::PixelStrip:
        return pixelsFrom(fields, PixelShape::Strip, nameOf(kind));
    case PartKind::PixelRing:
        return pixelsFrom(fields, PixelShape::Ring, nameOf(kind));
    case PartKind::RgbLed:
        return rgbFrom(fields);
    case PartKind::Servo:
        return servoFrom(fields);
    case PartKind::Buzzer:
        return buzzerFrom(fields);
    case PartKind::Encoder:
        return encoderFrom(fields);
    case PartKind::SevenSegment:
        break;
    }
    return digitFrom(fields);
}

} // namespace

Part partFrom(TomlFields &fields)
{
    const auto kind = static_cast<PartKind>(fields.oneOf("kind", kindWords()));
    if (!fields.good()) {
        return Led{};
    }
    Part part = partOfKind(fields, kind);
    std::visit([place = placeFrom(fields)](auto &each) { each.at = place; }, part);
    refusePinsUsedTwice(fields, part);
    return part;
}

} // namespace sim
