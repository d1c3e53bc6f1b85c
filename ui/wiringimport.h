// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/wokwiimport.h"

#include <QString>

namespace ui {

/// Whether a file is a diagram for Wokwi rather than a program: by its name.
bool isDiagram(const QString &path);

/// Reads wiring from a diagram.json. Errors are for learners.
[[nodiscard]] core::Result<sim::WokwiImport> readDiagram(const QString &path);

/// What came of it: "4 parts taken over from diagram.json.", then a line for each note.
QString reportOf(const sim::WokwiImport &taken, const QString &path);

} // namespace ui
