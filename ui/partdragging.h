// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/partgrip.h"

#include <QObject>
#include <QPixmap>

class QMouseEvent;

namespace ui {

class BoardView;
class DragOverlay;
class WiringDocument;

/// Drags parts from hole to hole and ends of wires from pin to pin, each one step of the document. It looks
/// at the view's mouse before the view does, and takes what belongs to a drag.
class PartDragging : public QObject
{
    Q_OBJECT

public:
    /// Both must outlive it.
    PartDragging(WiringDocument &document, BoardView &board, QObject *parent);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    bool press(const QMouseEvent &event);
    bool move(const QMouseEvent &event);
    bool release(const QMouseEvent &event);
    void begin();
    void showWire(const QPoint &place);
    void stop();
    void drop(const QPoint &place);
    QPoint snapped(const QPoint &place) const;
    bool canGoTo(core::PinId pin) const;
    /// "D5: used by faster"
    QString wordsOf(core::PinId pin) const;

    WiringDocument &m_document;
    BoardView &m_board;
    DragOverlay *m_overlay;
    std::optional<PartGrip> m_grip;
    QPoint m_from;
    bool m_isDragging = false;
    QPixmap m_picture;
};

} // namespace ui
