// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/programmemory.h"

#include <QCryptographicHash>
#include <QFileInfo>
#include <QSettings>

namespace ui {

namespace {

const QString order = QStringLiteral("programs/order"); // the latest first

/// Paths have slashes, which group settings.
QString groupOf(const QString &path)
{
    const QByteArray whole = QFileInfo{path}.absoluteFilePath().toUtf8();
    return QString::fromLatin1(QCryptographicHash::hash(whole, QCryptographicHash::Sha1).toHex().left(16));
}

QString keyOf(const QString &path, const QString &list)
{
    return QStringLiteral("programs/%1/%2").arg(groupOf(path), list);
}

} // namespace

QStringList rememberedOf(const QString &path, const QString &list)
{
    return path.isEmpty() ? QStringList{} : QSettings{}.value(keyOf(path, list)).toStringList();
}

void rememberOf(const QString &path, const QString &list, const QStringList &texts)
{
    if (path.isEmpty()) {
        return;
    }
    QSettings settings;
    if (texts.isEmpty()) {
        settings.remove(keyOf(path, list));
        return;
    }
    settings.setValue(keyOf(path, list), texts);
    QStringList groups = settings.value(order).toStringList();
    groups.removeAll(groupOf(path));
    groups.prepend(groupOf(path));
    while (groups.size() > mostRememberedPrograms) {
        settings.remove(QStringLiteral("programs/") + groups.takeLast());
    }
    settings.setValue(order, groups);
}

} // namespace ui
