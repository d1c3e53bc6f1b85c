// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/boardview.h"

#include "sim/metro_m4.h"
#include "ui/boardprint.h"
#include "ui/lanecolour.h"

#include <QPaintEvent>

namespace ui {

namespace {

double scaleOf(const QRectF &drawing, const QSizeF &size)
{
    constexpr double pad = 6;
    return std::max(
        0.1,
        std::min((size.width() - 2 * pad) / drawing.width(), (size.height() - 2 * pad) / drawing.height()));
}

/// The drawing for so many LEDs that comes out larger in a panel of this size.
BoardGeometry fitting(std::size_t leds, const QSizeF &size)
{
    BoardGeometry whole(leds);
    BoardGeometry low(leds, true);
    return scaleOf(low.all, size) > 1.1 * scaleOf(whole.all, size) ? low : whole;
}

QTransform fitted(const QRectF &drawing, const QSizeF &size)
{
    const double scale = scaleOf(drawing, size);
    QTransform transform;
    transform.translate(size.width() / 2, size.height() / 2);
    transform.scale(scale, scale);
    transform.translate(-drawing.center().x(), -drawing.center().y());
    return transform;
}

QString ledName(const BoardLed &led)
{
    return led.led.origin == sim::LedOrigin::Onboard ? BoardView::tr("board LED (D13)")
                                                     : QString::fromStdString(led.led.led.name);
}

} // namespace

BoardView::BoardView(QWidget *parent) : QWidget(parent)
{
    setAttribute(Qt::WA_OpaquePaintEvent);
    setFocusPolicy(Qt::StrongFocus);
    setAccessibleName(tr("Board"));
    describe();
}

void BoardView::setWiring(sim::Wiring wiring)
{
    m_wiring = std::move(wiring);
    m_still = {};
    update();
}

double BoardView::lightOf(const sim::LedAt &led, const LaneIndex &lanes, std::optional<core::Instant> from,
                          core::Instant now) const
{
    if (!from || *from >= now) {
        return led.brightness;
    }
    const core::PinId pin = led.led.pin;
    const bool known = number(pin) < lanes.pins().size() && !lanes.pins()[number(pin)].changes.empty();
    if (!known || !led.led.litWhenHigh) {
        return led.brightness;
    }
    return lanes.highShare(pin, *from, now);
}

void BoardView::showMoment(const core::State &state, const LaneIndex &lanes,
                           std::optional<core::Instant> from, core::Instant now)
{
    const bool dark = ViewColours::from(palette()).dark;
    std::vector<UsedPin> used;
    for (const PinLane &lane : lanes.pins()) {
        const core::PinState &pin = state.pins[number(lane.id) % core::pinCount];
        if (pin.claimed || pin.wasOutput) {
            used.push_back({lane.id, laneColour(lanes, lane.id, dark)});
        }
    }
    std::vector<BoardLed> leds;
    for (const sim::LedAt &led : sim::ledsAt(m_wiring, state)) {
        leds.push_back({led, lightOf(led, lanes, from, now), laneColour(lanes, led.led.pin, dark)});
    }
    const bool sameParts
        = std::equal(leds.begin(), leds.end(), m_leds.begin(), m_leds.end(),
                     [](const auto &a, const auto &b) { return a.led.led == b.led.led && a.wire == b.wire; });
    const bool sameLight = sameParts
        && std::equal(leds.begin(), leds.end(), m_leds.begin(),
                      [](const auto &a, const auto &b) { return std::abs(a.light - b.light) < 0.004; });
    if (sameLight && used == m_used) {
        return;
    }
    const bool rebuilt = !sameParts || used != m_used;
    m_leds = std::move(leds);
    m_used = std::move(used);
    if (rebuilt) {
        m_geometry = fitting(m_leds.size() - 1, size());
        m_still = {};
        emit summaryChanged(summary());
    }
    describe();
    update();
}

QString BoardView::summary() const
{
    const std::size_t count = m_leds.empty() ? 0 : m_leds.size() - 1;
    const QString leds = count == 0 ? tr("no LEDs yet") : count == 1 ? tr("1 LED") : tr("%1 LEDs").arg(count);
    return tr("Metro M4 Express") + QStringLiteral("  ·  ") + leds;
}

void BoardView::describe()
{
    QStringList words;
    for (const BoardLed &led : m_leds) {
        words.append(tr("%1: %2").arg(ledName(led), lightText(led.light)));
    }
    const QString text = m_leds.size() > 1
        ? words.join(QStringLiteral(", "))
        : (words + QStringList(tr("no pins used yet"))).join(QStringLiteral(", "));
    if (text != accessibleDescription()) {
        setAccessibleDescription(text);
    }
}

void BoardView::paintStill(QPainter &painter) const
{
    const ViewColours colours = ViewColours::from(palette());
    painter.fillRect(rect(), colours.surface);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setTransform(fitted(m_geometry.all, size()), true);
    paintBreadboard(painter, colours, m_geometry);
    paintBoard(painter, font(), m_geometry, m_used);
    for (std::size_t i = 1; i < m_leds.size(); ++i) {
        paintWire(painter, m_geometry, i - 1, m_leds[i].led.led.pin, m_leds[i].wire);
    }
    if (m_geometry.bulbs.empty()) {
        painter.setFont(BoardPrint(painter, font()).atLeast(13, 12));
        const QRectF place = m_geometry.breadboard.adjusted(14, 0, -14, 0);
        painter.setPen(colours.dark ? QColor(0xC5CDD6) : QColor(0x4A545F));
        painter.drawText(
            place, Qt::AlignCenter | Qt::TextWordWrap,
            m_used.empty() ? tr(
                "No pins used yet.\nPress Run: an LED appears here for every pin that the program drives.")
                           : tr(
                               "No LED here yet.\nOne appears for every other pin that the program drives."));
    }
}

void BoardView::paintEvent(QPaintEvent *)
{
    const double ratio = devicePixelRatioF();
    if (m_still.isNull()) {
        m_still = QPixmap((QSizeF(size()) * ratio).toSize());
        m_still.setDevicePixelRatio(ratio);
        QPainter still(&m_still);
        paintStill(still);
    }
    QPainter painter(this);
    painter.drawPixmap(0, 0, m_still);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setTransform(fitted(m_geometry.all, size()), true);
    const ViewColours colours = ViewColours::from(palette());
    for (std::size_t i = 1; i < m_leds.size(); ++i) {
        paintLed(painter, colours, font(), m_geometry, i - 1, m_leds[i]);
    }
    paintBoardLed(painter, font(), m_geometry, m_leds.empty() ? 0 : m_leds[0].light);
    painter.resetTransform();
    m_ring.paint(painter, rect(), colours.accent);
}

void BoardView::focusInEvent(QFocusEvent *event)
{
    QWidget::focusInEvent(event);
    if (m_ring.take(*event)) {
        update();
    }
}

void BoardView::focusOutEvent(QFocusEvent *event)
{
    QWidget::focusOutEvent(event);
    if (m_ring.take(*event)) {
        update();
    }
}

void BoardView::resizeEvent(QResizeEvent *)
{
    m_geometry = fitting(m_leds.empty() ? 0 : m_leds.size() - 1, size());
    m_still = {};
}

void BoardView::changeEvent(QEvent *event)
{
    m_still = {};
    update();
    QWidget::changeEvent(event);
}

} // namespace ui
