// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/partpalette.h"

#include "ui/particon.h"
#include "ui/partwords.h"

#include <QFontInfo>
#include <QListWidget>

namespace ui {

PartPalette::PartPalette(QWidget *parent)
    : FilterDialog({tr("Add a part"), tr("Find a part"), tr("Type to find a part: LED, knob, sound…"),
                    tr("Parts"), tr("&Add")},
                   parent)
{
    const int size = qRound(34 * QFontInfo{font()}.pixelSize() / 13.0);
    list().setIconSize({size, size});
    for (std::size_t i = 0; i < sim::kindWords().size(); ++i) {
        const auto kind = static_cast<sim::PartKind>(i);
        QListWidgetItem *item
            = add(static_cast<int>(kind), titleOf(kind) + QLatin1Char('\n') + descriptionOf(kind),
                  iconOf(kind, size, palette(), devicePixelRatioF()));
        item->setData(Qt::AccessibleTextRole, titleOf(kind));
        item->setData(Qt::AccessibleDescriptionRole, descriptionOf(kind));
    }
    begin();
    connect(this, &FilterDialog::picked, this,
            [this](int number) { emit chosen(static_cast<sim::PartKind>(number)); });
}

} // namespace ui
