// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/program.h"

class QFont;
class QObject;
class QsciLexer;

namespace ui {

struct ViewColours;

/// A lexer for programs in that language, owned by `parent`.
QsciLexer *newLexer(Language language, QObject *parent);

/// Keywords, numbers, strings and comments in the window's colours, everything in its font.
void dress(QsciLexer &lexer, const ViewColours &colours, const QFont &font);

} // namespace ui
