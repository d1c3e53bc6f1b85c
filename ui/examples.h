// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

#include <vector>

namespace ui {

/// A shipped scenario, as the list of examples shows it.
struct Example
{
    QString title; ///< "5 · Two LEDs, with asyncio"
    QString folder;
    QString aim;
    QStringList lookAt;

    bool operator==(const Example &) const = default;
};

/// The scenarios below `folder` in the order of the course. One that cannot be read is left out: a broken
/// lesson must not keep the others from being taught.
std::vector<Example> examplesIn(const QString &folder);

} // namespace ui
