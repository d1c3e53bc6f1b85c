// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/wiringeditor.h"

#include "ui/keymap.h"
#include "ui/mistakelist.h"
#include "ui/partform.h"
#include "ui/particon.h"
#include "ui/partwords.h"
#include "ui/wiringdocument.h"

#include <QFontInfo>
#include <QHBoxLayout>
#include <QLabel>
#include <QListWidget>
#include <QPushButton>
#include <QScreen>
#include <QScrollArea>
#include <QShortcut>
#include <QSignalBlocker>
#include <QVBoxLayout>

#include <algorithm>

namespace ui {

namespace {

QString pinsText(const sim::Part &part)
{
    QStringList pins;
    for (const core::PinId pin : pinsOf(part)) {
        pins += headerText(pin);
    }
    return pins.join(QStringLiteral(", "));
}

/// A pixel of the design in pixels.
double unitOf(const QWidget &widget)
{
    return QFontInfo{widget.font()}.pixelSize() / 13.0;
}

} // namespace

WiringEditor::WiringEditor(WiringDocument &document, QWidget *parent)
    : QDialog(parent), m_document(document), m_list(new QListWidget), m_form(new PartForm{document}),
      m_mistakes(new MistakeList), m_title(new QLabel), m_refusal(new QLabel),
      m_delete(new QPushButton{tr("&Delete")}), m_undo(new QPushButton{tr("&Undo")}),
      m_redo(new QPushButton{tr("&Redo")}), m_add(new QPushButton{tr("&Add a part…")})
{
    setWindowTitle(tr("Wiring"));
    auto *close = new QPushButton{tr("&Close")};
    auto *row = new QHBoxLayout;
    for (QPushButton *button : {m_add, m_delete, m_undo, m_redo}) {
        button->setAutoDefault(false);
        row->addWidget(button);
    }
    close->setAutoDefault(false);
    row->addStretch(1);
    row->addWidget(close);
    auto *columns = new QHBoxLayout;
    columns->addWidget(parts(), 3);
    columns->addWidget(fields(), 5);
    auto *all = new QVBoxLayout{this};
    all->addLayout(columns, 1);
    all->addLayout(row);

    connect(m_add, &QPushButton::clicked, this, &WiringEditor::partWanted);
    connect(m_delete, &QPushButton::clicked, this, [this] { deletePart(currentPart().value_or(0)); });
    connect(m_undo, &QPushButton::clicked, &document.history(), &QUndoStack::undo);
    connect(m_redo, &QPushButton::clicked, &document.history(), &QUndoStack::redo);
    // While a step is taken its history does not count it yet: it says so itself.
    connect(&document.history(), &QUndoStack::canUndoChanged, m_undo, &QWidget::setEnabled);
    connect(&document.history(), &QUndoStack::canRedoChanged, m_redo, &QWidget::setEnabled);
    connect(close, &QPushButton::clicked, this, &QDialog::close);
    connect(m_list, &QListWidget::currentRowChanged, this, &WiringEditor::showCurrent);
    connect(m_list, &QListWidget::itemActivated, this, [this] { m_form->focusFirstField(); });
    connect(&document, &WiringDocument::changed, this, &WiringEditor::refresh);
    connect(&document, &WiringDocument::refused, this, [this](const QString &sentence) {
        m_refusal->setText(sentence);
        m_refusal->show();
    });
    m_undo->setEnabled(false);
    m_redo->setEnabled(false);
    bindKeys();
    refresh();
}

WiringEditor::~WiringEditor()
{
    // A field that loses the focus now must not change a document that may be gone.
    m_form->show(std::nullopt);
}

QWidget *WiringEditor::parts()
{
    m_list->setAccessibleName(tr("Parts of the wiring"));
    m_list->setUniformItemSizes(true);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    return m_list;
}

QWidget *WiringEditor::fields()
{
    auto *inner = new QWidget;
    auto *column = new QVBoxLayout{inner};
    m_title->setObjectName(QStringLiteral("cardTitle"));
    m_title->setWordWrap(true);
    m_refusal->setObjectName(QStringLiteral("mistakes"));
    m_refusal->setWordWrap(true);
    m_refusal->setMargin(8);
    m_refusal->hide();
    column->addWidget(m_title);
    column->addWidget(m_form);
    column->addWidget(m_refusal);
    column->addWidget(m_mistakes);
    column->addStretch(1);
    auto *scroll = new QScrollArea;
    scroll->setWidgetResizable(true);
    scroll->setWidget(inner);
    scroll->setFocusPolicy(Qt::NoFocus);
    return scroll;
}

void WiringEditor::bindKeys()
{
    const auto bind = [this](const QKeySequence &key, QWidget *where, auto act) {
        auto *shortcut = new QShortcut{key, where};
        shortcut->setContext(where == this ? Qt::WindowShortcut : Qt::WidgetShortcut);
        connect(shortcut, &QShortcut::activated, this, act);
    };
    for (const QKeySequence &key : keysOf(Command::Undo)) {
        bind(key, this, [this] { m_document.history().undo(); });
    }
    for (const QKeySequence &key : keysOf(Command::Redo)) {
        bind(key, this, [this] { m_document.history().redo(); });
    }
    for (const QKeySequence &key : keysOf(Command::AddPart)) {
        bind(key, this, [this] { emit partWanted(); });
    }
    bind(Qt::Key_Delete, m_list, [this] {
        if (const std::optional<std::size_t> part = currentPart()) {
            deletePart(*part);
        }
    });
    bind(Qt::Key_F2, m_list, [this] { m_form->focusName(); });
}

std::optional<std::size_t> WiringEditor::currentPart() const
{
    const int row = m_list->currentRow();
    return row < 0 ? std::nullopt : std::optional{static_cast<std::size_t>(row)};
}

void WiringEditor::open(std::optional<std::size_t> part)
{
    if (part) {
        m_list->setCurrentRow(static_cast<int>(*part));
    }
    if (!isVisible()) {
        standAside();
    }
    show();
    raise();
    activateWindow();
    m_list->setFocus(Qt::OtherFocusReason);
}

void WiringEditor::standAside()
{
    // As large as the text asks for, which may have been chosen since; after that as the learner likes it.
    const double unit = unitOf(*this);
    if (m_unit != unit) {
        m_unit = unit;
        resize((QSizeF(760, 470) * unit).toSize().boundedTo(screen()->availableSize() * 0.95));
        refresh();
    }
    // In the window's lower left corner: the board, in the middle above, is what one wants to see meanwhile.
    const QRect window = parentWidget()->window()->geometry();
    const QSize size = this->size().boundedTo(window.size());
    move(window.left() + 8, std::max(window.top(), window.bottom() - size.height() - 8));
}

void WiringEditor::openToRename(std::size_t part)
{
    open(part);
    m_form->focusName();
}

void WiringEditor::addPart(sim::PartKind kind, std::optional<core::PinId> pin)
{
    if (m_document.add(kind, pin)) {
        open(m_document.wiring().parts.size() - 1);
        m_form->focusFirstField();
    }
}

void WiringEditor::deletePart(std::size_t part)
{
    if (part < m_document.wiring().parts.size()) {
        m_document.change(
            sim::without(m_document.wiring(), part),
            tr("delete %1").arg(QString::fromStdString(nameOf(m_document.wiring().parts[part]))));
    }
}

void WiringEditor::refresh()
{
    const int icon = qRound(28 * unitOf(*this));
    m_list->setIconSize({icon, icon});
    const std::vector<sim::Part> &wired = m_document.wiring().parts;
    const int row = std::min(std::max(m_list->currentRow(), 0), static_cast<int>(wired.size()) - 1);
    {
        const QSignalBlocker quiet(m_list);
        m_list->clear();
        for (std::size_t i = 0; i < wired.size(); ++i) {
            const std::vector<sim::Mistake> mistakes = mistakesOf(m_document.mistakes(), i);
            const bool isWrong = std::any_of(mistakes.begin(), mistakes.end(),
                                             [](const sim::Mistake &mistake) { return !mistake.isHint; });
            const QString name = QString::fromStdString(nameOf(wired[i]));
            const QString where = tr("%1 · %2").arg(titleOf(sim::kindOf(wired[i])), pinsText(wired[i]));
            auto *item = new QListWidgetItem{iconOf(wired[i], icon, palette(), devicePixelRatioF()),
                                             (isWrong ? name + QStringLiteral("  ⚠") : name)
                                                 + QLatin1Char('\n') + where};
            item->setData(Qt::AccessibleTextRole, QString(name + QStringLiteral(", ") + where));
            m_list->addItem(item);
        }
        m_list->setCurrentRow(row);
    }
    m_refusal->hide();
    m_add->setEnabled(!m_document.isReadOnly());
    showCurrent();
}

void WiringEditor::showCurrent()
{
    const std::optional<std::size_t> part = currentPart();
    const bool isReadOnly = m_document.isReadOnly();
    m_refusal->hide();
    m_form->show(part);
    m_form->setEnabled(!isReadOnly);
    m_delete->setEnabled(part && !isReadOnly);
    m_title->setText(
        isReadOnly
            ? tr("This program is compiled in, with its wiring. Open its code.py to wire it otherwise.")
            : part ? titleOf(sim::kindOf(m_document.wiring().parts[*part]))
                   : tr("Nothing is wired yet. Add a part, and it gets a pin that is free."));
    m_mistakes->show(part ? mistakesOf(m_document.mistakes(), *part) : std::vector<sim::Mistake>{});
    emit currentPartChanged(part);
}

} // namespace ui
