// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

namespace ui {

/// What the window remembers of a program, beside neither file nor program: lists of texts in the settings,
/// by the program's path. A program that was never saved is not remembered. Those of the last hundred
/// programs are kept.
QStringList rememberedOf(const QString &path, const QString &list);
void rememberOf(const QString &path, const QString &list, const QStringList &texts);

inline constexpr int mostRememberedPrograms = 100;

} // namespace ui
