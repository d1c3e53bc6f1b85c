// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/native/metro.h"
#include "sim/native/pinnames.h"

namespace sim::native {

/// A pin that the program drives: digitalio.DigitalInOut, switched to output. It starts low.
///
/// It has the pin while it lives; then the pin floats again, so an LED on it goes out. A second one on the
/// same pin is misuse: std::invalid_argument, "D1 in use".
class DigitalOut
{
public:
    DigitalOut(Metro &metro, Pin pin, SourcePlace place = {});
    DigitalOut(const DigitalOut &) = delete;
    DigitalOut &operator=(const DigitalOut &) = delete;
    ~DigitalOut();

    void set(bool high, SourcePlace place = {});
    void toggle(SourcePlace place = {});

private:
    Metro &m_metro;
    Pin m_pin;
};

} // namespace sim::native
