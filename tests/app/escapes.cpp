// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/escapes.h"

#include <QDir>
#include <QFile>
#include <QRandomGenerator>

#include <cerrno>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

namespace escapes {

namespace {

void write(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
        qFatal("%s cannot be written.", qPrintable(path));
}

// `-- exit 1`, `-- console text` or `-- words text`.
void readExpectation(Attempt &attempt, const QByteArray &line)
{
    const QByteArray text = line.mid(line.indexOf(' ', 3) + 1);
    if (line.startsWith("-- exit "))
        attempt.status = text.toInt();
    else if (line.startsWith("-- console "))
        attempt.console += text;
    else if (line.startsWith("-- words "))
        attempt.words += text;
    else
        qFatal("An attempt cannot have the line: %s", line.constData());
}

} // namespace

std::vector<Attempt> attemptsIn(const QString &file)
{
    std::vector<Attempt> attempts;
    for (const QByteArray &line : support::bytesOf(file).split('\n')) {
        if (line.startsWith("== "))
            attempts.push_back({line.mid(3), {}, -1, {}, {}});
        else if (attempts.empty())
            qFatal("%s must begin with an attempt.", qPrintable(file));
        else if (line.startsWith("-- "))
            readExpectation(attempts.back(), line);
        else if (attempts.back().status < 0)
            attempts.back().program += line + '\n';
    }
    for (const Attempt &attempt : attempts) {
        if (attempt.status < 0)
            qFatal("The attempt has no exit status: %s", attempt.name.constData());
    }
    return attempts;
}

Outside::Outside() : m_secret(QByteArray::number(QRandomGenerator::global()->generate64(), 36))
{
    write(m_folder.filePath(QStringLiteral("secret.txt")), m_secret);
    m_listener = socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof address;
    auto *plain = reinterpret_cast<sockaddr *>(&address);
    if (bind(m_listener, plain, size) != 0 || listen(m_listener, 5) != 0
        || getsockname(m_listener, plain, &size) != 0)
        qFatal("There is no port to listen at.");
    m_port = ntohs(address.sin_port);
    prctl(PR_SET_CHILD_SUBREAPER, 1);
}

Outside::~Outside()
{
    close(m_listener);
    prctl(PR_SET_CHILD_SUBREAPER, 0);
}

QString Outside::programFile(const Attempt &attempt, const QByteArray &before)
{
    QByteArray text = before + attempt.program;
    text.replace("@FOLDER@", m_folder.path().toUtf8());
    text.replace("@PORT@", QByteArray::number(m_port));
    const QString path = m_programs.filePath(QStringLiteral("code.py"));
    write(path, text);
    return path;
}

QByteArray Outside::damage(const support::Outcome &outcome) const
{
    if (outcome.console.contains(m_secret) || outcome.words.contains(m_secret))
        return "The secret was read.";
    if (outcome.console.contains("reached"))
        return "The program reached something: " + outcome.console.right(500);
    if (QDir(m_folder.path()).entryList(QDir::AllEntries | QDir::NoDotAndDotDot | QDir::Hidden | QDir::System)
            != QStringList{QStringLiteral("secret.txt")}
        || support::bytesOf(m_folder.filePath(QStringLiteral("secret.txt"))) != m_secret)
        return "The folder was changed.";
    if (accept(m_listener, nullptr, nullptr) >= 0 || errno != EAGAIN)
        return "A connection was made.";
    if (waitpid(-1, nullptr, WNOHANG) >= 0 || errno != ECHILD)
        return "A process was left behind.";
    return {};
}

QByteArray complaint(const Attempt &attempt, const support::Outcome &outcome)
{
    QByteArray wrong;
    if (outcome.status != attempt.status)
        wrong += "exit status " + QByteArray::number(outcome.status) + " instead of "
            + QByteArray::number(attempt.status) + "\n";
    for (const QByteArray &text : attempt.console) {
        if (!outcome.console.contains(text))
            wrong += "not printed: " + text + "\n";
    }
    for (const QByteArray &text : attempt.words) {
        if (!outcome.words.contains(text))
            wrong += "not said: " + text + "\n";
    }
    if (attempt.words.isEmpty() && !outcome.words.isEmpty())
        wrong += "said without need\n";
    // One sentence on standard error, whatever it is about.
    if (outcome.words.count('\n') > 1)
        wrong += "said too much\n";
    if (!wrong.isEmpty())
        wrong += "console: " + outcome.console.right(1000) + "\nwords: " + outcome.words.left(1000);
    return wrong;
}

} // namespace escapes
