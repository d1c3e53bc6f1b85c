// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/partwords.h"

#include "sim/metro_m4.h"
#include "sim/pinneeds.h"

#include <QCoreApplication>
#include <QStringList>

namespace ui {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("ui::PartWords", text);
}

QString plain(std::string_view text)
{
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

struct KindWords
{
    const char *title;
    const char *description;
};

// In the order of sim::PartKind.
constexpr KindWords kinds[] = {
    {QT_TRANSLATE_NOOP("ui::PartWords", "LED"),
     QT_TRANSLATE_NOOP("ui::PartWords", "Lights up when its pin is high; with its resistor")},
    {QT_TRANSLATE_NOOP("ui::PartWords", "push button"),
     QT_TRANSLATE_NOOP("ui::PartWords", "Connects its pin with ground while it is pressed")},
    {QT_TRANSLATE_NOOP("ui::PartWords", "slide switch"),
     QT_TRANSLATE_NOOP("ui::PartWords", "Holds its pin at ground or at 3.3 V")},
    {QT_TRANSLATE_NOOP("ui::PartWords", "potentiometer"),
     QT_TRANSLATE_NOOP("ui::PartWords", "A knob that gives a voltage from 0 to 3.3 V, read by AnalogIn")},
    {QT_TRANSLATE_NOOP("ui::PartWords", "light sensor"),
     QT_TRANSLATE_NOOP("ui::PartWords", "Gives more voltage the brighter it is, read by AnalogIn")},
    {QT_TRANSLATE_NOOP("ui::PartWords", "temperature sensor"),
     QT_TRANSLATE_NOOP("ui::PartWords", "A TMP36: 10 mV a degree, read by AnalogIn")},
    {QT_TRANSLATE_NOOP("ui::PartWords", "NeoPixel strip"),
     QT_TRANSLATE_NOOP("ui::PartWords", "1 to 300 lights of any colour on one pin")},
    {QT_TRANSLATE_NOOP("ui::PartWords", "NeoPixel ring"),
     QT_TRANSLATE_NOOP("ui::PartWords", "8, 12, 16 or 24 lights of any colour on one pin")},
    {QT_TRANSLATE_NOOP("ui::PartWords", "RGB LED"),
     QT_TRANSLATE_NOOP("ui::PartWords", "Red, green and blue in one case, a pin each")},
    {QT_TRANSLATE_NOOP("ui::PartWords", "servo"),
     QT_TRANSLATE_NOOP("ui::PartWords", "Turns its arm to an angle that pulses tell it, by PWM")},
    {QT_TRANSLATE_NOOP("ui::PartWords", "piezo buzzer"),
     QT_TRANSLATE_NOOP("ui::PartWords", "Sounds at the frequency of its pin, by PWM")},
    {QT_TRANSLATE_NOOP("ui::PartWords", "rotary encoder"),
     QT_TRANSLATE_NOOP("ui::PartWords", "A knob without end, counted step by step on two pins")},
    {QT_TRANSLATE_NOOP("ui::PartWords", "seven-segment digit"),
     QT_TRANSLATE_NOOP("ui::PartWords", "Seven bars that make a digit, a pin each")},
};

struct KeyWord
{
    std::string_view key;
    const char *label;
};
constexpr KeyWord keys[] = {
    {"pin", QT_TRANSLATE_NOOP("ui::PartWords", "Pin")},
    {"colour", QT_TRANSLATE_NOOP("ui::PartWords", "Colour")},
    {"ohms", QT_TRANSLATE_NOOP("ui::PartWords", "Resistor")},
    {"lit", QT_TRANSLATE_NOOP("ui::PartWords", "Lit when the pin is")},
    {"to", QT_TRANSLATE_NOOP("ui::PartWords", "Pressing connects with")},
    {"pull", QT_TRANSLATE_NOOP("ui::PartWords", "Resistor of its own")},
    {"bounce_ms", QT_TRANSLATE_NOOP("ui::PartWords", "Its contact bounces for")},
    {"start", QT_TRANSLATE_NOOP("ui::PartWords", "At power-on it stands at")},
    {"count", QT_TRANSLATE_NOOP("ui::PartWords", "Pixels")},
    {"order", QT_TRANSLATE_NOOP("ui::PartWords", "Order of colours")},
    {"red", QT_TRANSLATE_NOOP("ui::PartWords", "Red")},
    {"green", QT_TRANSLATE_NOOP("ui::PartWords", "Green")},
    {"blue", QT_TRANSLATE_NOOP("ui::PartWords", "Blue")},
    {"common", QT_TRANSLATE_NOOP("ui::PartWords", "Common leg at")},
    {"min_us", QT_TRANSLATE_NOOP("ui::PartWords", "Pulse for 0°")},
    {"max_us", QT_TRANSLATE_NOOP("ui::PartWords", "Pulse for 180°")},
    {"a", QT_TRANSLATE_NOOP("ui::PartWords", "Pin A")},
    {"b", QT_TRANSLATE_NOOP("ui::PartWords", "Pin B")},
    {"segments", QT_TRANSLATE_NOOP("ui::PartWords", "Segments")},
};

struct WordText
{
    std::string_view key;
    std::string_view word;
    const char *text;
};
constexpr WordText texts[] = {
    {"pull", "none", QT_TRANSLATE_NOOP("ui::PartWords", "none: the program sets a pull")},
    {"pull", "up", QT_TRANSLATE_NOOP("ui::PartWords", "up, to 3.3 V")},
    {"pull", "down", QT_TRANSLATE_NOOP("ui::PartWords", "down, to ground")},
    {"", "ground", QT_TRANSLATE_NOOP("ui::PartWords", "ground")},
    {"", "3V3", QT_TRANSLATE_NOOP("ui::PartWords", "3.3 V")},
    {"", "high", QT_TRANSLATE_NOOP("ui::PartWords", "high: its other end goes to ground")},
    {"", "low", QT_TRANSLATE_NOOP("ui::PartWords", "low: its other end goes to 3.3 V")},
    {"", "red", QT_TRANSLATE_NOOP("ui::PartWords", "red")},
    {"", "orange", QT_TRANSLATE_NOOP("ui::PartWords", "orange")},
    {"", "yellow", QT_TRANSLATE_NOOP("ui::PartWords", "yellow")},
    {"", "green", QT_TRANSLATE_NOOP("ui::PartWords", "green")},
    {"", "blue", QT_TRANSLATE_NOOP("ui::PartWords", "blue")},
    {"", "white", QT_TRANSLATE_NOOP("ui::PartWords", "white")},
};

} // namespace

QString titleOf(sim::PartKind kind)
{
    return tr(kinds[static_cast<std::size_t>(kind)].title);
}

QString descriptionOf(sim::PartKind kind)
{
    return tr(kinds[static_cast<std::size_t>(kind)].description);
}

QString labelOf(std::string_view key)
{
    for (const KeyWord &one : keys) {
        if (one.key == key) {
            return tr(one.label);
        }
    }
    return plain(key);
}

QString wordText(std::string_view key, std::string_view word)
{
    for (const WordText &one : texts) {
        if (one.word == word && (one.key.empty() || one.key == key)) {
            return tr(one.text);
        }
    }
    return plain(word);
}

QString unitOf(sim::PartKind kind, std::string_view key)
{
    if (key == "start") {
        return kind == sim::PartKind::TemperatureSensor ? QStringLiteral(" °C") : tr(" of 65535");
    }
    return key == "ohms"                     ? QStringLiteral(" Ω")
        : key == "bounce_ms"                 ? QStringLiteral(" ms")
        : key == "min_us" || key == "max_us" ? QStringLiteral(" µs")
                                             : QString{};
}

QString segmentLabel(std::size_t number)
{
    return number < 7 ? tr("Segment %1").arg(QChar(u'a' + static_cast<char16_t>(number))) : tr("Point");
}

QString headerText(core::PinId pin)
{
    return plain(sim::headerName(pin));
}

QString abilitiesOf(core::PinId pin)
{
    QStringList words;
    if (sim::canServe(pin, sim::PinNeed::Analog)) {
        words += tr("analog in");
    }
    if (sim::metro_m4::pin(pin).dac) {
        words += tr("analog out");
    }
    if (sim::canServe(pin, sim::PinNeed::Pwm)) {
        words += tr("PWM");
    }
    if (pin == sim::metro_m4::led()) {
        words += tr("the board's LED");
    }
    return words.isEmpty() ? tr("digital") : words.join(QStringLiteral(", "));
}

} // namespace ui
