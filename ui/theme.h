// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

class QApplication;
class QPalette;

namespace ui {

enum class ThemeChoice { System, Light, Dark };

/// Sizes of text a learner may choose, as a factor of the ordinary one.
inline constexpr double smallestText = 0.8;
inline constexpr double largestText = 2.0;

/// Gives the application its look: palette, fonts, style sheet. Called again, it changes it. "System" follows
/// the lightness of the palette that the desktop had given before the first call.
void applyTheme(QApplication &application, ThemeChoice choice, double textFactor);

/// The name in settings: "system", "light", "dark"; and back, unknown names being System.
QString nameOf(ThemeChoice choice);
ThemeChoice themeNamed(const QString &name);

} // namespace ui
