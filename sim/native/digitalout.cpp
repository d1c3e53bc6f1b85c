// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/native/digitalout.h"

#include "sim/costs.h"
#include "sim/metro_m4.h"

#include <stdexcept>

namespace sim::native {

DigitalOut::DigitalOut(Metro &metro, Pin pin, SourcePlace place) : m_metro(metro), m_pin(pin)
{
    metro.reach(place);
    Pins &pins = metro.board().pins();
    if (!pins.isFree(pin)) {
        throw std::invalid_argument(std::string{metro_m4::pin(pin).label()} + " in use");
    }
    metro.board().spend(costs::pinSetUp);
    pins.claim(pin);
    metro.board().spend(costs::pinSetUp);
    pins.switchToOutput(pin);
}

DigitalOut::~DigitalOut()
{
    // A task left over is destroyed after the program's end, when the board has taken its pins back.
    if (!m_metro.hasEnded()) {
        m_metro.board().spend(costs::pinSetUp);
        m_metro.board().pins().release(m_pin);
    }
}

void DigitalOut::set(bool high, SourcePlace place)
{
    m_metro.reach(place);
    m_metro.board().spend(costs::propertyWrite);
    m_metro.board().pins().setValue(m_pin, high);
}

void DigitalOut::toggle(SourcePlace place)
{
    m_metro.reach(place);
    m_metro.board().spend(costs::propertyRead + costs::propertyWrite);
    m_metro.board().pins().setValue(m_pin, !m_metro.board().pins().value(m_pin));
}

} // namespace sim::native
