// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QJsonObject>
#include <QString>
#include <QStringList>

#include <vector>

namespace support {

/// How one run of metrolume-cli went.
struct Outcome
{
    int status = -1;    ///< exit status; -1 if it did not end by itself
    QByteArray console; ///< standard output: what the program printed
    QByteArray words;   ///< standard error: what the simulator said
    QJsonObject stats;  ///< of --stats FILE, if asked for with runWithStats()
    double wallSeconds = 0;
};

/// A file of the source tree, "scenarios/05-two-leds-asyncio/code.py".
QString sourcePath(const QString &relative);

/// The bytes of a file; fails the program if there is none, since no test can go on then.
QByteArray bytesOf(const QString &path);

/// `metrolume-cli ARGUMENTS`, waited for. It is killed after `limitSeconds` of real time.
Outcome runCli(const QStringList &arguments, int limitSeconds = 60);

/// `metrolume-cli run ARGUMENTS --stats FILE`, and what stands in the file.
Outcome runWithStats(const QStringList &arguments, int limitSeconds = 60);

/// Runs all of them, as many at a time as there are cores. Outcomes in the order of the arguments.
std::vector<Outcome> runClis(const std::vector<QStringList> &argumentLists, int limitSeconds = 60);

} // namespace support
