// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/comments.h"

#include <algorithm>

namespace ui {

namespace {

bool isBlank(const QString &line)
{
    return line.trimmed().isEmpty();
}

qsizetype indentOf(const QString &line)
{
    const auto text = std::find_if(line.begin(), line.end(), [](QChar c) { return !c.isSpace(); });
    return text - line.begin();
}

} // namespace

QStringList commentsToggled(const QStringList &lines, const QString &mark)
{
    const bool areComments = std::all_of(lines.begin(), lines.end(), [&](const QString &line) {
        return isBlank(line) || line.trimmed().startsWith(mark);
    });
    qsizetype column = -1;
    for (const QString &line : lines) {
        if (!isBlank(line)) {
            column = column < 0 ? indentOf(line) : std::min(column, indentOf(line));
        }
    }
    QStringList result = lines;
    for (QString &line : result) {
        if (isBlank(line)) {
            continue;
        }
        if (areComments) {
            const qsizetype at = indentOf(line);
            const bool spaced = line.mid(at + mark.size(), 1) == QLatin1String(" ");
            line.remove(at, mark.size() + (spaced ? 1 : 0));
        } else {
            line.insert(column, mark + u' ');
        }
    }
    return result;
}

} // namespace ui
