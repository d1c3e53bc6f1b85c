// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/state.h"
#include "sim/wiringmistakes.h"
#include "ui/boardlayout.h"
#include "ui/boardpainter.h"
#include "ui/boardparts.h"
#include "ui/focusring.h"
#include "ui/laneindex.h"
#include "ui/parthand.h"

#include <QPixmap>
#include <QWidget>

namespace ui {

/// The board beside a breadboard with its parts, as they are at the playhead.
///
/// A part is named by its index: below the number of parts in the wiring that is its number there, from
/// there on it is an LED that was added for the learner. Positions are the widget's.
class BoardView : public QWidget
{
    Q_OBJECT

public:
    explicit BoardView(QWidget *parent = nullptr);

    void setWiring(sim::Wiring wiring);
    /// What is wrong with the wiring: parts with a mistake get a mark, and the hint of each tells what is
    /// said of it.
    void setMistakes(const std::vector<sim::Mistake> &mistakes);
    /// Shows the board at a moment. While the run plays, `from` is the moment of the frame before: what
    /// shines is as bright as it was on the average since then. `isLive`: it is the present, so what a hand
    /// has just set is shown even if the run does not show it yet.
    void showMoment(const core::State &state, const LaneIndex &lanes, std::optional<core::Instant> from,
                    core::Instant now, bool isLive = true);
    /// Who sets the inputs of parts. Until it is given, nothing can be pressed.
    void setReach(PartHand::Reach reach);

    const std::vector<BoardPart> &parts() const { return m_parts.all(); }
    /// One line for the panel's head: "5 parts · 2 LEDs, added for you · Metro M4 Express".
    QString summary() const;

    /// The part at a place, with the words that belong to it.
    std::optional<std::size_t> partAt(const QPoint &place) const;
    QRect rectOf(std::size_t part) const;
    /// The pin whose hole on the board is there.
    std::optional<core::PinId> pinAt(const QPoint &place) const;
    /// Where a pin's hole is; nothing if it is not led out to one.
    std::optional<QPoint> holeOf(core::PinId pin) const;
    /// The hole of the breadboard nearest to there, and where a hole is: a part stands with the upper left
    /// corner of its picture at one.
    sim::Place placeAt(const QPoint &there) const;
    QPoint holeOf(const sim::Place &place) const;
    /// A part's picture, without its words.
    QRect pictureOf(std::size_t part) const;
    /// Where the wire to a leg of a part ends.
    QPoint legOf(std::size_t part, std::size_t leg) const;
    bool isOnBreadboard(const QPoint &place) const { return m_layout.breadboard.contains(place); }

    /// The part that keys go to; none: the board itself.
    std::optional<std::size_t> currentPart() const { return m_current; }
    void setCurrentPart(std::optional<std::size_t> part);

    /// The button with this number, 1 to 9: the first nine of the wiring have one.
    std::optional<std::size_t> buttonWithNumber(int number) const;
    /// And back: the number of a button.
    std::optional<int> numberOf(std::size_t part) const;
    PartHand &hand() { return m_hand; }

    QSize sizeHint() const override { return {640, 290}; }
    QSize minimumSizeHint() const override { return {240, 84}; }

signals:
    void summaryChanged(const QString &summary);
    void currentPartChanged(std::optional<std::size_t> part);
    /// A part that takes no input was double-clicked, or Enter was pressed on it.
    void partActivated(std::size_t part);
    /// The context menu was asked for, of a part or of the board.
    void menuRequested(std::optional<std::size_t> part, const QPoint &globalPlace);
    /// A hand has set a part: it has to be shown.
    void handMoved();

protected:
    bool event(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void keyReleaseEvent(QKeyEvent *event) override;
    bool focusNextPrevChild(bool next) override;

private:
    void arrange();
    void redraw(const BoardParts::Change &change);
    void describe();
    QString wordsOf(const BoardPart &part) const;
    QString hintOf(std::size_t part) const;
    /// What a part paints, its light included.
    QRectF reachOf(std::size_t part) const;
    std::optional<std::size_t> nextPart(int key) const;
    std::optional<PartControl> controlOf(std::optional<std::size_t> part) const;
    /// The key uses the current part.
    bool usesKey(const QKeyEvent &event) const;
    void useKey(const QKeyEvent &event);
    void paintNumber(QPainter &painter, int number) const;
    void paintMark(QPainter &painter, std::size_t part) const;
    void paintStill(QPainter &painter) const;
    void paintPart(QPainter &painter, std::size_t part, bool live) const;
    void paintCurrent(QPainter &painter) const;

    BoardParts m_parts;
    std::vector<UsedPin> m_used;
    std::vector<sim::Mistake> m_mistakes;
    BoardLayout m_layout;
    std::optional<std::size_t> m_current;
    PartHand::Reach m_reach;
    PartHand m_hand;
    BoardMoment::Hands m_hands; // what the hand has set, as long as the run does not show it
    FocusRing m_ring;
    QPixmap m_still; // all that does not change while the program runs; null when it has to be drawn anew
};

} // namespace ui
