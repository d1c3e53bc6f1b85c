// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/mistakelist.h"

#include <algorithm>

namespace ui {

MistakeList::MistakeList(QWidget *parent) : QLabel(parent)
{
    setWordWrap(true);
    setTextFormat(Qt::PlainText);
    setTextInteractionFlags(Qt::TextSelectableByMouse);
    setObjectName(QStringLiteral("mistakes"));
    setMargin(8);
    hide();
}

void MistakeList::show(const std::vector<sim::Mistake> &mistakes)
{
    QStringList lines;
    for (const sim::Mistake &mistake : mistakes) {
        const QString sentence = QString::fromStdString(mistake.sentence);
        lines += mistake.isHint ? tr("ℹ Hint: %1").arg(sentence) : tr("⚠ Mistake: %1").arg(sentence);
    }
    setText(lines.join(QStringLiteral("\n\n")));
    setAccessibleName(text());
    setVisible(!lines.isEmpty());
}

std::vector<sim::Mistake> mistakesOf(const std::vector<sim::Mistake> &all, std::size_t part)
{
    std::vector<sim::Mistake> mine;
    std::copy_if(all.begin(), all.end(), std::back_inserter(mine), [part](const sim::Mistake &mistake) {
        return std::find(mistake.parts.begin(), mistake.parts.end(), part) != mistake.parts.end();
    });
    return mine;
}

} // namespace ui
