// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/boardview.h"

#include "ui/boardaccess.h"
#include "ui/lanecolour.h"
#include "ui/partlettering.h"

#include <QFontInfo>

#include <algorithm>

namespace ui {

BoardView::BoardView(QWidget *parent)
    : QWidget(parent), m_hand({[this](std::size_t part, std::int32_t value) {
                                   if (!m_reach.set || !m_reach.set(part, value)) {
                                       return false;
                                   }
                                   m_hands[static_cast<std::uint32_t>(part)] = value;
                                   emit handMoved();
                                   return true;
                               },
                               [this](std::size_t part) {
                                   if (m_reach.letGo) {
                                       m_reach.letGo(part);
                                       m_hands[static_cast<std::uint32_t>(part)] = 0;
                                       emit handMoved();
                                   }
                               }})
{
    setAttribute(Qt::WA_OpaquePaintEvent);
    setMouseTracking(true);
    offerPartsToScreenReaders();
    setFocusPolicy(Qt::StrongFocus);
    setAccessibleName(tr("Board"));
    arrange();
    describe();
}

void BoardView::setWiring(sim::Wiring wiring)
{
    m_parts.setWiring(std::move(wiring));
    m_hand.forget();
    m_hands.clear();
    if (m_current && *m_current >= parts().size()) {
        setCurrentPart(std::nullopt);
    }
    arrange();
}

void BoardView::setMistakes(const std::vector<sim::Mistake> &mistakes)
{
    m_mistakes = mistakes;
    m_still = {};
    update();
}

void BoardView::setReach(PartHand::Reach reach)
{
    m_reach = std::move(reach);
}

void BoardView::showMoment(const core::State &state, const LaneIndex &lanes,
                           std::optional<core::Instant> from, core::Instant now, bool isLive)
{
    const bool dark = ViewColours::from(palette()).dark;
    std::vector<UsedPin> used;
    for (const PinLane &lane : lanes.pins()) {
        const core::PinState &pin = state.pins[number(lane.id) % core::pinCount];
        if (pin.claimed || pin.wasOutput) {
            used.push_back({lane.id, laneColour(lanes, lane.id, dark)});
        }
    }
    if (isLive) {
        std::erase_if(m_hands, [&](const auto &hand) { return state.input(hand.first) == hand.second; });
    }
    const BoardParts::Change change
        = m_parts.show({state, lanes, from, now, isLive ? m_hands : BoardMoment::Hands{}});
    if (change.all) {
        m_used = std::move(used);
        arrange();
        emit summaryChanged(summary());
    } else if (used != m_used) {
        m_used = std::move(used);
        m_still = {};
        update();
    } else if (change.parts.empty() && !change.boardLed && !change.neoPixel) {
        return;
    }
    redraw(change);
    describe();
    if (m_current && std::find(change.parts.begin(), change.parts.end(), *m_current) != change.parts.end()) {
        tellPartState(*this, static_cast<int>(*m_current));
    }
}

void BoardView::arrange()
{
    std::vector<PartNeed> needs;
    for (const BoardPart &part : parts()) {
        needs.push_back(PartLettering::needOf(part, font()));
    }
    m_layout = layOut(needs, size(), QFontInfo{font()}.pixelSize() / 13.0);
    m_still = {};
    update();
}

void BoardView::redraw(const BoardParts::Change &change)
{
    for (const std::size_t part : change.parts) {
        update(reachOf(part).toAlignedRect());
    }
    if (change.boardLed) {
        update(m_layout.board.mapRect(reachOfBoardLed(m_layout.geometry)).toAlignedRect());
    }
    if (change.neoPixel) {
        update(m_layout.board.mapRect(reachOfBoardPixel(m_layout.geometry)).toAlignedRect());
    }
}

/// What is said
/// ------------------------------------------------------------------------------------------------

QString BoardView::summary() const
{
    std::size_t leds = 0;
    std::size_t others = 0;
    bool added = false;
    for (const BoardPart &part : parts()) {
        added = added || part.isAdded;
        (part.face->kind() == PartFace::tr("LED") ? leds : others) += 1;
    }
    QStringList words;
    if (others > 0) {
        words += others == 1 ? tr("1 part") : tr("%1 parts").arg(others);
    }
    if (leds > 0) {
        words += (leds == 1 ? tr("1 LED") : tr("%1 LEDs").arg(leds))
            + (added ? tr(", added for you") : QString{});
    }
    if (words.isEmpty()) {
        words += tr("no LEDs yet");
    }
    // What is least news comes last: in a narrow panel the end is cut off.
    words += tr("Metro M4 Express");
    return words.join(QStringLiteral(" · "));
}

QString BoardView::wordsOf(const BoardPart &part) const
{
    return tr("%1: %2").arg(part.name, part.face->state());
}

void BoardView::describe()
{
    QStringList words{tr("board LED (D13): %1").arg(lightText(m_parts.boardLed()))};
    if (m_parts.neoPixel().isLit(0)) {
        words += tr("board NeoPixel: %1").arg(m_parts.neoPixel().words());
    }
    for (const BoardPart &part : parts()) {
        words += wordsOf(part);
    }
    if (parts().empty()) {
        words += tr("no pins used yet");
    }
    const QString text = words.join(QStringLiteral(", "));
    if (text != accessibleDescription()) {
        setAccessibleDescription(text);
    }
}

/// Where things are
/// ------------------------------------------------------------------------------------------------

std::optional<std::size_t> BoardView::partAt(const QPoint &place) const
{
    // Those drawn later lie above.
    for (std::size_t i = m_layout.spots.size(); i-- > 0;) {
        if (m_layout.spots[i].cell.contains(place)) {
            return i;
        }
    }
    return std::nullopt;
}

QRect BoardView::rectOf(std::size_t part) const
{
    return part < m_layout.spots.size() ? m_layout.spots[part].cell.toAlignedRect() : QRect{};
}

QRectF BoardView::reachOf(std::size_t part) const
{
    const PartFace &face = *parts()[part].face;
    const double reach = face.reach() + 2;
    const QSizeF half = (face.size(m_layout.room) / 2 + QSizeF(reach, reach)) * m_layout.scale;
    const QPointF corner(half.width(), half.height());
    const PartSpot &spot = m_layout.spots[part];
    return QRectF(spot.middle - corner, spot.middle + corner).united(spot.cell);
}

std::optional<core::PinId> BoardView::pinAt(const QPoint &place) const
{
    const double near = std::max(5.0, 7 * m_layout.board.m11());
    for (const HeaderPin &pin : BoardGeometry::headers()) {
        const QPointF away = m_layout.holeOf(pin) - place;
        if (pin.pin && std::abs(away.x()) <= near && std::abs(away.y()) <= near) {
            return pin.pin;
        }
    }
    return std::nullopt;
}

std::optional<QPoint> BoardView::holeOf(core::PinId pin) const
{
    const HeaderPin *header = BoardGeometry::headerOf(pin);
    return header ? std::optional{m_layout.holeOf(*header).toPoint()} : std::nullopt;
}

sim::Place BoardView::placeAt(const QPoint &there) const
{
    return placeNear((there - m_layout.breadboard.topLeft()) / m_layout.scale);
}

QPoint BoardView::holeOf(const sim::Place &place) const
{
    return (m_layout.breadboard.topLeft() + holeAt(place) * m_layout.scale).toPoint();
}

QRect BoardView::pictureOf(std::size_t part) const
{
    if (part >= m_layout.spots.size()) {
        return {};
    }
    QRectF picture({}, parts()[part].face->size(m_layout.room) * m_layout.scale);
    picture.moveCenter(m_layout.spots[part].middle);
    return picture.toRect();
}

QPoint BoardView::legOf(std::size_t part, std::size_t leg) const
{
    const QPointF fromMiddle = parts()[part].face->leg(leg, m_layout.room) * m_layout.scale;
    return (m_layout.spots[part].middle + fromMiddle).toPoint();
}

void BoardView::resizeEvent(QResizeEvent *)
{
    arrange();
}

void BoardView::changeEvent(QEvent *event)
{
    arrange(); // the font may be another
    QWidget::changeEvent(event);
}

} // namespace ui
