// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/codeeditor.h"

#include "ui/breakpointmargin.h"
#include "ui/breakpointmemory.h"
#include "ui/chiplayer.h"
#include "ui/codehighlight.h"
#include "ui/comments.h"
#include "ui/findbar.h"
#include "ui/keymap.h"
#include "ui/palette.h"
#include "ui/session.h"
#include "ui/viewcolours.h"

#include <Qsci/qscicommandset.h>
#include <Qsci/qscilexer.h>
#include <Qsci/qsciscintilla.h>

#include <QEvent>
#include <QVBoxLayout>

#include <algorithm>
#include <memory>
#include <utility>

namespace ui {

namespace {

constexpr int numberMargin = 0;
constexpr int breakpointMargin = 1;
constexpr int runningMarker = 1;
constexpr int errorMarker = 2;

} // namespace

CodeEditor::CodeEditor(Session &session, QWidget *parent)
    : QWidget(parent), m_session(session), m_editor(new QsciScintilla),
      m_layer(new ChipLayer{*m_editor, m_chips}), m_findBar(new FindBar{*m_editor}), m_notes(*m_editor)
{
    auto *layout = new QVBoxLayout{this};
    layout->setContentsMargins(2, 2, 2, 2);
    layout->setSpacing(0);
    layout->addWidget(m_editor, 1);
    layout->addWidget(m_findBar);
    leaveKeysToWindow();
    setFocusProxy(m_editor);
    setAccessibleName(tr("Program"));
    m_editor->setAccessibleName(tr("Program"));
    m_editor->setFrameShape(QFrame::NoFrame);
    m_editor->setUtf8(true);
    m_editor->setTabWidth(4);
    m_editor->setIndentationsUseTabs(false);
    m_editor->setAutoIndent(true);
    m_editor->setBackspaceUnindents(true);
    m_editor->setTabIndents(true);
    m_editor->setBraceMatching(QsciScintilla::SloppyBraceMatch);
    m_editor->setScrollWidth(10);
    m_editor->setScrollWidthTracking(true);
    m_editor->setMarginType(numberMargin, QsciScintilla::NumberMargin);
    m_editor->markerDefine(QsciScintilla::Background, runningMarker);
    m_editor->markerDefine(QsciScintilla::Background, errorMarker);
    m_editor->viewport()->installEventFilter(this);
    m_breakpoints = new BreakpointMargin{*m_editor, breakpointMargin, session, this};

    connect(m_editor, &QsciScintilla::linesChanged, this, &CodeEditor::fitNumbers);
    connect(m_editor, &QsciScintilla::textChanged, this, [this] {
        if (!m_filling) {
            m_session.setText(text());
            m_breakpoints->followText();
        }
    });
    connect(&session, &Session::programChanged, this, &CodeEditor::showProgram);
    connect(&session, &Session::changed, this, &CodeEditor::showMoment);
    connect(&session, &Session::runReset, this, &CodeEditor::showMoment);
    showProgram();
}

CodeEditor::~CodeEditor() = default;

QString CodeEditor::text() const
{
    return m_editor->text();
}

void CodeEditor::replaceText(const QString &text)
{
    const QStringList breakpoints = storedIn(this->text(), m_session.breakpoints());
    m_editor->selectAll();
    m_editor->replaceSelectedText(text);
    // All lines were deleted: they are known by their texts.
    m_session.setBreakpoints(breakpointsFrom(this->text(), breakpoints));
}

std::pair<int, int> CodeEditor::selectedLines() const
{
    int first = 0;
    int last = 0;
    int column = 0;
    int lastColumn = 0;
    m_editor->getSelection(&first, &column, &last, &lastColumn);
    if (first < 0) {
        m_editor->getCursorPosition(&first, &column);
        return {first, first};
    }
    // A selection that ends before the first letter of a line does not mean that line.
    return {first, last > first && lastColumn == 0 ? last - 1 : last};
}

void CodeEditor::toggleComment()
{
    const auto [first, last] = selectedLines();
    QStringList lines;
    for (int line = first; line <= last; ++line) {
        lines += m_editor->text(line).remove(u'\n').remove(u'\r');
    }
    const QString text = commentsToggled(lines).join(u'\n');
    const auto end = static_cast<int>(m_editor->text(last).remove(u'\n').remove(u'\r').size());
    m_editor->setSelection(first, 0, last, end);
    m_editor->replaceSelectedText(text);
    const auto newEnd = static_cast<int>(m_editor->text(last).remove(u'\n').remove(u'\r').size());
    first == last ? m_editor->setCursorPosition(last, newEnd)
                  : m_editor->setSelection(first, 0, last, newEnd);
}

void CodeEditor::indent(int steps)
{
    const auto [first, last] = selectedLines();
    m_editor->beginUndoAction();
    for (int line = first; line <= last; ++line) {
        steps > 0 ? m_editor->indent(line) : m_editor->unindent(line);
    }
    m_editor->endUndoAction();
}

/// QScintilla has keys of its own. Where the window gives the same key another meaning, that counts.
void CodeEditor::leaveKeysToWindow()
{
    for (const Binding &binding : keymap()) {
        for (const QKeySequence &keys : keysOf(binding.command)) {
            const int key = keys[0].toCombined();
            if (QsciCommand *command = m_editor->standardCommands()->boundTo(key)) {
                command->key() == key ? command->setKey(0) : command->setAlternateKey(0);
            }
        }
    }
}

void CodeEditor::takeLook()
{
    const ViewColours colours = ViewColours::from(palette());
    const QFont code = inPoints(monospaced(QWidget::font(), 13), *this);
    const QColor paper = colours.surface;
    if (m_lexer) {
        dress(*m_lexer, colours, code);
    }
    m_editor->setPaper(paper);
    m_editor->setColor(colours.text);
    m_editor->setCaretForegroundColor(colours.text);
    m_editor->setMarginsFont(code);
    m_editor->setMarginsBackgroundColor(paper);
    m_editor->setMarginsForegroundColor(colours.faint);
    fitNumbers();
    m_editor->setSelectionBackgroundColor(tinted(paper, colours.accent, 0.35));
    m_editor->setMatchedBraceBackgroundColor(tinted(paper, colours.accent, 0.2));
    m_editor->setMarkerBackgroundColor(tinted(paper, colours.danger, 0.18), errorMarker);
    m_editor->setExtraAscent(2);
    m_editor->setExtraDescent(2);
    m_breakpoints->restyle();
    m_notes.restyle();
    mark();
}

void CodeEditor::fitNumbers()
{
    const QString widest(std::max(3, static_cast<int>(QString::number(m_editor->lines()).size())), u'0');
    m_editor->setMarginWidth(numberMargin, widest);
}

void CodeEditor::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange) {
        takeLook();
    }
}

bool CodeEditor::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::Resize) {
        m_layer->resize(m_editor->viewport()->size());
        m_notes.fit();
    }
    return QWidget::eventFilter(watched, event);
}

void CodeEditor::takeLanguage(Language language)
{
    const std::unique_ptr<QsciLexer> old{std::exchange(m_lexer, newLexer(language, m_editor))};
    m_editor->setLexer(m_lexer);
    m_language = language;
    takeLook();
}

void CodeEditor::showProgram()
{
    if (const Program &program = m_session.program(); !m_lexer || m_language != program.language()) {
        takeLanguage(program.language());
        m_editor->setReadOnly(program.isReadOnly());
        m_editor->setAccessibleName(
            program.isReadOnly()
                ? tr("Program in C++, compiled into the board: to read and run, not to change")
                : tr("Program"));
    }
    const QString &wanted = m_session.program().text;
    if (wanted != text()) {
        m_filling = true;
        m_editor->setText(wanted);
        m_editor->setCursorPosition(0, 0); // newer versions of the widget leave it at the end
        m_editor->setModified(false);
        m_filling = false;
        m_breakpoints->fill();
    }
    showMoment();
}

void CodeEditor::showMoment()
{
    // While it plays, the text would jump about; while the learner types, it must not move at all.
    const bool mayScroll = !m_session.view().playing && !m_editor->hasFocus();
    m_notes.show(ui::hints(m_session.trace(), m_session.state()));
    if (mayScroll) {
        m_notes.bringIntoView();
    }
    std::vector<CodeChip> chips
        = codeChips(m_session.trace(), m_session.state(), m_session.view().now, m_session.start());
    if (chips == m_chips) {
        return;
    }
    m_chips = std::move(chips);
    mark();
    const auto runs = std::find_if(m_chips.begin(), m_chips.end(),
                                   [](const CodeChip &chip) { return chip.runs || chip.error; });
    if (runs != m_chips.end() && mayScroll) {
        m_editor->ensureLineVisible(runs->line - 1);
    }
}

void CodeEditor::mark()
{
    const ViewColours colours = ViewColours::from(palette());
    m_editor->markerDeleteAll(runningMarker);
    m_editor->markerDeleteAll(errorMarker);
    for (const CodeChip &chip : m_chips) {
        if (chip.error) {
            m_editor->markerAdd(chip.line - 1, errorMarker);
        } else if (chip.runs) {
            m_editor->setMarkerBackgroundColor(
                tinted(colours.surface, taskColour(chip.task, colours.dark), colours.dark ? 0.28 : 0.16),
                runningMarker);
            m_editor->markerAdd(chip.line - 1, runningMarker);
        }
    }
    m_layer->update();
}

} // namespace ui
