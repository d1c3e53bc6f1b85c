// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/parts/partface.h"

namespace ui {

namespace {

template <typename... Cases> struct Overloaded : Cases...
{
    using Cases::operator()...;
};
template <typename... Cases> Overloaded(Cases...) -> Overloaded<Cases...>;

std::unique_ptr<PartFace> knobFace(const sim::Knob &knob, std::uint32_t number)
{
    switch (knob.kind) {
    case sim::KnobKind::Light:
        return lightSensorFace(knob, number);
    case sim::KnobKind::Temperature:
        return thermometerFace(knob, number);
    case sim::KnobKind::Potentiometer:
        break;
    }
    return potentiometerFace(knob, number);
}

} // namespace

std::unique_ptr<PartFace> faceOf(const sim::Part &part, std::uint32_t number)
{
    return std::visit(Overloaded{
                          [](const sim::Led &led) { return ledFace(led); },
                          [](const sim::RgbLed &led) { return rgbLedFace(led); },
                          [](const sim::Digit &digit) { return digitFace(digit); },
                          [](const sim::Pixels &pixels) {
                              return pixels.shape == sim::PixelShape::Ring ? ringFace(pixels)
                                                                           : stripFace(pixels);
                          },
                          [](const sim::Servo &servo) { return servoFace(servo); },
                          [](const sim::Buzzer &buzzer) { return buzzerFace(buzzer); },
                          [number](const sim::Button &) { return buttonFace(number); },
                          [number](const sim::SlideSwitch &slide) { return slideSwitchFace(slide, number); },
                          [number](const sim::Knob &knob) { return knobFace(knob, number); },
                          [number](const sim::Encoder &) { return encoderFace(number); },
                      },
                      part);
}

} // namespace ui
