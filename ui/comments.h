// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

namespace ui {

/// The lines as comments, or, if all of them are comments already, without their mark. Blank lines stay as
/// they are. The marks stand below each other, where the least indented line begins.
QStringList commentsToggled(const QStringList &lines, const QString &mark = QStringLiteral("#"));

} // namespace ui
