// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/chiplayer.h"

#include "ui/palette.h"
#include "ui/viewcolours.h"

#include <Qsci/qsciscintilla.h>

#include <QPainter>

#include <algorithm>
#include <map>

namespace ui {

namespace {

constexpr int numberMargin = 0;
constexpr double gap = 4; // between chips

QColor colourOf(const CodeChip &chip, const ViewColours &colours)
{
    return chip.error ? colours.danger : taskColour(chip.task, colours.dark);
}

/// What tells chips apart in one or two letters: the number that a task's name ends with, else its first
/// letter.
QString markOf(const CodeChip &chip)
{
    if (chip.error) {
        return QStringLiteral("!");
    }
    const QString &name = chip.name;
    qsizetype digits = 0;
    while (digits < 2 && digits < name.size() && name[name.size() - 1 - digits].isDigit()) {
        ++digits;
    }
    return digits > 0 ? name.right(digits) : name.left(1);
}

} // namespace

QString ChipLayer::wordsOf(const CodeChip &chip, Form form)
{
    return form == Form::Text ? chip.text : form == Form::Name ? chip.name : markOf(chip);
}

/// Left and right together.
double ChipLayer::paddingOf(Form form)
{
    return form == Form::Mark ? 7 : 18;
}

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
        const Form form = formOf(chip.line, metrics);
        const QString text = metrics.elidedText(wordsOf(chip, form), Qt::ElideRight, width() * 0.6);
        const double wide = std::max(metrics.horizontalAdvance(text) + paddingOf(form), metrics.height() + 2);
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

/// The fullest form in which all chips of the line have room behind its code.
ChipLayer::Form ChipLayer::formOf(int line, const QFontMetricsF &metrics) const
{
    const long end = m_editor.SendScintilla(QsciScintilla::SCI_GETLINEENDPOSITION, line - 1);
    const auto code
        = static_cast<double>(m_editor.SendScintilla(QsciScintilla::SCI_POINTXFROMPOSITION, 0UL, end));
    for (const Form form : {Form::Text, Form::Name}) {
        double wide = 8;
        for (const CodeChip &chip : m_chips) {
            wide += chip.line == line ? metrics.horizontalAdvance(wordsOf(chip, form)) + paddingOf(form) + gap
                                      : 0;
        }
        if (code + wide < width()) {
            return form;
        }
    }
    return Form::Mark;
}

} // namespace ui
