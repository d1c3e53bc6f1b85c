// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/queuepanel.h"

#include "ui/queuepainter.h"
#include "ui/session.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QScrollBar>
#include <QStringList>

#include <algorithm>
#include <cmath>

namespace ui {

QueuePanel::QueuePanel(Session &session, QWidget *parent) : QAbstractScrollArea(parent), m_session(session)
{
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setFocusPolicy(Qt::StrongFocus);
    setAccessibleName(tr("Event queue"));
    connect(&session, &Session::changed, this, &QueuePanel::refresh);
    connect(&session, &Session::runReset, this, &QueuePanel::refresh);
    refresh();
}

QSize QueuePanel::minimumSizeHint() const
{
    return {fontMetrics().averageCharWidth() * 26, fontMetrics().height() * 8};
}

void QueuePanel::refresh()
{
    std::vector<QueueGroup> groups
        = queueGroups(m_session.trace(), m_session.state(), m_session.view().now, m_session.start());
    if (groups == m_groups && !m_rows.rows.empty()) {
        describe();
        return;
    }
    m_groups = std::move(groups);
    layOut();
    describe();
    viewport()->update();
}

void QueuePanel::describe()
{
    // Sixty new descriptions a second would only silence a screen reader.
    if (m_session.view().playing) {
        return;
    }
    QStringList told;
    for (const QueueRow &row : m_rows.rows) {
        told += row.card         ? row.card->name + QLatin1Char(' ') + row.card->reason
            : row.hint.isEmpty() ? row.text
                                 : row.text + QStringLiteral(": ") + row.hint;
    }
    const QString text = told.join(QStringLiteral(". "));
    if (text != accessibleDescription()) {
        setAccessibleDescription(text);
    }
}

void QueuePanel::layOut()
{
    m_rows = queueRows(m_groups, viewport()->size(), fontMetrics().height());
    const int hidden = static_cast<int>(std::ceil(m_rows.height)) - viewport()->height();
    verticalScrollBar()->setPageStep(viewport()->height());
    verticalScrollBar()->setSingleStep(fontMetrics().height());
    verticalScrollBar()->setRange(0, std::max(0, hidden));
}

void QueuePanel::resizeEvent(QResizeEvent *event)
{
    QAbstractScrollArea::resizeEvent(event);
    layOut();
}

void QueuePanel::changeEvent(QEvent *event)
{
    QAbstractScrollArea::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::PaletteChange) {
        layOut();
        viewport()->update();
    }
}

void QueuePanel::paintEvent(QPaintEvent *)
{
    QPainter painter{viewport()};
    painter.setRenderHint(QPainter::Antialiasing);
    const ViewColours colours = ViewColours::from(palette());
    const QFont words = font();
    QueuePainter cards{painter, colours, words, m_rows, m_session.view().selected};
    const double scrolled = verticalScrollBar()->value();
    for (const QueueRow &row : m_rows.rows) {
        const QRectF rect = row.rect.translated(0, -scrolled);
        if (rect.bottom() >= 0 && rect.top() <= viewport()->height()) {
            cards.draw(row, rect);
        }
    }
    m_ring.paint(painter, viewport()->rect(), colours.accent);
}

void QueuePanel::focusInEvent(QFocusEvent *event)
{
    QAbstractScrollArea::focusInEvent(event);
    if (m_ring.take(*event)) {
        viewport()->update();
    }
}

void QueuePanel::focusOutEvent(QFocusEvent *event)
{
    QAbstractScrollArea::focusOutEvent(event);
    if (m_ring.take(*event)) {
        viewport()->update();
    }
}

void QueuePanel::select(const QueueRow &row)
{
    m_session.select(row.card->task);
    const int top = static_cast<int>(row.rect.top());
    const int bottom = static_cast<int>(std::ceil(row.rect.bottom()));
    QScrollBar *bar = verticalScrollBar();
    bar->setValue(std::clamp(bar->value(), bottom - viewport()->height(), top));
    viewport()->update();
}

void QueuePanel::mousePressEvent(QMouseEvent *event)
{
    const QPointF at = event->position() + QPointF{0, static_cast<double>(verticalScrollBar()->value())};
    const auto hit = std::find_if(m_rows.rows.begin(), m_rows.rows.end(),
                                  [&](const QueueRow &row) { return row.card && row.rect.contains(at); });
    if (hit != m_rows.rows.end()) {
        select(*hit);
    }
}

void QueuePanel::keyPressEvent(QKeyEvent *event)
{
    if (event->key() != Qt::Key_Up && event->key() != Qt::Key_Down) {
        QAbstractScrollArea::keyPressEvent(event);
        return;
    }
    if (m_ring.takeKey()) {
        viewport()->update();
    }
    std::vector<const QueueRow *> cards;
    for (const QueueRow &row : m_rows.rows) {
        if (row.card) {
            cards.push_back(&row);
        }
    }
    if (cards.empty()) {
        return;
    }
    const auto chosen = std::find_if(cards.begin(), cards.end(), [&](const QueueRow *row) {
        return m_session.view().selected == row->card->task;
    });
    const auto place = chosen - cards.begin();
    const auto last = static_cast<std::ptrdiff_t>(cards.size()) - 1;
    const auto wanted = chosen == cards.end() ? 0 : event->key() == Qt::Key_Up ? place - 1 : place + 1;
    select(*cards[static_cast<std::size_t>(std::clamp<std::ptrdiff_t>(wanted, 0, last))]);
}

} // namespace ui
