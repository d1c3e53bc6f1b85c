// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/wiringactions.h"

#include "ui/boardview.h"
#include "ui/partdragging.h"
#include "ui/partpalette.h"
#include "ui/partwords.h"
#include "ui/wiringdocument.h"
#include "ui/wiringeditor.h"
#include "ui/wiringimport.h"

#include <QAction>
#include <QFileDialog>
#include <QMenu>
#include <QPainter>
#include <QShortcut>

#include <algorithm>

namespace ui {

WiringActions::WiringActions(const Actions &actions, WiringDocument &document, BoardView &board,
                             QWidget *window)
    : QObject(window), m_document(document), m_board(board), m_window(window),
      m_editor(new WiringEditor{document, window})
{
    connect(actions.at(Command::AddPart), &QAction::triggered, this, [this] { choosePart(); });
    connect(actions.at(Command::WireBoard), &QAction::triggered, this, [this] { showPart(currentWired()); });
    connect(actions.at(Command::ImportWiring), &QAction::triggered, this, &WiringActions::chooseDiagram);
    connect(m_editor, &WiringEditor::partWanted, this, [this] { choosePart(); });
    connect(m_editor, &WiringEditor::currentPartChanged, &board, [this](std::optional<std::size_t> part) {
        if (m_editor->isVisible()) {
            m_board.setCurrentPart(part);
        }
    });
    connect(&board, &BoardView::partActivated, this, &WiringActions::showPart);
    connect(&board, &BoardView::menuRequested, this, &WiringActions::openMenu);
    connect(&document, &WiringDocument::refused, this, [this](const QString &sentence) {
        if (!m_editor->isVisible()) {
            emit told(sentence);
        }
    });
    const auto mark = [this] { m_board.setMistakes(m_document.mistakes()); };
    connect(&document, &WiringDocument::changed, &board, mark);
    mark();
    bindKeys();
    new PartDragging{document, board, this};
}

void WiringActions::bindKeys()
{
    const auto bind = [this](const QKeySequence &key, auto act) {
        auto *shortcut = new QShortcut{key, &m_board};
        shortcut->setContext(Qt::WidgetShortcut);
        connect(shortcut, &QShortcut::activated, this, act);
    };
    bind(Qt::Key_Delete, [this] { deleteCurrent(); });
    bind(Qt::Key_F2, [this] {
        if (const std::optional<std::size_t> part = currentWired()) {
            m_editor->openToRename(*part);
        }
    });
    bind(Qt::ALT | Qt::Key_Left, [this] { nudge(-1, 0); });
    bind(Qt::ALT | Qt::Key_Right, [this] { nudge(1, 0); });
    bind(Qt::ALT | Qt::Key_Up, [this] { nudge(0, -1); });
    bind(Qt::ALT | Qt::Key_Down, [this] { nudge(0, 1); });
}

std::optional<std::size_t> WiringActions::currentWired() const
{
    const std::optional<std::size_t> part = m_board.currentPart();
    return part && *part < m_document.wiring().parts.size() ? part : std::nullopt;
}

void WiringActions::choosePart(std::optional<core::PinId> pin)
{
    auto *palette = new PartPalette{m_editor->isActiveWindow() ? m_editor : m_window};
    palette->setAttribute(Qt::WA_DeleteOnClose);
    palette->setModal(true);
    // Once the palette is gone: closing it gives the focus to whatever had it before.
    connect(
        palette, &PartPalette::chosen, m_editor,
        [this, pin](sim::PartKind kind) { m_editor->addPart(kind, pin); }, Qt::QueuedConnection);
    palette->open();
}

void WiringActions::showPart(std::optional<std::size_t> part)
{
    if (part && *part >= m_document.wiring().parts.size()) {
        keepAdded(*part);
        return;
    }
    m_editor->open(part);
}

void WiringActions::chooseDiagram()
{
    const QString path = QFileDialog::getOpenFileName(m_window, tr("Import wiring"), {},
                                                      tr("Diagrams for Wokwi (*.json);;All files (*)"));
    if (!path.isEmpty()) {
        importFrom(path);
    }
}

void WiringActions::importFrom(const QString &path)
{
    const core::Result<sim::WokwiImport> taken = readDiagram(path);
    if (!taken) {
        emit told(QString::fromStdString(taken.error().text()));
        return;
    }
    m_document.change(taken->wiring, tr("import wiring"));
    if (!m_document.isReadOnly()) {
        emit told(reportOf(*taken, path));
    }
}

void WiringActions::deleteCurrent()
{
    if (const std::optional<std::size_t> part = currentWired()) {
        m_board.setCurrentPart(std::nullopt);
        m_editor->deletePart(*part);
    }
}

void WiringActions::nudge(int columns, int rows)
{
    if (const std::optional<std::size_t> part = currentWired()) {
        sim::Place place = m_board.placeAt(m_board.pictureOf(*part).topLeft());
        const auto beside = [](std::uint8_t hole, int by) {
            return static_cast<std::uint8_t>(std::clamp<std::int64_t>(hole + by, 0, sim::Place::farthest));
        };
        place = {beside(place.column, columns), beside(place.row, rows)};
        m_document.change(sim::moved(m_document.wiring(), *part, place), tr("move a part"),
                          QStringLiteral("%1 at").arg(*part));
        m_board.setCurrentPart(part); // the board was wired anew
    }
}

void WiringActions::openMenu(std::optional<std::size_t> part, const QPoint &place)
{
    auto *menu = new QMenu{m_window};
    menu->setAttribute(Qt::WA_DeleteOnClose);
    if (part) {
        m_board.setCurrentPart(part);
        addEntriesOf(menu, *part);
        menu->addSeparator();
    }
    const std::optional<core::PinId> pin = m_board.pinAt(m_board.mapFromGlobal(place));
    menu->addAction(pin ? tr("&Add a part on %1…").arg(headerText(*pin)) : tr("&Add a part…"), this,
                    [this, pin] { choosePart(pin); })
        ->setEnabled(!m_document.isReadOnly());
    menu->addAction(tr("&Wire the board…"), this, [this] { showPart(currentWired()); });
    QUndoStack &history = m_document.history();
    menu->addAction(tr("&Undo: %1").arg(history.undoText()), &history, &QUndoStack::undo)
        ->setVisible(history.canUndo());
    menu->addAction(tr("&Redo: %1").arg(history.redoText()), &history, &QUndoStack::redo)
        ->setVisible(history.canRedo());
    menu->popup(place);
}

void WiringActions::addEntriesOf(QMenu *menu, std::size_t part)
{
    if (part >= m_document.wiring().parts.size()) {
        menu->addAction(tr("&Keep this LED in the wiring"), this, [this, part] { keepAdded(part); })
            ->setEnabled(!m_document.isReadOnly());
        return;
    }
    menu->addAction(tr("&Change…"), this, [this, part] { showPart(part); });
    menu->addAction(tr("&Rename…"), this, [this, part] { m_editor->openToRename(part); });
    addColours(menu, part);
    if (placeOf(m_document.wiring().parts[part])) {
        menu->addAction(tr("&Stand where there is room"), this, [this, part] {
            m_document.change(sim::moved(m_document.wiring(), part, std::nullopt), tr("move a part"));
        });
    }
    menu->addAction(tr("&Delete"), this, &WiringActions::deleteCurrent);
    if (m_document.isReadOnly()) {
        for (QAction *action : menu->actions()) {
            action->setEnabled(false);
        }
    }
}

void WiringActions::addColours(QMenu *menu, std::size_t part)
{
    const sim::Led *led = std::get_if<sim::Led>(&m_document.wiring().parts[part]);
    if (!led) {
        return;
    }
    QMenu *colours = menu->addMenu(tr("C&olour"));
    for (std::size_t i = 0; i < sim::words::colours.size(); ++i) {
        const std::string word{sim::words::colours[i]};
        QAction *action = colours->addAction(wordText("colour", word), this, [this, part, word] {
            m_document.change(sim::withKey(m_document.wiring(), part, "colour", word), tr("colour an LED"));
        });
        action->setCheckable(true);
        action->setChecked(static_cast<std::size_t>(led->colour) == i);
    }
}

void WiringActions::keepAdded(std::size_t part)
{
    const core::PinId pin = m_board.parts()[part].pins.front();
    const std::size_t number = m_document.wiring().parts.size();
    const core::Result<sim::Wiring> wired
        = sim::withPart(m_document.wiring(), sim::PartKind::Led).and_then([&](const sim::Wiring &with) {
              return sim::connected(with, number, 0, pin);
          });
    if (m_document.change(wired, tr("add a part"))) {
        m_editor->open(number);
    }
}

} // namespace ui
