// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/wiringmistakes.h"

namespace sim {

/// What an LED with its resistor draws from a pin that lights it, in mA. Requires a resistor.
double milliampsOf(const Led &led);
/// The smallest common resistor (E12) with which its pin can give what it draws.
std::uint32_t smallestOhms(const Led &led);

/// LEDs without a resistor, or with one through which flows more than a pin can give, or too little to see.
void ledsWithWrongResistors(const Wiring &wiring, std::vector<Mistake> &found);

} // namespace sim
