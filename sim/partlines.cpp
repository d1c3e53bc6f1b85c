// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/partlines.h"

#include "sim/metro_m4.h"
#include "sim/partkinds.h"
#include "sim/tomltext.h"

namespace sim {

namespace {

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
        m_out += std::string{key} + " = " + tomlString(value) + "\n";
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
            m_out += (i > 0 ? ", " : "") + tomlString(metro_m4::pin(values[i]).label());
        }
        m_out += "]\n";
        return *this;
    }
    std::string take() { return std::move(m_out); }

private:
    std::string m_out;
};

std::string written(const Led &led)
{
    return Lines{nameOf(PartKind::Led), led.name}
        .pin(led.pin)
        .text("colour", nameOf(led.colour))
        .number("ohms", led.ohms)
        .text("lit", words::levels[led.litWhenHigh ? 0 : 1])
        .take();
}
std::string written(const Button &button)
{
    return Lines{nameOf(PartKind::Button), button.name}
        .pin(button.pin)
        .text("to",
              button.toPin ? metro_m4::pin(*button.toPin).label() : words::rails[button.toGround ? 0 : 1])
        .text("pull", words::pulls[core::number(button.pull)])
        .number("bounce_ms", button.bounceMs)
        .take();
}
std::string written(const SlideSwitch &slide)
{
    return Lines{nameOf(PartKind::SlideSwitch), slide.name}
        .pin(slide.pin)
        .text("start", words::rails[slide.startsHigh ? 1 : 0])
        .take();
}
std::string written(const Knob &knob)
{
    return Lines{nameOf(kindOf(knob)), knob.name}.pin(knob.pin).number("start", knob.start).take();
}
std::string written(const Pixels &pixels)
{
    return Lines{nameOf(kindOf(pixels)), pixels.name}
        .pin(pixels.pin)
        .number("count", pixels.count)
        .text("order", nameOf(pixels.order))
        .take();
}
std::string written(const RgbLed &led)
{
    return Lines{nameOf(PartKind::RgbLed), led.name}
        .pin(led.pins[0], "red")
        .pin(led.pins[1], "green")
        .pin(led.pins[2], "blue")
        .text("common", words::rails[led.commonGround ? 0 : 1])
        .take();
}
std::string written(const Servo &servo)
{
    return Lines{nameOf(PartKind::Servo), servo.name}
        .pin(servo.pin)
        .number("min_us", servo.minUs)
        .number("max_us", servo.maxUs)
        .take();
}
std::string written(const Buzzer &buzzer)
{
    return Lines{nameOf(PartKind::Buzzer), buzzer.name}.pin(buzzer.pin).take();
}
std::string written(const Encoder &encoder)
{
    return Lines{nameOf(PartKind::Encoder), encoder.name}.pin(encoder.a, "a").pin(encoder.b, "b").take();
}
std::string written(const Digit &digit)
{
    return Lines{nameOf(PartKind::SevenSegment), digit.name}
        .pins("segments", digit.segments)
        .text("common", words::rails[digit.commonGround ? 0 : 1])
        .take();
}

} // namespace

std::string linesOf(const Part &part)
{
    std::string lines = std::visit([](const auto &each) { return written(each); }, part);
    if (const std::optional<Place> at = placeOf(part)) {
        lines += "at = [" + std::to_string(at->column) + ", " + std::to_string(at->row) + "]\n";
    }
    return lines;
}

} // namespace sim
