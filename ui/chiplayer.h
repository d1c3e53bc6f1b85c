// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/codechips.h"

#include <QWidget>

class QFontMetricsF;
class QsciScintilla;

namespace ui {

/// Draws the chips over the text. It lies on the editor's viewport and lets the mouse through.
class ChipLayer : public QWidget
{
    Q_OBJECT

public:
    /// Editor and chips must outlive it.
    ChipLayer(QsciScintilla &editor, const std::vector<CodeChip> &chips);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    /// How much a chip says.
    enum class Form { Text, Name, Mark };

    static QString wordsOf(const CodeChip &chip, Form form);
    static double paddingOf(Form form);
    Form formOf(int line, const QFontMetricsF &metrics) const;

    QsciScintilla &m_editor;
    const std::vector<CodeChip> &m_chips;
};

} // namespace ui
