// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/boardlayout.h"

#include "ui/partflow.h"

#include <algorithm>
#include <cmath>

namespace ui {

namespace {

constexpr double margin = 6;      // round everything, in pixels
constexpr double leftOf = 12;     // the USB socket stands out so far, in units of the board
constexpr double wires = 30;      // above the board, in units of the board
constexpr double between = 30;    // board and breadboard, in units of the board
constexpr double rim = 3;         // of the breadboard round its parts, in pixels
constexpr double smallest = 0.25; // scale of the board at which one still sees what it is

/// One way to do it: sizes are chosen, what comes of them follows.
struct Choice
{
    bool low = false;
    double board = 1; // pixels a unit of the board
    double parts = 1; // pixels a unit of the parts
    PartRoom room = PartRoom::Ample;
    PartWords words = PartWords::NameOverState;
};

double textSize(const Choice &choice, double unit)
{
    return std::clamp(12 * choice.parts, 10.5 * unit, 13 * unit);
}

double wordsHeight(const Choice &choice, double unit)
{
    const double line = 1.3 * textSize(choice, unit);
    return choice.words == PartWords::NameOverState ? 2 * line
        : choice.words == PartWords::Nothing        ? 0
                                                    : line;
}

QSizeF pictureOf(const PartNeed &part, const Choice &choice)
{
    return (choice.room == PartRoom::Ample ? part.ample : part.tight) * choice.parts;
}

std::vector<QSizeF> cellsOf(const std::vector<PartNeed> &parts, const Choice &choice, double unit)
{
    const double text = textSize(choice, unit) / 10;
    std::vector<QSizeF> cells;
    for (const PartNeed &part : parts) {
        const QSizeF picture = pictureOf(part, choice);
        double words = part.shortName;
        switch (choice.words) {
        case PartWords::NameOverState:
            // A long name is cut rather than let it take the room of two parts.
            words = std::max(part.state, std::min(part.name, 85.0));
            break;
        case PartWords::NameAndState:
            words = std::min(part.shortName, 40.0) + part.state + 4;
            break;
        case PartWords::NameOnly:
            words = std::min(part.shortName, 40.0);
            break;
        case PartWords::Nothing:
            words = 0;
            break;
        }
        cells.emplace_back(std::max(picture.width() + 8 * choice.parts, words * text + 6),
                           picture.height() + wordsHeight(choice, unit) + 6 * choice.parts + 3);
    }
    return cells;
}

QSizeF boardSize(const Choice &choice)
{
    return BoardGeometry(choice.low).board.size() * choice.board;
}

QSizeF breadboardRoom(const Choice &choice, const QSizeF &panel)
{
    return {panel.width() - 2 * margin - boardSize(choice).width() - (leftOf + between) * choice.board,
            panel.height() - 2 * margin - wires * choice.board};
}

/// How large the breadboard must be for the parts that have a place.
QSizeF placedSize(const std::vector<PartNeed> &parts, const Choice &choice, double unit)
{
    QSizeF size(0, 0);
    for (const PartNeed &part : parts) {
        if (part.at) {
            const QPointF corner = holeAt(*part.at) * choice.parts;
            const QSizeF picture = pictureOf(part, choice);
            size = size.expandedTo({corner.x() + picture.width() + 4,
                                    corner.y() + picture.height() + wordsHeight(choice, unit) + 4});
        }
    }
    return size;
}

/// How good it is to look at.
double worth(const Choice &choice)
{
    const auto size = [](double scale) { return std::log(std::min(scale, 1.3)); };
    const double words = choice.words == PartWords::NameOverState ? 0.5
        : choice.words == PartWords::NameAndState                 ? 0.38
        : choice.words == PartWords::NameOnly                     ? 0
                                                                  : -0.5;
    return 0.6 * size(choice.parts) + 0.4 * size(choice.board) + words
        + (choice.room == PartRoom::Ample ? 0.12 : 0) + (choice.low ? 0 : 0.05);
}

bool fits(const Choice &choice, const std::vector<PartNeed> &parts, const QSizeF &panel, double unit)
{
    const QSizeF room = breadboardRoom(choice, panel);
    const double least = 150 * choice.board;
    if (room.width() < least || boardSize(choice).height() > room.height()) {
        return false;
    }
    if (parts.empty()) {
        return true;
    }
    const QSizeF placed = placedSize(parts, choice, unit);
    return placed.width() <= room.width() && placed.height() <= room.height()
        && flowInto(cellsOf(parts, choice, unit), room - QSizeF(2 * rim, 2 * rim)).fits;
}

Choice best(const std::vector<PartNeed> &parts, const QSizeF &panel, double unit)
{
    Choice found{
        .low = true, .board = 0.2, .parts = 0.2, .room = PartRoom::Tight, .words = PartWords::NameOnly};
    double most = worth(found) - 10;
    for (const bool low : {false, true}) {
        for (const PartRoom room : {PartRoom::Ample, PartRoom::Tight}) {
            for (const PartWords words : {PartWords::NameOverState, PartWords::NameAndState,
                                          PartWords::NameOnly, PartWords::Nothing}) {
                for (double board = 1.6; board >= smallest; board *= 0.93) {
                    for (double scale = std::min(1.3, 1.7 * board); scale > 0.2; scale *= 0.93) {
                        const Choice choice{low, board, scale, room, words};
                        if (worth(choice) <= most) {
                            break; // smaller ones are worth less still
                        }
                        if (fits(choice, parts, panel, unit)) {
                            found = choice;
                            most = worth(choice);
                            break;
                        }
                    }
                }
            }
        }
    }
    return found;
}

/// The words under a picture, both in the middle of their cell.
PartSpot spotIn(const QRectF &cell, const QSizeF &picture, double words)
{
    PartSpot spot;
    spot.cell = cell;
    spot.middle = QPointF(cell.center().x(), cell.top() + (cell.height() - words) / 2);
    const double top = spot.middle.y() + picture.height() / 2 + 2;
    spot.words = QRectF(cell.left() + 1, top, cell.width() - 2, words);
    return spot;
}

} // namespace

QPointF holeAt(const sim::Place &place)
{
    return {(place.column + 0.5) * holePitch, (place.row + 0.5) * holePitch};
}

sim::Place placeNear(const QPointF &there)
{
    const auto nearest = [](double length) {
        const auto hole = static_cast<std::int64_t>(std::lround(length / holePitch - 0.5));
        return static_cast<std::uint8_t>(std::clamp<std::int64_t>(hole, 0, sim::Place::farthest));
    };
    return {nearest(there.x()), nearest(there.y())};
}

BoardLayout layOut(const std::vector<PartNeed> &parts, const QSizeF &panel, double unit)
{
    const Choice choice = best(parts, panel, unit);
    BoardLayout layout;
    layout.geometry = BoardGeometry(choice.low);
    layout.scale = choice.parts;
    layout.room = choice.room;
    layout.words = choice.words;
    layout.text = textSize(choice, unit);

    const QSizeF board = boardSize(choice);
    const QSizeF room = breadboardRoom(choice, panel);
    const std::vector<QSizeF> cells = cellsOf(parts, choice, unit);
    // No wider than it needs to be: the parts then fill its rows evenly.
    QSizeF bread(std::min(room.width(), 250 * choice.board), board.height());
    if (!parts.empty()) {
        const QSizeF inside = room - QSizeF(2 * rim, 2 * rim);
        const double narrowest = narrowestFlow(cells, inside) + 2 * rim;
        const double height = flowInto(cells, {narrowest - 2 * rim, inside.height()}).size.height() + 2 * rim;
        bread = QSizeF(std::min(room.width(), std::max(bread.width(), 1.18 * narrowest)),
                       std::min(room.height(), std::max(board.height(), height)));
    }
    bread = bread.expandedTo(placedSize(parts, choice, unit)).boundedTo(room);

    const double width = leftOf * choice.board + board.width() + between * choice.board + bread.width();
    const double height = wires * choice.board + std::max(board.height(), bread.height());
    const double left = (panel.width() - width) / 2;
    const double middle
        = (panel.height() - height) / 2 + wires * choice.board + std::max(board.height(), bread.height()) / 2;
    layout.board.translate(left + leftOf * choice.board, middle - board.height() / 2);
    layout.board.scale(choice.board, choice.board);
    layout.breadboard = QRectF(QPointF(left + width - bread.width(), middle - bread.height() / 2), bread);

    const double words = wordsHeight(choice, unit);
    const PartFlow flow = flowInto(cells, bread - QSizeF(2 * rim, 2 * rim));
    for (std::size_t i = 0; i < parts.size(); ++i) {
        QRectF cell = flow.cells[i].translated(layout.breadboard.topLeft() + QPointF(rim, rim));
        if (parts[i].at) {
            const QSizeF picture = pictureOf(parts[i], choice);
            const QPointF corner = layout.breadboard.topLeft() + holeAt(*parts[i].at) * choice.parts;
            cell.moveCenter(corner + QPointF(picture.width(), picture.height() + words) / 2);
        }
        layout.spots.push_back(spotIn(cell, pictureOf(parts[i], choice), words));
    }
    return layout;
}

} // namespace ui
