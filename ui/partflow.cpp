// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/partflow.h"

#include <algorithm>
#include <numeric>

namespace ui {

namespace {

struct Column
{
    double width = 0;
    double height = 0; // used so far
    std::vector<std::size_t> cells;
};

struct Row
{
    double width = 0;
    double height = 0;
    std::vector<Column> columns;
};

std::vector<Row> rowsOf(const std::vector<QSizeF> &cells, double width)
{
    std::vector<std::size_t> order(cells.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(),
                     [&](std::size_t a, std::size_t b) { return cells[a].height() > cells[b].height(); });
    constexpr double slack = 0.01;
    std::vector<Row> rows;
    for (const std::size_t each : order) {
        const QSizeF &cell = cells[each];
        if (!rows.empty()) {
            Row &row = rows.back();
            Column &last = row.columns.back();
            const double wider = std::max(0.0, cell.width() - last.width);
            if (last.height + cell.height() <= row.height + slack && row.width + wider <= width + slack) {
                last.width += wider;
                row.width += wider;
                last.height += cell.height();
                last.cells.push_back(each);
                continue;
            }
            if (row.width + cell.width() <= width + slack) {
                row.width += cell.width();
                row.columns.push_back({cell.width(), cell.height(), {each}});
                continue;
            }
        }
        rows.push_back({cell.width(), cell.height(), {{cell.width(), cell.height(), {each}}}});
    }
    return rows;
}

QSizeF sizeOf(const std::vector<Row> &rows)
{
    QSizeF size(0, 0);
    for (const Row &row : rows) {
        size = QSizeF(std::max(size.width(), row.width), size.height() + row.height);
    }
    return size;
}

} // namespace

PartFlow flowInto(const std::vector<QSizeF> &cells, const QSizeF &room)
{
    const std::vector<Row> rows = rowsOf(cells, room.width());
    PartFlow flow;
    flow.size = sizeOf(rows);
    flow.cells.resize(cells.size());
    flow.fits = flow.size.width() <= room.width() + 0.5 && flow.size.height() <= room.height() + 0.5;
    const double down = std::max(0.0, room.height() - flow.size.height())
        / static_cast<double>(std::max<std::size_t>(1, rows.size()));
    double top = 0;
    for (const Row &row : rows) {
        const double across
            = std::max(0.0, room.width() - row.width) / static_cast<double>(row.columns.size());
        double left = 0;
        for (const Column &column : row.columns) {
            const double apart
                = (row.height + down - column.height) / static_cast<double>(column.cells.size());
            double at = top;
            for (const std::size_t each : column.cells) {
                QRectF cell({}, cells[each]);
                cell.moveCenter(
                    {left + (column.width + across) / 2, at + (cells[each].height() + apart) / 2});
                flow.cells[each] = cell;
                at += cells[each].height() + apart;
            }
            left += column.width + across;
        }
        top += row.height + down;
    }
    return flow;
}

double narrowestFlow(const std::vector<QSizeF> &cells, const QSizeF &room)
{
    const double height = sizeOf(rowsOf(cells, room.width())).height();
    double low = 0;
    double high = room.width();
    while (high - low > 1) {
        const double middle = (low + high) / 2;
        const QSizeF size = sizeOf(rowsOf(cells, middle));
        const bool fits = size.width() <= middle + 0.5 && size.height() <= height + 0.5;
        (fits ? high : low) = middle;
    }
    return high;
}

} // namespace ui
