// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

namespace ui {

/// The learner's own files, the latest first. Kept in the settings.
/// Files that are not there any more are left out.
QStringList recentFiles();
void rememberFile(const QString &path);
void forgetFiles();

inline constexpr int mostRecentFiles = 8;

} // namespace ui
