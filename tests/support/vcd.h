// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QMap>
#include <QString>

#include <vector>

namespace support {

/// The signals of a value change dump, read back without any of the code that wrote it.
struct Vcd
{
    struct Change
    {
        qint64 time = 0; ///< in units of the timescale
        char value = 'x';
    };
    using Signal = std::vector<Change>;

    QByteArray timescale;            ///< "1us": without blanks
    QMap<QString, Signal> signalsOf; ///< by name; within a scope "tasks": "tasks.led1"
    bool monotonic = true;           ///< no time stamp lies before an earlier one

    /// Only the changes between 0 and 1, leaving out how the signal came from or went to z.
    Signal edges(const QString &name) const;
};

Vcd vcdFrom(const QByteArray &text);

} // namespace support
