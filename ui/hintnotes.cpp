// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/hintnotes.h"

#include "ui/viewcolours.h"

#include <Qsci/qsciscintilla.h>
#include <Qsci/qscistyle.h>

#include <QFontMetricsF>
#include <QStringList>

#include <algorithm>

namespace ui {

namespace {

// Beside the sentence: the box around it, and the scroll bar whether or not it is there: notes that made it
// come and go would be broken for ever anew.
constexpr int room = 64;
constexpr int narrowest = 160;

// Beyond those of the lexer and of QScintilla itself.
constexpr int noteStyle = 100;

} // namespace

void HintNotes::show(std::vector<Hint> hints)
{
    if (hints != m_hints) {
        m_hints = std::move(hints);
        m_seen = m_hints.empty();
        restyle();
    }
}

void HintNotes::bringIntoView()
{
    if (m_seen) {
        return;
    }
    m_seen = true;
    const long line = m_hints.back().line - 1;
    // In lines as they are displayed, notes and folds counted.
    const long top = m_editor.SendScintilla(QsciScintilla::SCI_VISIBLEFROMDOCLINE, line);
    const long end = m_editor.SendScintilla(QsciScintilla::SCI_VISIBLEFROMDOCLINE, line + 1);
    const long shown = m_editor.SendScintilla(QsciScintilla::SCI_LINESONSCREEN);
    const long first = m_editor.SendScintilla(QsciScintilla::SCI_GETFIRSTVISIBLELINE);
    if (top < first || end > first + shown) {
        // The line itself stays visible above a note that is too high for the window.
        m_editor.SendScintilla(QsciScintilla::SCI_SETFIRSTVISIBLELINE,
                               std::max(0L, std::min(top, end - shown)));
    }
}

void HintNotes::restyle()
{
    m_width = 0;
    fit();
}

void HintNotes::fit()
{
    if (m_width == m_editor.width()) {
        return;
    }
    m_width = m_editor.width();
    m_editor.clearAnnotations();
    if (m_hints.empty()) {
        return;
    }
    const ViewColours colours = ViewColours::from(m_editor.palette());
    // Amber of the Okabe-Ito palette: a warning, not an error. The sign says so without colour.
    const QColor amber{0xE6, 0x9F, 0x00};
    const QFont font = inPoints(sized(m_editor.QWidget::font(), 12), m_editor);
    const QsciStyle style{noteStyle, QStringLiteral("hint"), colours.text,
                          tinted(colours.surface, amber, colours.dark ? 0.22 : 0.16), font};
    m_editor.setAnnotationDisplay(QsciScintilla::AnnotationIndented);
    // Several hints of one line stand in one note.
    for (auto hint = m_hints.begin(); hint != m_hints.end();) {
        QStringList texts;
        const int line = hint->line;
        for (; hint != m_hints.end() && hint->line == line; ++hint) {
            texts.append(broken(*hint, font));
        }
        if (line <= m_editor.lines()) {
            m_editor.annotate(line - 1, texts.join(QLatin1Char('\n')), style);
        }
    }
}

/// The note's text with line breaks where the editor ends.
QString HintNotes::broken(const Hint &hint, const QFont &font) const
{
    const QFontMetricsF metrics{font};
    // The note begins where the code of its line does.
    const long blank
        = m_editor.SendScintilla(QsciScintilla::SCI_TEXTWIDTH, QsciScintilla::STYLE_DEFAULT, " ");
    const int left = m_editor.marginWidth(0) + m_editor.marginWidth(1)
        + m_editor.indentation(hint.line - 1) * static_cast<int>(blank);
    const double wide = std::max(narrowest, m_width - left - room);
    QString text = QStringLiteral("⚠");
    QString line = text;
    for (const QString &word : hint.text.split(QLatin1Char(' '))) {
        const QString longer = line + QLatin1Char(' ') + word;
        if (metrics.horizontalAdvance(longer) > wide) {
            line = QStringLiteral("     ") + word;
            text += QLatin1Char('\n') + line;
        } else {
            line = longer;
            text += QLatin1Char(' ') + word;
        }
    }
    return text;
}

} // namespace ui
