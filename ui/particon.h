// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/partkinds.h"

#include <QIcon>
#include <QPalette>

namespace ui {

/// A part as the board shows it, small. `ratio`: the screen's pixels a pixel.
QIcon iconOf(const sim::Part &part, int size, const QPalette &palette, double ratio);
/// A new part of a kind.
QIcon iconOf(sim::PartKind kind, int size, const QPalette &palette, double ratio);

} // namespace ui
