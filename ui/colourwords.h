// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QString>

namespace ui {

/// What people call a colour of light: "orange", "turquoise", "white"; "off" if it is black.
QString colourWord(const QColor &light);

} // namespace ui
