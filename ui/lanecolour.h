// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/laneindex.h"

#include <QColor>

namespace ui {

/// The colour of a pin's wave and wire: that of the task that drives it. Pins driven by the program
/// itself are told apart by colours of their own, by rank.
QColor laneColour(const LaneIndex &index, core::PinId pin, bool dark);

} // namespace ui
