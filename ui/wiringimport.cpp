// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/wiringimport.h"

#include "ui/program.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>

namespace ui {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("ui::WiringImport", text);
}

} // namespace

bool isDiagram(const QString &path)
{
    return QFileInfo{path}.suffix().compare(QLatin1String("json"), Qt::CaseInsensitive) == 0;
}

core::Result<sim::WokwiImport> readDiagram(const QString &path)
{
    const QString shown = QDir::toNativeSeparators(path);
    QFile file{path};
    if (!file.open(QIODevice::ReadOnly)) {
        return core::failure(tr("%1 cannot be read: %2. Choose another diagram.json.")
                                 .arg(shown, file.errorString())
                                 .toStdString());
    }
    const QByteArray bytes = file.read(largestProgram + 1);
    if (bytes.size() > largestProgram) {
        return core::failure(
            tr("%1 is far larger than a diagram of Wokwi. Choose a diagram.json.").arg(shown).toStdString());
    }
    return sim::wiringFromWokwi(bytes.toStdString(), QFileInfo{path}.fileName().toStdString());
}

QString reportOf(const sim::WokwiImport &taken, const QString &path)
{
    const std::size_t count = taken.wiring.parts.size();
    const QString name = QFileInfo{path}.fileName();
    QStringList lines{
        count == 1
            ? tr("1 part taken over from %1. Undo gives the former wiring back.").arg(name)
            : tr("%1 parts taken over from %2. Undo gives the former wiring back.").arg(count).arg(name)};
    for (const std::string &note : taken.notes) {
        lines += QString::fromStdString(note);
    }
    return lines.join(u'\n');
}

} // namespace ui
