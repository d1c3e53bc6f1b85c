// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/examples.h"
#include "ui/program.h"

#include <vector>

class QApplication;

namespace app {

/// Draws the window's main states into PNG files in `folder`: `program` and each example some way into its
/// run, light and dark, large and small. The pictures are of the real window and real boards. Returns an exit
/// status.
int takeShots(QApplication &application, const std::vector<ui::Example> &examples, const ui::Program &program,
              const QString &folder);

} // namespace app
