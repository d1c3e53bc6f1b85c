// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/partfields.h"

#include "sim/metro_m4.h"

#include <algorithm>
#include <array>
#include <utility>

namespace sim {

namespace {

using Words = std::vector<std::string_view>;

const Words kinds{"led",
                  "button",
                  "slide-switch",
                  "potentiometer",
                  "light-sensor",
                  "temperature-sensor",
                  "neopixel-strip",
                  "neopixel-ring",
                  "rgb-led",
                  "servo",
                  "buzzer",
                  "encoder",
                  "seven-segment"};
enum Kind : std::size_t {
    LedKind,
    ButtonKind,
    SwitchKind,
    PotentiometerKind,
    LightKind,
    TemperatureKind,
    StripKind,
    RingKind,
    RgbKind,
    ServoKind,
    BuzzerKind,
    EncoderKind,
    DigitKind
};
const Words colours{"red", "orange", "yellow", "green", "blue", "white"};
const Words levels{"high", "low"};
const Words rails{"ground", "3V3"};
const Words pulls{"none", "up", "down"};
const Words orders{"GRB", "RGB", "GRBW", "RGBW"};
constexpr std::array<std::int64_t, 4> ringSizes{8, 12, 16, 24};

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
    led.colour = static_cast<LedColour>(fields.oneOf("colour", colours, 0));
    led.ohms = static_cast<std::uint32_t>(fields.integer("ohms", 1, 1'000'000, 330));
    led.litWhenHigh = fields.oneOf("lit", levels, 0) == 0;
    return led;
}

Part buttonFrom(TomlFields &fields)
{
    Button button;
    button.pin = pinFrom(fields);
    button.name = nameFrom(fields, "button", button.pin);
    const std::string to = fields.string("to", "ground");
    button.toGround = to != rails[1];
    if (to != rails[0] && to != rails[1]) {
        button.toPin = metro_m4::pinNamed(to);
        if (!button.toPin) {
            fields.fail("\"to\" must be ground, 3V3 or a pin of the board, not \"" + to + "\".", "to");
        } else {
            (void)pinNamed(fields, to, "to");
        }
    }
    button.pull = static_cast<core::Pull>(fields.oneOf("pull", pulls, 0));
    button.bounceMs = static_cast<std::uint32_t>(fields.integer("bounce_ms", 0, 100, 0));
    return button;
}

Part switchFrom(TomlFields &fields)
{
    SlideSwitch slide;
    slide.pin = pinFrom(fields);
    slide.name = nameFrom(fields, "slide-switch", slide.pin);
    slide.startsHigh = fields.oneOf("start", rails, 0) == 1;
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
    if (isRing && std::find(ringSizes.begin(), ringSizes.end(), count) == ringSizes.end()) {
        fields.fail("A ring has 8, 12, 16 or 24 pixels, not " + std::to_string(count) + ".", "count");
    }
    pixels.count = static_cast<std::uint32_t>(count);
    pixels.order = static_cast<PixelOrder>(fields.oneOf("order", orders, 0));
    return pixels;
}

Part rgbFrom(TomlFields &fields)
{
    RgbLed led;
    led.pins = {pinFrom(fields, "red"), pinFrom(fields, "green"), pinFrom(fields, "blue")};
    led.name = nameFrom(fields, "rgb-led", led.pins[0]);
    led.commonGround = fields.oneOf("common", rails, 0) == 0;
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
    digit.commonGround = fields.oneOf("common", rails, 0) == 0;
    return digit;
}

// Always in double quotes, whatever the text: the library's own writer picks the quotes by the content.
std::string quoted(std::string_view text)
{
    static constexpr std::string_view hex = "0123456789ABCDEF";
    std::string out = "\"";
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if (c == '"' || c == '\\') {
            out += '\\';
            out += c;
        } else if (byte < 0x20 || byte == 0x7F) {
            out += "\\u00";
            out += hex[byte >> 4];
            out += hex[byte & 0xF];
        } else {
            out += c;
        }
    }
    return out + '"';
}

/// The lines of one part, in the order of writing.
class Lines
{
public:
    Lines(std::string_view kind, const std::string &name)
    {
        text("kind", kind);
        text("name", name);
    }

    Lines &text(std::string_view key, std::string_view value)
    {
        m_out += std::string{key} + " = " + quoted(value) + "\n";
        return *this;
    }
    Lines &pin(core::PinId pin, std::string_view key = "pin")
    {
        return text(key, metro_m4::pin(pin).label());
    }
    Lines &number(std::string_view key, std::int64_t value)
    {
        m_out += std::string{key} + " = " + std::to_string(value) + "\n";
        return *this;
    }
    Lines &pins(std::string_view key, const std::vector<core::PinId> &values)
    {
        m_out += std::string{key} + " = [";
        for (std::size_t i = 0; i < values.size(); ++i) {
            m_out += (i > 0 ? ", " : "") + quoted(metro_m4::pin(values[i]).label());
        }
        m_out += "]\n";
        return *this;
    }
    std::string take() { return std::move(m_out); }

private:
    std::string m_out;
};

std::string linesOf(const Led &led)
{
    return Lines{kinds[LedKind], led.name}
        .pin(led.pin)
        .text("colour", nameOf(led.colour))
        .number("ohms", led.ohms)
        .text("lit", levels[led.litWhenHigh ? 0 : 1])
        .take();
}
std::string linesOf(const Button &button)
{
    return Lines{kinds[ButtonKind], button.name}
        .pin(button.pin)
        .text("to", button.toPin ? metro_m4::pin(*button.toPin).label() : rails[button.toGround ? 0 : 1])
        .text("pull", pulls[core::number(button.pull)])
        .number("bounce_ms", button.bounceMs)
        .take();
}
std::string linesOf(const SlideSwitch &slide)
{
    return Lines{kinds[SwitchKind], slide.name}
        .pin(slide.pin)
        .text("start", rails[slide.startsHigh ? 1 : 0])
        .take();
}
std::string linesOf(const Knob &knob)
{
    return Lines{kinds[PotentiometerKind + static_cast<std::size_t>(knob.kind)], knob.name}
        .pin(knob.pin)
        .number("start", knob.start)
        .take();
}
std::string linesOf(const Pixels &pixels)
{
    return Lines{kinds[pixels.shape == PixelShape::Ring ? RingKind : StripKind], pixels.name}
        .pin(pixels.pin)
        .number("count", pixels.count)
        .text("order", nameOf(pixels.order))
        .take();
}
std::string linesOf(const RgbLed &led)
{
    return Lines{kinds[RgbKind], led.name}
        .pin(led.pins[0], "red")
        .pin(led.pins[1], "green")
        .pin(led.pins[2], "blue")
        .text("common", rails[led.commonGround ? 0 : 1])
        .take();
}
std::string linesOf(const Servo &servo)
{
    return Lines{kinds[ServoKind], servo.name}
        .pin(servo.pin)
        .number("min_us", servo.minUs)
        .number("max_us", servo.maxUs)
        .take();
}
std::string linesOf(const Buzzer &buzzer)
{
    return Lines{kinds[BuzzerKind], buzzer.name}.pin(buzzer.pin).take();
}
std::string linesOf(const Encoder &encoder)
{
    return Lines{kinds[EncoderKind], encoder.name}.pin(encoder.a, "a").pin(encoder.b, "b").take();
}
std::string linesOf(const Digit &digit)
{
    return Lines{kinds[DigitKind], digit.name}
        .pins("segments", digit.segments)
        .text("common", rails[digit.commonGround ? 0 : 1])
        .take();
}

Part partOfKind(TomlFields &fields, std::size_t kind)
{
    switch (kind) {
    case LedKind:
        return ledFrom(fields);
    case ButtonKind:
        return buttonFrom(fields);
    case SwitchKind:
        return switchFrom(fields);
    case PotentiometerKind:
        return knobFrom(fields, KnobKind::Potentiometer, kinds[kind]);
    case LightKind:
        return knobFrom(fields, KnobKind::Light, kinds[kind]);
    case TemperatureKind:
        return knobFrom(fields, KnobKind::Temperature, kinds[kind]);
    case StripKind:
        return pixelsFrom(fields, PixelShape::Strip, kinds[kind]);
    case RingKind:
        return pixelsFrom(fields, PixelShape::Ring, kinds[kind]);
    case RgbKind:
        return rgbFrom(fields);
    case ServoKind:
        return servoFrom(fields);
    case BuzzerKind:
        return buzzerFrom(fields);
    case EncoderKind:
        return encoderFrom(fields);
    default:
        return digitFrom(fields);
    }
}

} // namespace

Part partFrom(TomlFields &fields)
{
    const std::size_t kind = fields.oneOf("kind", kinds);
    if (!fields.good()) {
        return Led{};
    }
    Part part = partOfKind(fields, kind);
    refusePinsUsedTwice(fields, part);
    return part;
}

std::string fieldsOf(const Part &part)
{
    return std::visit([](const auto &each) { return linesOf(each); }, part);
}

} // namespace sim
