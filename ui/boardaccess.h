// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace ui {

class BoardView;

/// What screen readers get of the board's view: its parts as children, each with role, name and value, those
/// that take input with actions. Safe to call for each view.
void offerPartsToScreenReaders();

/// The current part is another, or what it shows is.
void tellFocusedPart(BoardView &view);
void tellPartState(BoardView &view, int part);

} // namespace ui
