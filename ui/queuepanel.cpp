// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/queuepanel.h"

#include "ui/palette.h"
#include "ui/session.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QScrollBar>
#include <QStringList>

#include <algorithm>
#include <cmath>

namespace ui {

namespace {

constexpr double margin = 14;
constexpr double padding = 10;

QString headOf(QueueSection section)
{
    switch (section) {
    case QueueSection::OnCpu:
        return QueuePanel::tr("ON THE CPU");
    case QueueSection::Ready:
        return QueuePanel::tr("READY NOW");
    case QueueSection::Sleeping:
        return QueuePanel::tr("SLEEPING");
    case QueueSection::Waiting:
        return QueuePanel::tr("WAITING FOR OTHERS");
    case QueueSection::Done:
        return QueuePanel::tr("DONE");
    }
    return {};
}

QString emptyOf(QueueSection section)
{
    switch (section) {
    case QueueSection::OnCpu:
        return QueuePanel::tr("the CPU is free");
    case QueueSection::Ready:
        return QueuePanel::tr("nobody is waiting for a turn");
    default:
        return QueuePanel::tr("nobody sleeps");
    }
}

QColor mixed(const QColor &a, const QColor &b, double part)
{
    const auto channel = [part](int x, int y) { return static_cast<int>(std::lround(x + (y - x) * part)); };
    return {channel(a.red(), b.red()), channel(a.green(), b.green()), channel(a.blue(), b.blue())};
}

} // namespace

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
    if (groups == m_groups && !m_rows.empty()) {
        return;
    }
    m_groups = std::move(groups);
    layOut();
    QStringList told;
    for (const Row &row : m_rows) {
        told += row.card ? row.card->name + QLatin1Char(' ') + row.card->reason : row.text;
    }
    setAccessibleDescription(told.join(QStringLiteral(". ")));
    viewport()->update();
}

void QueuePanel::layOut()
{
    m_rows.clear();
    const double line = fontMetrics().height();
    const double width = viewport()->width() - 2 * margin;
    double y = margin * 0.6;
    const auto add = [&](Row::Kind kind, double height, QString text, const QueueCard *card, bool held) {
        m_rows.push_back({kind, QRectF{margin, y, width, height}, std::move(text), card, held});
        y += height + 6;
    };
    for (const QueueGroup &group : m_groups) {
        add(Row::Kind::Head, line, headOf(group.section), nullptr, false);
        for (const QueueCard &card : group.cards) {
            add(Row::Kind::Card, 2 * line + 2 * padding - 2, {}, &card, group.section == QueueSection::OnCpu);
        }
        if (group.cards.empty()) {
            add(Row::Kind::Empty, line + padding, emptyOf(group.section), nullptr, false);
        } else if (group.more > 0) {
            add(Row::Kind::More, line, tr("and %1 more").arg(group.more), nullptr, false);
        }
        y += 8;
    }
    m_height = y;
    verticalScrollBar()->setPageStep(viewport()->height());
    verticalScrollBar()->setSingleStep(fontMetrics().height());
    verticalScrollBar()->setRange(0,
                                  std::max(0, static_cast<int>(std::ceil(m_height)) - viewport()->height()));
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

void QueuePanel::drawCard(QPainter &painter, const Row &row, const QRectF &rect,
                          const ViewColours &colours) const
{
    const QueueCard &card = *row.card;
    const QColor colour = taskColour(card.task, colours.dark);
    const QColor ground = mixed(colours.surface, colour, colours.dark ? 0.22 : 0.10);
    const bool selected = m_session.view().selected == card.task;
    painter.setPen(
        QPen{row.held || selected ? colour : mixed(colours.surface, colour, 0.45), selected ? 2.5 : 1.2});
    painter.setBrush(ground);
    painter.drawRoundedRect(rect, 5, 5);
    painter.setPen(Qt::NoPen);
    painter.setBrush(colour);
    painter.drawRoundedRect(QRectF{rect.left(), rect.top(), 5, rect.height()}, 2, 2);

    const QRectF inner = rect.adjusted(5 + padding, padding - 2, -padding, 2 - padding);
    const QRectF upper{inner.left(), inner.top(), inner.width(), inner.height() / 2};
    const QRectF lower{inner.left(), inner.center().y(), inner.width(), inner.height() / 2};
    const QFont nameFont = sized(font(), 15, QFont::DemiBold);
    const QFont monoFont = monospaced(font(), 12);
    const QFont lowFont = sized(font(), 12.5);

    painter.setFont(nameFont);
    painter.setPen(readableOn(colours.text, ground));
    const double nameWidth = std::min(upper.width(), QFontMetricsF{nameFont}.horizontalAdvance(card.name));
    painter.drawText(upper, Qt::AlignVCenter | Qt::AlignLeft,
                     QFontMetricsF{nameFont}.elidedText(card.name, Qt::ElideRight, upper.width()));
    painter.setFont(monoFont);
    painter.setPen(readableOn(colours.muted, ground));
    const QRectF beside = upper.adjusted(nameWidth + 10, 0, 0, 0);
    painter.drawText(beside, Qt::AlignVCenter | Qt::AlignLeft,
                     QFontMetricsF{monoFont}.elidedText(card.call, Qt::ElideRight, beside.width()));

    painter.setPen(readableOn(colours.text, ground));
    painter.setFont(lowFont);
    double taken = 0;
    if (card.sleeps) {
        painter.save();
        painter.setPen(readableOn(colours.muted, ground));
        painter.drawText(lower, Qt::AlignVCenter | Qt::AlignRight, card.countdown);
        painter.restore();
        const QFontMetricsF metrics{lowFont};
        taken = metrics.horizontalAdvance(card.countdown) + 10;
        const double from = metrics.horizontalAdvance(card.reason) + 14;
        const QRectF bed{lower.left() + from, lower.center().y() - 3, lower.width() - from - taken, 6};
        if (bed.width() > 24) {
            painter.save();
            painter.setPen(Qt::NoPen);
            painter.setBrush(mixed(ground, colour, 0.3));
            painter.drawRoundedRect(bed, 3, 3);
            painter.setBrush(colour);
            painter.drawRoundedRect(QRectF{bed.left(), bed.top(), bed.width() * card.elapsed, bed.height()},
                                    3, 3);
            painter.restore();
        }
    }
    const QRectF words = lower.adjusted(0, 0, -taken, 0);
    painter.drawText(words, Qt::AlignVCenter | Qt::AlignLeft,
                     QFontMetricsF{lowFont}.elidedText(card.reason, Qt::ElideRight, words.width()));
}

void QueuePanel::paintEvent(QPaintEvent *)
{
    QPainter painter{viewport()};
    painter.setRenderHint(QPainter::Antialiasing);
    const ViewColours colours = ViewColours::from(palette());
    const double scrolled = verticalScrollBar()->value();
    for (const Row &row : m_rows) {
        const QRectF rect = row.rect.translated(0, -scrolled);
        if (rect.bottom() < 0 || rect.top() > viewport()->height()) {
            continue;
        }
        switch (row.kind) {
        case Row::Kind::Head:
        case Row::Kind::More:
            painter.setFont(sized(font(), 11, row.kind == Row::Kind::Head ? QFont::DemiBold : QFont::Normal));
            painter.setPen(colours.muted);
            painter.drawText(rect, Qt::AlignVCenter | Qt::AlignLeft, row.text);
            break;
        case Row::Kind::Empty:
            painter.setFont(sized(font(), 12.5));
            painter.setPen(QPen{colours.border, 1.2, Qt::DashLine});
            painter.setBrush(Qt::NoBrush);
            painter.drawRoundedRect(rect, 5, 5);
            painter.setPen(colours.muted);
            painter.drawText(rect, Qt::AlignCenter, row.text);
            break;
        case Row::Kind::Card:
            drawCard(painter, row, rect, colours);
            break;
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

void QueuePanel::select(const Row &row)
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
    const auto hit = std::find_if(m_rows.begin(), m_rows.end(),
                                  [&](const Row &row) { return row.card && row.rect.contains(at); });
    if (hit != m_rows.end()) {
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
    std::vector<const Row *> cards;
    for (const Row &row : m_rows) {
        if (row.card) {
            cards.push_back(&row);
        }
    }
    if (cards.empty()) {
        return;
    }
    const auto chosen = std::find_if(cards.begin(), cards.end(), [&](const Row *row) {
        return m_session.view().selected == row->card->task;
    });
    const auto place = chosen - cards.begin();
    const auto last = static_cast<std::ptrdiff_t>(cards.size()) - 1;
    const auto wanted = chosen == cards.end() ? 0 : event->key() == Qt::Key_Up ? place - 1 : place + 1;
    select(*cards[static_cast<std::size_t>(std::clamp<std::ptrdiff_t>(wanted, 0, last))]);
}

} // namespace ui
