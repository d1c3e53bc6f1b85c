// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "support/commandline.h"

#include <QByteArray>
#include <QStringList>
#include <QTemporaryDir>

#include <vector>

namespace escapes {

/// A program that tries to get out, and how that must end: one section of a file in tests/app/escapes, whose
/// README tells the format.
struct Attempt
{
    QByteArray name;
    QByteArray program;
    int status = -1;
    QByteArrayList console; ///< what the program must print
    QByteArrayList words;   ///< what the simulator must say; nothing if empty
};

/// Fails the program if the file is not of the format.
std::vector<Attempt> attemptsIn(const QString &file);

/// What a program must not reach: a file with a secret, a port of this computer, other processes.
class Outside
{
public:
    /// Processes that boards leave behind become children of this one, until it goes.
    Outside();
    ~Outside();
    Outside(const Outside &) = delete;
    Outside &operator=(const Outside &) = delete;

    /// The file of a program with the places of this world put in, preceded by `before`.
    QString programFile(const Attempt &attempt, const QByteArray &before = {});
    /// What was reached, in words; empty if nothing was.
    QByteArray damage(const support::Outcome &outcome) const;

private:
    QTemporaryDir m_programs;
    QTemporaryDir m_folder;
    QByteArray m_secret;
    int m_listener = -1;
    int m_port = 0;
};

/// How the outcome differs from what the attempt must come to; empty if it does not.
QByteArray complaint(const Attempt &attempt, const support::Outcome &outcome);

} // namespace escapes
