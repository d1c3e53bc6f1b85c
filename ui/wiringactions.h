// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ids.h"
#include "ui/menus.h"

#include <QObject>
#include <QPointer>

#include <optional>

class QMenu;

namespace ui {

class BoardView;
class PartPalette;
class WiringDocument;
class WiringEditor;

/// What the commands about parts do, and what keys and the context menu do with parts on the board.
class WiringActions : public QObject
{
    Q_OBJECT

public:
    /// All must outlive it. `window`: above which dialogs open; it becomes the parent.
    WiringActions(const Actions &actions, WiringDocument &document, BoardView &board, QWidget *window);

    /// Opens the palette; what is chosen there comes to that pin, or to a free one.
    void choosePart(std::optional<core::PinId> pin = std::nullopt);
    void showPart(std::optional<std::size_t> part);
    /// Takes over a diagram for Wokwi in place of the wiring.
    void importFrom(const QString &path);
    WiringEditor &editor() const { return *m_editor; }

signals:
    /// A sentence, or several lines of them, for the learner.
    void told(const QString &words);

private:
    void bindKeys();
    void chooseDiagram();
    void deleteCurrent();
    void nudge(int columns, int rows);
    void openMenu(std::optional<std::size_t> part, const QPoint &place);
    void addEntriesOf(QMenu *menu, std::size_t part);
    void addColours(QMenu *menu, std::size_t part);
    /// Makes an LED that was only shown a part of the wiring.
    void keepAdded(std::size_t part);
    /// The number in the wiring of the board's current part.
    std::optional<std::size_t> currentWired() const;

    WiringDocument &m_document;
    BoardView &m_board;
    QWidget *m_window;
    WiringEditor *m_editor;
};

} // namespace ui
