// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/focusring.h"
#include "ui/timelinescene.h"

#include <QWidget>

#include <memory>

class QScrollBar;

namespace ui {

/// The timeline: a lane for each task and each pin on one time axis, with the playhead in it.
///
/// Wheel zooms about the pointer, drag pans, click travels. With the focus: W S zoom, A D pan, F
/// shows all, Home and End the start and the playhead, Up and Down pick a row, Left and Right travel
/// to its previous and next turn or edge.
class TimelineView : public QWidget
{
    Q_OBJECT

public:
    explicit TimelineView(QWidget *parent = nullptr);
    ~TimelineView() override;

    /// Another run: `trace` must live until the next call.
    void setTrace(const core::Trace &trace);
    /// The same run from now on, with another future: what is in sight stays in sight.
    void replaceTrace(const core::Trace &trace);
    /// Another run, drawn below the lanes; null for none.
    void setGhost(std::unique_ptr<GhostLanes> ghost);
    /// Shows this moment of the run; `state` is the board's at it.
    void showMoment(const TimelineMoment &moment, const core::State &state);
    void pickTask(std::optional<core::TaskId> task);

    const TimelineScene &scene() const { return *m_scene; }
    /// One line for the panel's head: what the mouse and keys do here.
    static QString hint();

    QSize sizeHint() const override { return {900, 300}; }
    QSize minimumSizeHint() const override { return {320, 120}; }

signals:
    void timePicked(core::Instant time);
    void taskPicked(std::optional<core::TaskId> task);
    /// A menu is wanted for a row, by mouse or key.
    void rowMenuWanted(const ui::RowPick &row, const QPoint &globalPos);
    /// The learner moved the picture away from the playhead, or back to it.
    void followChanged(bool follow);

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    void changeEvent(QEvent *event) override;
    bool event(QEvent *event) override;

private:
    void zoom(double x, double factor);
    void pan(double pixels);
    void showScale(const TimeScale &scale, bool follow);
    void setFollow(bool follow);
    void setScale(const TimeScale &scale);
    void scrollRows(double pixels);
    void pickRow(const TimelineRow *row);
    void point(const TimelineRow *row);
    void scrollTo(const TimelineRow &row);
    void placeScrollBar();
    void describe();

    std::unique_ptr<core::Trace> m_nothing; // shown until there is a run
    std::unique_ptr<TimelineScene> m_scene;
    QScrollBar *m_scrollBar;
    FocusRing m_ring;
    bool m_placed = false; // the scale has been chosen for this run
    QPointF m_pressedAt;
    QPointF m_draggedTo;
    bool m_dragging = false;
};

} // namespace ui
