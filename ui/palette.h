// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ids.h"

#include <QColor>

namespace ui {

/// Colours that carry meaning: which task, which LED. Surfaces and text belong to the theme.
///
/// Task colours are the colour-blind safe ones of Okabe and Ito, less the yellow that a projector
/// loses. Colour never stands alone: every state has a shape, every lane a name.

/// The colour of a task's bars, wires and cards, by order of creation.
QColor taskColour(core::TaskId task, bool dark);

/// Colours repeat after eight tasks: repeats carry a stripe. 0 for the first eight.
int taskStripe(core::TaskId task);

/// For pins that no task drives: their own colour, by rank among the pins in use.
QColor pinColour(int rank, bool dark);

/// `colour` made darker or lighter until it can be read as text on `surface` (4.5 to 1).
QColor readableOn(QColor colour, const QColor &surface);

/// The contrast of two colours by WCAG 2: 1 .. 21.
double contrast(const QColor &a, const QColor &b);

} // namespace ui
