// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/boardlayout.h"

#include "ui/partflow.h"

#include <algorithm>

namespace ui {

namespace {

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

/// Parts without a place make way for those that somebody has put where they would stand: they go to where
/// those would stand themselves.
void makeWay(std::vector<QRectF> &cells, const std::vector<QRectF> &flowed,
             const std::vector<PartNeed> &parts)
{
    const auto isFree = [&](const QRectF &cell) {
        for (std::size_t i = 0; i < parts.size(); ++i) {
            if (parts[i].at && cells[i].adjusted(1, 1, -1, -1).intersects(cell)) {
                return false;
            }
        }
        return true;
    };
    std::vector<QRectF> empty;
    for (std::size_t i = 0; i < parts.size(); ++i) {
        if (parts[i].at && isFree(flowed[i])) {
            empty.push_back(flowed[i]);
        }
    }
    for (std::size_t i = 0; i < parts.size(); ++i) {
        if (!parts[i].at && !isFree(cells[i])) {
            const auto place = std::find_if(empty.begin(), empty.end(), [&](const QRectF &each) {
                return each.width() >= cells[i].width() - 2 && each.height() >= cells[i].height() - 2;
            });
            if (place != empty.end()) {
                cells[i].moveCenter(place->center());
                empty.erase(place);
            }
        }
    }
}

} // namespace

BoardLayout layOut(const std::vector<PartNeed> &parts, const QSizeF &panel, double unit)
{
    const LayoutChoice choice = bestChoice(parts, panel, unit);
    BoardLayout layout;
    layout.geometry = BoardGeometry(choice.low);
    layout.scale = choice.parts;
    layout.room = choice.room;
    layout.words = choice.words;
    layout.text = choice.textSize(unit);

    const QSizeF board = choice.boardSize();
    const QSizeF room = choice.breadboardRoom(panel);
    const QSizeF rims(2 * LayoutChoice::rim, 2 * LayoutChoice::rim);
    const std::vector<QSizeF> sizes = choice.cellsOf(parts, unit);
    // No wider than it needs to be: the parts then fill its rows evenly.
    QSizeF bread(std::min(room.width(), 250 * choice.board), board.height());
    if (!parts.empty()) {
        const QSizeF inside = room - rims;
        const double narrowest = narrowestFlow(sizes, inside) + rims.width();
        const double height
            = flowInto(sizes, {narrowest - rims.width(), inside.height()}).size.height() + rims.width();
        bread = QSizeF(std::min(room.width(), std::max(bread.width(), 1.18 * narrowest)),
                       std::min(room.height(), std::max(board.height(), height)));
    }
    bread = bread.expandedTo(choice.placedSize(parts, unit)).boundedTo(room);

    const double width = LayoutChoice::leftOf * choice.board + board.width()
        + LayoutChoice::between * choice.board + bread.width();
    const double height = LayoutChoice::wires * choice.board + std::max(board.height(), bread.height());
    const double left = (panel.width() - width) / 2;
    const double middle = (panel.height() - height) / 2 + LayoutChoice::wires * choice.board
        + std::max(board.height(), bread.height()) / 2;
    layout.board.translate(left + LayoutChoice::leftOf * choice.board, middle - board.height() / 2);
    layout.board.scale(choice.board, choice.board);
    layout.breadboard = QRectF(QPointF(left + width - bread.width(), middle - bread.height() / 2), bread);

    const double words = choice.wordsHeight(unit);
    std::vector<QRectF> flowed = flowInto(sizes, bread - rims).cells;
    for (QRectF &cell : flowed) {
        cell.translate(layout.breadboard.topLeft() + QPointF(rims.width(), rims.height()) / 2);
    }
    std::vector<QRectF> cells = flowed;
    for (std::size_t i = 0; i < parts.size(); ++i) {
        if (parts[i].at) {
            const QSizeF picture = choice.pictureOf(parts[i]);
            const QPointF corner = layout.breadboard.topLeft() + holeAt(*parts[i].at) * choice.parts;
            cells[i].moveCenter(corner + QPointF(picture.width(), picture.height() + words) / 2);
        }
    }
    makeWay(cells, flowed, parts);
    for (std::size_t i = 0; i < parts.size(); ++i) {
        layout.spots.push_back(spotIn(cells[i], choice.pictureOf(parts[i]), words));
    }
    return layout;
}

} // namespace ui
