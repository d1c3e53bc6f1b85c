// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pinwishes.h"

#include "sim/metro_m4.h"

#include <QRegularExpression>

#include <algorithm>

namespace ui {

namespace {

PinRole roleFor(sim::PartKind kind)
{
    switch (kind) {
    case sim::PartKind::Led:
    case sim::PartKind::RgbLed:
    case sim::PartKind::Servo:
    case sim::PartKind::Buzzer:
    case sim::PartKind::SevenSegment:
        return PinRole::Output;
    case sim::PartKind::PixelStrip:
    case sim::PartKind::PixelRing:
        return PinRole::Pixels;
    default:
        return PinRole::Input;
    }
}

/// In the order in which the text names them.
std::vector<core::PinId> pinsNamedIn(const QString &text)
{
    static const QRegularExpression name{QStringLiteral("\\bboard\\.([A-Z][A-Z0-9_]*)")};
    std::vector<core::PinId> pins;
    for (const QRegularExpressionMatch &match : name.globalMatch(text)) {
        const auto pin = sim::metro_m4::pinNamed(match.captured(1).toStdString());
        if (pin && std::find(pins.begin(), pins.end(), *pin) == pins.end()) {
            pins.push_back(*pin);
        }
    }
    return pins;
}

} // namespace

void learnRoles(std::map<core::PinId, PinRole> &roles, const core::State &state)
{
    for (std::uint8_t i = 0; i < sim::metro_m4::pins().size(); ++i) {
        const core::PinState &pin = state.pins[i];
        if (pin.pixels) {
            roles[core::PinId{i}] = PinRole::Pixels;
        } else if (pin.wasOutput) {
            roles[core::PinId{i}] = PinRole::Output;
        } else if (pin.claimed) {
            roles[core::PinId{i}] = PinRole::Input;
        }
    }
}

sim::PinWishes wishesFor(sim::PartKind kind, const QString &text, const std::map<core::PinId, PinRole> &roles)
{
    sim::PinWishes wishes;
    for (const core::PinId pin : pinsNamedIn(text)) {
        const auto role = roles.find(pin);
        const bool fits = role == roles.end() || role->second == roleFor(kind);
        (fits ? wishes.first : wishes.last).push_back(pin);
    }
    return wishes;
}

} // namespace ui
