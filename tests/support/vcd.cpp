// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/vcd.h"

#include <QHash>
#include <QStringList>

namespace support {

Vcd::Signal Vcd::edges(const QString &name) const
{
    Signal result;
    char last = 'z';
    for (const Change &change : signalsOf.value(name)) {
        const bool driven = change.value == '0' || change.value == '1';
        if (driven && (last == '0' || last == '1') && change.value != last)
            result.push_back(change);
        last = change.value;
    }
    return result;
}

Vcd vcdFrom(const QByteArray &text)
{
    Vcd result;
    QHash<QByteArray, QString> names; // identifier code -> name
    QStringList scopes;
    qint64 now = 0;
    const QList<QByteArray> words = text.simplified().split(' ');
    for (qsizetype i = 0; i < words.size(); ++i) {
        const QByteArray &word = words[i];
        if (word == "$timescale") {
            while (words.value(++i) != "$end" && i < words.size())
                result.timescale += words[i];
        } else if (word == "$scope") {
            scopes += QString::fromUtf8(words.value(i + 2));
        } else if (word == "$upscope") {
            scopes.removeLast();
        } else if (word == "$var") { // $var wire 1 CODE NAME $end
            QString name = QString::fromUtf8(words.value(i + 4));
            if (!scopes.isEmpty() && scopes.last() == QLatin1String("tasks"))
                name.prepend(QStringLiteral("tasks."));
            names[words.value(i + 3)] = name;
            result.signalsOf[name];
            i += 4;
        } else if (word.startsWith('#')) {
            const qint64 time = word.mid(1).toLongLong();
            result.monotonic = result.monotonic && time >= now;
            now = time;
        } else if (word.size() > 1 && QByteArrayLiteral("01xzXZ").contains(word[0])
                   && names.contains(word.mid(1))) {
            result.signalsOf[names[word.mid(1)]].push_back({now, word[0]});
        }
    }
    return result;
}

} // namespace support
