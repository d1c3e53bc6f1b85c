// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/state.h"
#include "sim/wiring.h"
#include "ui/boardpainter.h"
#include "ui/focusring.h"
#include "ui/laneindex.h"

#include <QPixmap>
#include <QWidget>

namespace ui {

/// The board beside a breadboard with its LEDs, alight as they are at the playhead.
class BoardView : public QWidget
{
    Q_OBJECT

public:
    explicit BoardView(QWidget *parent = nullptr);

    void setWiring(sim::Wiring wiring);
    /// Shows the board at a moment. While the run plays, `from` is the moment of the frame before: an
    /// LED that switched in between is as bright as the share of the time that it was lit, so that
    /// fast blinking never looks like standing still.
    void showMoment(const core::State &state, const LaneIndex &lanes, std::optional<core::Instant> from,
                    core::Instant now);

    /// The LEDs as shown, the board's own first.
    const std::vector<BoardLed> &leds() const { return m_leds; }
    /// One line for the panel's head: "Metro M4 Express · 2 LEDs".
    QString summary() const;

    QSize sizeHint() const override { return {640, 290}; }
    QSize minimumSizeHint() const override { return {240, 84}; }

signals:
    void summaryChanged(const QString &summary);

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;

private:
    double lightOf(const sim::LedAt &led, const LaneIndex &lanes, std::optional<core::Instant> from,
                   core::Instant now) const;
    void describe();
    void paintStill(QPainter &painter) const;

    sim::Wiring m_wiring;
    std::vector<BoardLed> m_leds;
    std::vector<UsedPin> m_used;
    BoardGeometry m_geometry{0};
    FocusRing m_ring;
    QPixmap m_still; // all that does not glow; null when it has to be drawn anew
};

} // namespace ui
