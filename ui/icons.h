// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QIcon>

namespace ui {

/// The shapes on the transport's buttons. Drawn, not loaded: they follow the theme's colour and any size.
enum class Glyph { ToStart, Back, Play, Pause, Forward, ToNext };

QIcon iconOf(Glyph glyph, const QColor &colour);

} // namespace ui
