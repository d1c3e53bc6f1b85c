// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/queuecards.h"

#include <QRectF>

namespace ui {

/// Where a head, a card or a hint of the queue stands.
struct QueueRow
{
    enum class Kind { Head, Card, Hint, More };

    Kind kind = Kind::Head;
    QRectF rect{};
    QString text{}; ///< of all but cards
    QString hint{}; ///< beside a head, where an empty group has no row for it
    const QueueCard *card = nullptr;
    bool held = false; ///< a card on the CPU
};

/// The queue's rows from top to bottom, as close together as the room demands.
struct QueueRows
{
    std::vector<QueueRow> rows;
    double height = 0;      ///< of all
    double padding = 0;     ///< within a card, above and below its text
    bool wholeCards = true; ///< a card has two lines and a bar, not one line
};

/// Lays the groups out in a panel of this size; `line` is the height of a line of text. The rows point
/// into `groups`. Where even the closest rows find no room they are taller than the panel, which scrolls.
QueueRows queueRows(const std::vector<QueueGroup> &groups, QSizeF panel, double line);

} // namespace ui
