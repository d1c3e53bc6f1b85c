// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/layoutchoice.h"

#include "ui/boardgeometry.h"
#include "ui/breadboardholes.h"
#include "ui/partflow.h"

#include <algorithm>
#include <cmath>

namespace ui {

namespace {

constexpr double smallest = 0.25; // scale of the board at which one still sees what it is

/// How good it is to look at.
double worth(const LayoutChoice &choice)
{
    const auto size = [](double scale) { return std::log(std::min(scale, 1.3)); };
    const double words = choice.words == PartWords::NameOverState ? 0.5
        : choice.words == PartWords::NameAndState                 ? 0.38
        : choice.words == PartWords::NameOnly                     ? 0
                                                                  : -0.5;
    return 0.6 * size(choice.parts) + 0.4 * size(choice.board) + words
        + (choice.room == PartRoom::Ample ? 0.12 : 0) + (choice.low ? 0 : 0.05);
}

bool fits(const LayoutChoice &choice, const std::vector<PartNeed> &needs, const QSizeF &panel, double unit)
{
    const QSizeF room = choice.breadboardRoom(panel);
    const double least = 150 * choice.board;
    if (room.width() < least || choice.boardSize().height() > room.height()) {
        return false;
    }
    if (needs.empty()) {
        return true;
    }
    const QSizeF placed = choice.placedSize(needs, unit);
    return placed.width() <= room.width() && placed.height() <= room.height()
        && flowInto(choice.cellsOf(needs, unit), room - 2 * QSizeF(LayoutChoice::rim, LayoutChoice::rim))
               .fits;
}

} // namespace

double LayoutChoice::textSize(double unit) const
{
    return std::clamp(12 * parts, 10.5 * unit, 13 * unit);
}

double LayoutChoice::wordsHeight(double unit) const
{
    const double line = 1.3 * textSize(unit);
    return words == PartWords::NameOverState ? 2 * line : words == PartWords::Nothing ? 0 : line;
}

QSizeF LayoutChoice::pictureOf(const PartNeed &part) const
{
    return (room == PartRoom::Ample ? part.ample : part.tight) * parts;
}

QSizeF LayoutChoice::cellOf(const PartNeed &part, double unit) const
{
    // In one line a name that is not long stands in full, for others that of the pin.
    const double brief = part.name <= 42 ? part.name : std::min(part.shortName, 42.0);
    double written = 0;
    switch (words) {
    case PartWords::NameOverState:
        // A long name is cut rather than let it take the room of two parts.
        written = std::max(part.state, std::min(part.name, 85.0));
        break;
    case PartWords::NameAndState:
        written = brief + part.state + 4;
        break;
    case PartWords::NameOnly:
        written = brief;
        break;
    case PartWords::Nothing:
        break;
    }
    const QSizeF picture = pictureOf(part);
    return {std::max(picture.width() + 8 * parts, written * textSize(unit) / 10 + 6),
            picture.height() + wordsHeight(unit) + 6 * parts + 3};
}

std::vector<QSizeF> LayoutChoice::cellsOf(const std::vector<PartNeed> &needs, double unit) const
{
    std::vector<QSizeF> cells;
    for (const PartNeed &part : needs) {
        cells.push_back(cellOf(part, unit));
    }
    return cells;
}

QSizeF LayoutChoice::boardSize() const
{
    return BoardGeometry(low).board.size() * board;
}

QSizeF LayoutChoice::breadboardRoom(const QSizeF &panel) const
{
    return {panel.width() - 2 * margin - boardSize().width() - (leftOf + between) * board,
            panel.height() - 2 * margin - wires * board};
}

QSizeF LayoutChoice::placedSize(const std::vector<PartNeed> &needs, double unit) const
{
    QSizeF size(0, 0);
    for (const PartNeed &part : needs) {
        if (part.at) {
            const QPointF corner = holeAt(*part.at) * parts;
            const QSizeF picture = pictureOf(part);
            size = size.expandedTo(
                {corner.x() + picture.width() + 4, corner.y() + picture.height() + wordsHeight(unit) + 4});
        }
    }
    return size;
}

LayoutChoice bestChoice(const std::vector<PartNeed> &needs, const QSizeF &panel, double unit)
{
    LayoutChoice found{
        .low = true, .board = 0.2, .parts = 0.2, .room = PartRoom::Tight, .words = PartWords::NameOnly};
    double most = worth(found) - 10;
    for (const bool low : {false, true}) {
        for (const PartRoom room : {PartRoom::Ample, PartRoom::Tight}) {
            for (const PartWords words : {PartWords::NameOverState, PartWords::NameAndState,
                                          PartWords::NameOnly, PartWords::Nothing}) {
                for (double board = 1.6; board >= smallest; board *= 0.93) {
                    for (double scale = std::min(1.3, 1.7 * board); scale > 0.2; scale *= 0.93) {
                        const LayoutChoice choice{low, board, scale, room, words};
                        if (worth(choice) <= most) {
                            break; // smaller ones are worth less still
                        }
                        if (fits(choice, needs, panel, unit)) {
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

} // namespace ui
