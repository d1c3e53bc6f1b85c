// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace ui {

class BoardView;
class Session;
class TimelineView;

/// Makes the board show the session's run. It reads the lanes that the timeline keeps: bind that
/// first. All must live on; the session longest.
void bindBoard(BoardView &board, Session &session, const TimelineView &timeline);

} // namespace ui
