// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "ui/session.h"

#include <QString>
#include <QStringList>

#include <optional>

namespace app {

/// What the window was started with.
struct WindowOptions
{
    QString program; ///< as it was named; empty: none
    QString shots;   ///< the folder for pictures; empty: none are asked for
    ui::Speed speed;
    std::optional<double> frames; ///< seconds to play and count pictures for
};

/// The text to print instead of opening a window, if the arguments ask for it: help or the version. Needs
/// a QCoreApplication, but no display.
std::optional<QString> textInstead(const QStringList &arguments);

/// Reads the arguments, the program's own name first. An error is a sentence.
[[nodiscard]] core::Result<WindowOptions> windowOptionsFrom(const QStringList &arguments);

/// Whether there is a display, or Qt was told to do without. `arguments` as main() got them.
bool canOpenWindow(const QStringList &arguments);

} // namespace app
