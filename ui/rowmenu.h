// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/timelinescene.h"

class QMenu;
class QWidget;

namespace ui {

class Session;

/// What one can do about a row of the timeline: stop where its task gets the CPU or its pin changes. Null
/// for rows that nothing can be done about; else the caller pops it up, and it deletes itself.
QMenu *newRowMenu(Session &session, const RowPick &row, QWidget *parent);

} // namespace ui
