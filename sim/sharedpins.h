// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/wiringmistakes.h"

namespace sim {

/// Two parts on one pin: those that both decide its level make a short circuit, those that only follow it
/// cannot be driven one by one. The keys of a matrix, which share pins on purpose, are fine.
void partsThatSharePins(const Wiring &wiring, std::vector<Mistake> &found);

} // namespace sim
