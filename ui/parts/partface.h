// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/parts/part.h"
#include "ui/boardmoment.h"
#include "ui/partcontrol.h"

#include <QCoreApplication>
#include <QPainter>
#include <QString>

#include <memory>

namespace ui {

/// How much room there is for the pictures of parts.
enum class PartRoom : std::uint8_t {
    Ample, ///< with what belongs to it in reality: an LED's resistor
    Tight,
};

/// What a picture depends on beside what it shows.
struct PartLook
{
    bool dark = false; ///< the ground it stands on
    PartRoom room = PartRoom::Ample;
};

/// A part as the window shows it: how large, how it looks, what is said of it, what a hand can do to it.
/// Lengths are in units of the drawing, where a breadboard's holes are 15 apart; the origin is the middle of
/// its picture.
class PartFace
{
    Q_DECLARE_TR_FUNCTIONS(ui::PartFace)

public:
    PartFace() = default;
    PartFace(const PartFace &) = delete;
    PartFace &operator=(const PartFace &) = delete;
    virtual ~PartFace() = default;

    /// What people call such a part: "push button".
    virtual QString kind() const = 0;
    virtual QSizeF size(PartRoom room) const = 0;
    /// Where the wire to a leg ends, legs in the order of sim::pinsOf().
    virtual QPointF leg(std::size_t number, PartRoom room) const = 0;
    /// How far its light reaches beyond its picture.
    virtual double reach() const { return 0; }

    /// Takes on what the part shows at a moment. True if it looks or reads other than before.
    virtual bool show(const BoardMoment &moment) = 0;
    /// What it shows, in words: "on 40 %", "pressed".
    virtual QString state() const = 0;
    /// The widest words that state() has.
    virtual QString widestState() const = 0;
    /// It does something: its words stand out.
    virtual bool isActive() const { return false; }

    /// The part that never changes, then over it what does.
    virtual void paintBody(QPainter &painter, const PartLook &look) const = 0;
    virtual void paintLive(QPainter &painter, const PartLook &look) const = 0;

    /// What a hand can do to it; nothing if it takes no input.
    virtual std::optional<PartControl> control() const { return std::nullopt; }
};

/// What stands under an LED: "on", "off", "on 40 %".
QString lightText(double light);

// One file each.
std::unique_ptr<PartFace> ledFace(const sim::Led &led);
std::unique_ptr<PartFace> rgbLedFace(const sim::RgbLed &led);
std::unique_ptr<PartFace> digitFace(const sim::Digit &digit);
std::unique_ptr<PartFace> stripFace(const sim::Pixels &pixels);
std::unique_ptr<PartFace> ringFace(const sim::Pixels &pixels);
std::unique_ptr<PartFace> servoFace(const sim::Servo &servo);
std::unique_ptr<PartFace> buzzerFace(const sim::Buzzer &buzzer);
std::unique_ptr<PartFace> buttonFace(std::uint32_t number);
std::unique_ptr<PartFace> slideSwitchFace(const sim::SlideSwitch &slide, std::uint32_t number);
std::unique_ptr<PartFace> potentiometerFace(const sim::Knob &knob, std::uint32_t number);
std::unique_ptr<PartFace> lightSensorFace(const sim::Knob &knob, std::uint32_t number);
std::unique_ptr<PartFace> thermometerFace(const sim::Knob &knob, std::uint32_t number);
std::unique_ptr<PartFace> encoderFace(std::uint32_t number);

/// The face of a part that has this number in the wiring.
std::unique_ptr<PartFace> faceOf(const sim::Part &part, std::uint32_t number);

} // namespace ui
