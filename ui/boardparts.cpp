// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/boardparts.h"

#include "sim/metro_m4.h"
#include "sim/partsat.h"
#include "ui/boardgeometry.h"

#include <cmath>

namespace ui {

namespace {

sim::Pixels boardsOwnPixel()
{
    return {.name = {}, .pin = sim::metro_m4::neopixel(), .count = 1};
}

} // namespace

QString labelOf(core::PinId pin)
{
    // D13 rather than LED: what one sees on the board.
    if (const HeaderPin *header = BoardGeometry::headerOf(pin)) {
        return header->label;
    }
    const std::string_view label = sim::metro_m4::pin(pin).label();
    return QString::fromUtf8(label.data(), static_cast<qsizetype>(label.size()));
}

BoardParts::BoardParts() : m_neoPixel(boardsOwnPixel())
{
}

void BoardParts::setWiring(sim::Wiring wiring)
{
    m_wiring = std::move(wiring);
    m_parts.clear();
    m_added.clear();
    m_isNew = true;
    for (std::uint32_t i = 0; i < m_wiring.parts.size(); ++i) {
        const sim::Part &part = m_wiring.parts[i];
        const QString name = QString::fromStdString(nameOf(part));
        std::vector<core::PinId> pins = pinsOf(part);
        const QString shortName = pins.size() == 1 ? labelOf(pins.front()) : name;
        m_parts.push_back({faceOf(part, i), name, shortName, std::move(pins), placeOf(part), false});
    }
    m_neoPixel = PixelLights{boardsOwnPixel()};
}

void BoardParts::addLeds(const std::vector<sim::Led> &leds)
{
    m_added = leds;
    m_parts.resize(m_wiring.parts.size());
    for (const sim::Led &led : leds) {
        m_parts.push_back(
            {ledFace(led), QString::fromStdString(led.name), labelOf(led.pin), {led.pin}, {}, true});
    }
}

BoardParts::Change BoardParts::show(const BoardMoment &moment)
{
    Change change;
    std::vector<sim::Led> added;
    for (sim::LedAt &led : sim::ledsAt(m_wiring, moment.state)) {
        if (led.origin == sim::LedOrigin::Added) {
            added.push_back(std::move(led.led));
        }
    }
    change.all = std::exchange(m_isNew, false) || added != m_added;
    if (added != m_added) {
        addLeds(added);
    }
    for (std::size_t i = 0; i < m_parts.size(); ++i) {
        if (m_parts[i].face->show(moment)) {
            change.parts.push_back(i);
        }
    }
    const double light = moment.lightOf(sim::metro_m4::led(), true);
    change.boardLed = std::abs(light - m_boardLed) >= 0.004;
    m_boardLed = change.boardLed ? light : m_boardLed;
    change.neoPixel = m_neoPixel.show(moment);
    return change;
}

} // namespace ui
