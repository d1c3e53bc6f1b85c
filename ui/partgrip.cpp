// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/partgrip.h"

#include "ui/boardview.h"

#include <QLineF>

namespace ui {

namespace {

constexpr double nearLeg = 7; // pixels

std::optional<PartGrip> wireAt(const BoardView &board, const sim::Wiring &wiring, const QPoint &place)
{
    std::optional<PartGrip> nearest;
    double least = nearLeg;
    const std::optional<core::PinId> pin = board.pinAt(place);
    for (std::size_t part = 0; part < wiring.parts.size(); ++part) {
        const std::vector<core::PinId> pins = pinsOf(wiring.parts[part]);
        for (std::size_t leg = 0; leg < pins.size(); ++leg) {
            if (pin == pins[leg] && board.holeOf(pins[leg]) && (!nearest || board.currentPart() == part)) {
                // Of several wires on a pin the current part's is meant.
                nearest = PartGrip{part, leg};
                least = 0;
            }
            const double distance = QLineF(board.legOf(part, leg), place).length();
            if (distance < least) {
                nearest = PartGrip{part, leg};
                least = distance;
            }
        }
    }
    return nearest;
}

} // namespace

std::optional<PartGrip> gripAt(const BoardView &board, const sim::Wiring &wiring, const QPoint &place,
                               bool withControl)
{
    if (!withControl) {
        if (const std::optional<PartGrip> wire = wireAt(board, wiring, place)) {
            return wire;
        }
    }
    const std::optional<std::size_t> part = board.partAt(place);
    if (!part || *part >= wiring.parts.size()) {
        return std::nullopt;
    }
    const bool isName = place.y() > board.pictureOf(*part).bottom();
    const bool canBeUsed = board.parts()[*part].face->control().has_value();
    return withControl || isName || !canBeUsed ? std::optional{PartGrip{*part, std::nullopt}} : std::nullopt;
}

} // namespace ui
