// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/queuerows.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>

namespace ui {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("ui::QueuePanel", text);
}

QString headOf(QueueSection section)
{
    switch (section) {
    case QueueSection::OnCpu:
        return tr("ON THE CPU");
    case QueueSection::Ready:
        return tr("READY NOW");
    case QueueSection::Sleeping:
        return tr("SLEEPING");
    case QueueSection::Waiting:
        return tr("WAITING FOR OTHERS");
    case QueueSection::Done:
        return tr("DONE");
    }
    return {};
}

QString hintOf(QueueSection section)
{
    switch (section) {
    case QueueSection::OnCpu:
        return tr("the CPU is free");
    case QueueSection::Ready:
        return tr("nobody is waiting for a turn");
    default:
        return tr("nobody sleeps");
    }
}

constexpr double margin = 14;

/// How closely the panel is set. It is the loosest that has room for all tasks.
struct Density
{
    double padding;  // within a card, above and below its text
    double gap;      // between rows
    double groupGap; // more, between groups
    bool wholeCards; // two lines and a bar a card; else one line
    bool ownHints;   // "nobody sleeps" has a row of its own; else it stands beside the head
};
constexpr std::array densities{Density{9, 6, 8, true, true}, Density{5, 4, 4, true, true},
                               Density{4, 4, 4, true, false}, Density{4, 3, 4, false, false},
                               Density{1.5, 2, 2, false, false}};

double cardHeight(const Density &density, double line)
{
    return (density.wholeCards ? 2 : 1) * line + 2 * density.padding;
}

/// So much room needs a panel with these numbers of heads, cards and hints.
double heightOf(const Density &density, double line, double heads, double cards, double hints)
{
    return 2 * density.groupGap + heads * (line + density.gap + density.groupGap)
        + cards * (cardHeight(density, line) + density.gap)
        + (density.ownHints ? hints * (line + density.padding + density.gap) : 0);
}

const Density &fitting(const std::vector<QueueGroup> &groups, double room, double line)
{
    double cards = 0;
    double hints = 2;
    double heads = 4;
    for (const QueueGroup &group : groups) {
        cards += static_cast<double>(group.cards.size());
    }
    const auto empty = std::count_if(groups.begin(), groups.end(),
                                     [](const QueueGroup &group) { return group.cards.empty(); });
    // Tasks move between the groups many times a second. The density follows their number, not where they
    // are, so that the cards do not breathe.
    hints = std::max(hints, static_cast<double>(empty));
    heads = std::max(heads, static_cast<double>(groups.size()));
    const auto fits
        = [&](const Density &density) { return heightOf(density, line, heads, cards, hints) <= room; };
    const auto found = std::find_if(densities.begin(), densities.end(), fits);
    return found == densities.end() ? densities.back() : *found;
}

} // namespace

QueueRows queueRows(const std::vector<QueueGroup> &groups, QSizeF panel, double line)
{
    const Density &density = fitting(groups, panel.height(), line);
    QueueRows result;
    result.padding = density.padding;
    result.wholeCards = density.wholeCards;
    double y = density.groupGap;
    const auto add = [&](QueueRow row, double height) {
        row.rect = QRectF{margin, y, panel.width() - 2 * margin, height};
        result.rows.push_back(std::move(row));
        y += height + density.gap;
    };
    for (const QueueGroup &group : groups) {
        const bool empty = group.cards.empty();
        const QString hint = empty ? hintOf(group.section) : QString{};
        add({.kind = QueueRow::Kind::Head,
             .text = headOf(group.section),
             .hint = density.ownHints ? QString{} : hint},
            line);
        for (const QueueCard &card : group.cards) {
            add({.kind = QueueRow::Kind::Card, .card = &card, .held = group.section == QueueSection::OnCpu},
                cardHeight(density, line));
        }
        if (empty && density.ownHints) {
            add({.kind = QueueRow::Kind::Hint, .text = hint}, line + density.padding);
        } else if (group.more > 0) {
            add({.kind = QueueRow::Kind::More, .text = tr("and %1 more").arg(group.more)}, line);
        }
        y += density.groupGap;
    }
    result.height = y;
    return result;
}

} // namespace ui
