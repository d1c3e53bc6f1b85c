// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/timelineview.h"

#include "ui/timelineruler.h"
#include "ui/timelinescroll.h"

#include <QFontInfo>
#include <QGestureEvent>
#include <QHelpEvent>
#include <QPainter>
#include <QScrollBar>
#include <QToolTip>

#include <cmath>

namespace ui {

TimelineView::TimelineView(QWidget *parent)
    : QWidget(parent), m_nothing(std::make_unique<core::Trace>()),
      m_scene(std::make_unique<TimelineScene>(*m_nothing)), m_scrollBar(new QScrollBar(Qt::Vertical, this))
{
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_OpaquePaintEvent);
    setAccessibleName(tr("Timeline"));
    setAccessibleDescription(tr("Nothing has happened yet."));
    setMouseTracking(true); // the row under the pointer shows its wake-ups
    grabGesture(Qt::PinchGesture);
    m_scrollBar->setAccessibleName(tr("Timeline rows"));
    m_scrollBar->hide();
    connect(m_scrollBar, &QScrollBar::valueChanged, this, [this](int value) {
        m_scene->scrolled = value;
        update();
    });
    m_scene->unit = QFontInfo(font()).pixelSize() / 13.0;
}

TimelineView::~TimelineView() = default;

QString TimelineView::hint()
{
    return tr("scroll to zoom · drag to pan · click to travel · ← → previous / next event");
}

void TimelineView::setTrace(const core::Trace &trace)
{
    auto scene = std::make_unique<TimelineScene>(trace);
    scene->size = m_scene->size;
    scene->unit = m_scene->unit;
    scene->scale = m_scene->scale;
    scene->layOutRows();
    m_scene = std::move(scene);
    m_placed = false;
    placeScrollBar();
    update();
}

void TimelineView::replaceTrace(const core::Trace &trace)
{
    const bool placed = m_placed;
    const std::optional<RowPick> picked = m_scene->picked;
    setTrace(trace);
    m_placed = placed;
    m_scene->picked = picked;
}

void TimelineView::setGhost(std::unique_ptr<GhostLanes> ghost)
{
    m_scene->ghost = std::move(ghost);
    m_scene->layOutRows();
    placeScrollBar();
    update();
}

void TimelineView::showMoment(const TimelineMoment &moment, const core::State &state)
{
    const bool moved = moment.cursor != m_scene->moment.cursor || !m_placed;
    m_scene->moment = moment;
    m_scene->refresh(state);
    if (!m_placed && m_scene->index.startedAt()) {
        m_placed = true;
        m_scene->scale = scaleAtFirst(*m_scene);
    }
    if (moved && moment.follow && !m_dragging) {
        setScale(scaleFollowing(*m_scene));
    }
    placeScrollBar();
    describe();
    update();
}

void TimelineView::pickTask(std::optional<core::TaskId> task)
{
    if (task) {
        m_scene->picked = RowPick{TimelineRow::Kind::Task, number(*task)};
    } else if (m_scene->picked && m_scene->picked->kind == TimelineRow::Kind::Task) {
        m_scene->picked.reset();
    }
    update();
}

/// The picture
/// ------------------------------------------------------------------------------------------------

void TimelineView::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const ViewColours colours = ViewColours::from(palette());
    m_scene->paint(painter, colours, font());
    m_ring.paint(painter, rect(), colours.accent);
}

void TimelineView::resizeEvent(QResizeEvent *)
{
    const double before = m_scene->laneWidth();
    m_scene->size = QSizeF(size());
    if (m_placed) {
        // The same span of time in the new width.
        const TimeScale &scale = m_scene->scale;
        m_scene->scale = {scale.left(), scale.nanosPerPixel() * before / m_scene->laneWidth()};
    }
    m_scene->layOutRows();
    placeScrollBar();
}

void TimelineView::placeScrollBar()
{
    const double furthest = m_scene->furthestScroll();
    m_scrollBar->setVisible(furthest > 0.5);
    const QSignalBlocker quiet(m_scrollBar);
    m_scrollBar->setRange(0, static_cast<int>(std::ceil(furthest)));
    m_scrollBar->setPageStep(static_cast<int>(m_scene->rowsHeight()));
    m_scrollBar->setSingleStep(20);
    m_scrollBar->setValue(static_cast<int>(m_scene->scrolled));
    const int wide = m_scrollBar->sizeHint().width();
    m_scrollBar->setGeometry(width() - wide, static_cast<int>(m_scene->rulerHeight()), wide,
                             static_cast<int>(m_scene->rowsHeight()));
}

void TimelineView::describe()
{
    // Sixty new descriptions a second would only silence a screen reader.
    if (m_scene->moment.playing) {
        return;
    }
    QStringList rows;
    for (std::size_t i = 0; i < m_scene->rows.rows.size(); ++i) {
        if (!m_scene->captions[i].isEmpty()) {
            rows.append(m_scene->name(m_scene->rows.rows[i]) + u' ' + m_scene->captions[i]);
        }
    }
    const QString text = rows.isEmpty() ? tr("Nothing has happened yet.")
                                        : tr("At %1: %2")
                                              .arg(clockText(m_scene->moment.cursor - m_scene->moment.start),
                                                   rows.join(QStringLiteral(", ")));
    if (text != accessibleDescription()) {
        setAccessibleDescription(text);
    }
}

void TimelineView::setScale(const TimeScale &scale)
{
    if (scale != m_scene->scale) {
        m_scene->scale = scale;
        update();
    }
}

void TimelineView::zoom(double x, double factor)
{
    setScale(m_scene->scale.zoomedAbout(x - m_scene->gutter(), factor));
}

void TimelineView::pan(double pixels)
{
    showScale(m_scene->scale.pannedBy(pixels), false);
}

void TimelineView::showScale(const TimeScale &scale, bool follow)
{
    setScale(scale);
    setFollow(follow);
}

void TimelineView::setFollow(bool follow)
{
    if (m_scene->moment.follow != follow) {
        m_scene->moment.follow = follow;
        emit followChanged(follow);
    }
}

void TimelineView::scrollRows(double pixels)
{
    m_scrollBar->setValue(static_cast<int>(std::lround(m_scene->scrolled + pixels)));
}

void TimelineView::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::FontChange) {
        m_scene->unit = QFontInfo(font()).pixelSize() / 13.0;
        m_scene->layOutRows();
        placeScrollBar();
    }
    update();
    QWidget::changeEvent(event);
}

bool TimelineView::event(QEvent *event)
{
    if (event->type() == QEvent::ToolTip) {
        const QPointF point = static_cast<QHelpEvent *>(event)->pos();
        const TimelineRow *row = m_scene->rowAt(point.y());
        if (row && point.x() >= m_scene->gutter()) {
            QToolTip::showText(static_cast<QHelpEvent *>(event)->globalPos(),
                               m_scene->said(*row, m_scene->timeAt(point.x())), this);
        } else {
            QToolTip::hideText();
        }
        return true;
    }
    if (event->type() == QEvent::Leave) {
        point(nullptr);
    }
    if (event->type() == QEvent::Gesture) {
        const auto *gesture = static_cast<QGestureEvent *>(event)->gesture(Qt::PinchGesture);
        if (const auto *pinch = qobject_cast<const QPinchGesture *>(gesture)) {
            zoom(mapFromGlobal(pinch->centerPoint()).x(), pinch->scaleFactor());
            return true;
        }
    }
    return QWidget::event(event);
}

void TimelineView::pickRow(const TimelineRow *row)
{
    m_scene->picked = row ? std::optional(RowPick{row->kind, row->id}) : std::nullopt;
    const bool task = row && row->kind == TimelineRow::Kind::Task;
    emit taskPicked(task ? std::optional(core::TaskId{row->id}) : std::nullopt);
    update();
}

void TimelineView::point(const TimelineRow *row)
{
    const std::optional<RowPick> pointed = row ? std::optional(RowPick{row->kind, row->id}) : std::nullopt;
    if (pointed != m_scene->pointed) {
        m_scene->pointed = pointed;
        update();
    }
}

void TimelineView::scrollTo(const TimelineRow &row)
{
    if (row.top < m_scene->scrolled) {
        scrollRows(row.top - m_scene->scrolled);
    } else if (row.top + row.height > m_scene->scrolled + m_scene->rowsHeight()) {
        scrollRows(row.top + row.height - m_scene->scrolled - m_scene->rowsHeight());
    }
}

} // namespace ui
