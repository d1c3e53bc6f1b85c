// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/recentfiles.h"

#include <QFileInfo>
#include <QSettings>

namespace ui {

namespace {

const QString key = QStringLiteral("recentFiles");

} // namespace

QStringList recentFiles()
{
    QStringList there;
    for (const QString &path : QSettings{}.value(key).toStringList()) {
        if (QFileInfo::exists(path)) {
            there += path;
        }
    }
    return there;
}

void rememberFile(const QString &path)
{
    QSettings settings;
    QStringList files = settings.value(key).toStringList();
    files.removeAll(path);
    files.prepend(path);
    settings.setValue(key, files.mid(0, mostRecentFiles));
}

void forgetFiles()
{
    QSettings{}.remove(key);
}

} // namespace ui
