// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/chiplayer.h"

#include "ui/palette.h"
#include "ui/viewcolours.h"

#include <Qsci/qsciscintilla.h>

#include <QPainter>

#include <map>

namespace ui {

namespace {

constexpr int numberMargin = 0;
constexpr double padding = 18; // of a chip, left and right together
constexpr double gap = 6;      // between chips

QColor colourOf(const CodeChip &chip, const ViewColours &colours)
{
    return chip.error ? colours.danger : taskColour(chip.task, colours.dark);
}

} // namespace

ChipLayer::ChipLayer(QsciScintilla &editor, const std::vector<CodeChip> &chips)
    : QWidget(editor.viewport()), m_editor(editor), m_chips(chips)
{
    setAttribute(Qt::WA_TransparentForMouseEvents);
    setFocusPolicy(Qt::NoFocus);
}

void ChipLayer::paintEvent(QPaintEvent *)
{
    QPainter painter{this};
    painter.setRenderHint(QPainter::Antialiasing);
    const ViewColours colours = ViewColours::from(m_editor.palette());
    const QFont small = sized(font(), 11, QFont::DemiBold);
    const QFontMetricsF metrics{small};
    painter.setFont(small);
    std::map<int, double> rightOf; // where the next chip of a line ends
    for (const CodeChip &chip : m_chips) {
        const long position = m_editor.SendScintilla(QsciScintilla::SCI_POSITIONFROMLINE, chip.line - 1);
        const auto y = static_cast<double>(
            m_editor.SendScintilla(QsciScintilla::SCI_POINTYFROMPOSITION, 0UL, position));
        const auto height = static_cast<double>(m_editor.textHeight(chip.line - 1));
        if (y + height < 0 || y > rect().height()) {
            continue;
        }
        const QColor colour = colourOf(chip, colours);
        const double edge = rightOf.try_emplace(chip.line, width() - 8).first->second;
        const QString text = metrics.elidedText(fits(chip.line, metrics) ? chip.text : chip.name,
                                                Qt::ElideRight, width() * 0.6);
        const double wide = metrics.horizontalAdvance(text) + padding;
        const QRectF pill{edge - wide, y + height / 2 - metrics.height() / 2 - 1, wide, metrics.height() + 2};
        painter.setPen(Qt::NoPen);
        painter.setBrush(colour);
        painter.drawRoundedRect(pill, pill.height() / 2, pill.height() / 2);
        painter.setPen(contrast(Qt::white, colour) >= 4 ? QColor{Qt::white} : QColor{0x10, 0x16, 0x1D});
        painter.drawText(pill, Qt::AlignCenter, text);
        painter.setPen(Qt::NoPen);
        painter.setBrush(colour);
        painter.drawRect(QRectF{static_cast<double>(m_editor.marginWidth(numberMargin)) + 1, y, 3.5, height});
        rightOf[chip.line] = pill.left() - gap;
    }
}

/// All chips of the line, in full, have room behind its code.
bool ChipLayer::fits(int line, const QFontMetricsF &metrics) const
{
    double wide = 8;
    for (const CodeChip &chip : m_chips) {
        wide += chip.line == line ? metrics.horizontalAdvance(chip.text) + padding + gap : 0;
    }
    const long end = m_editor.SendScintilla(QsciScintilla::SCI_GETLINEENDPOSITION, line - 1);
    return static_cast<double>(m_editor.SendScintilla(QsciScintilla::SCI_POINTXFROMPOSITION, 0UL, end)) + wide
        < width();
}

} // namespace ui
