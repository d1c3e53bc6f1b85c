// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ids.h"
#include "sim/partkinds.h"

#include <QString>

namespace ui {

// What people call what stands in a wiring file.

/// "push button"
QString titleOf(sim::PartKind kind);
/// One line of what it is.
QString descriptionOf(sim::PartKind kind);
/// "Resistor", for a key.
QString labelOf(std::string_view key);
/// "3.3 V", for a word that a key takes.
QString wordText(std::string_view key, std::string_view word);
/// " Ω", behind a number of a key.
QString unitOf(sim::PartKind kind, std::string_view key);
/// "segment a"
QString segmentLabel(std::size_t number);

/// "D13"
QString headerText(core::PinId pin);
/// "analog in, PWM": what a pin can do beyond being digital.
QString abilitiesOf(core::PinId pin);

} // namespace ui
