// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/commandline.h"

#include <QElapsedTimer>
#include <QFile>
#include <QJsonDocument>
#include <QProcess>
#include <QTemporaryDir>
#include <QThread>

#include <algorithm>
#include <memory>

namespace support {

namespace {

// One process and its clock. Standard input is closed: nobody types.
class CliProcess
{
public:
    CliProcess(const QStringList &arguments, int limitSeconds) : m_limit(limitSeconds * 1000)
    {
        m_process.setStandardInputFile(QProcess::nullDevice());
        m_clock.start();
        m_process.start(qEnvironmentVariable("METROLUME_BIN") + QStringLiteral("/metrolume-cli"), arguments);
    }

    /// Its outcome, waiting for it if it has not ended.
    Outcome outcome()
    {
        Outcome result;
        if (m_process.waitForFinished(m_limit) && m_process.exitStatus() == QProcess::NormalExit)
            result.status = m_process.exitCode();
        else
            result.words = m_process.errorString().toUtf8() + '\n';
        result.wallSeconds = static_cast<double>(m_clock.nsecsElapsed()) * 1e-9;
        if (m_process.state() != QProcess::NotRunning) {
            m_process.kill();
            m_process.waitForFinished();
        }
        result.console = m_process.readAllStandardOutput();
        result.words += m_process.readAllStandardError();
        return result;
    }

private:
    QProcess m_process;
    QElapsedTimer m_clock;
    int m_limit;
};

} // namespace

QString sourcePath(const QString &relative)
{
    return qEnvironmentVariable("METROLUME_SOURCE") + QLatin1Char('/') + relative;
}

QByteArray bytesOf(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        qFatal("%s cannot be read: %s", qPrintable(path), qPrintable(file.errorString()));
    return file.readAll();
}

Outcome runCli(const QStringList &arguments, int limitSeconds)
{
    return CliProcess(arguments, limitSeconds).outcome();
}

Outcome runWithStats(const QStringList &arguments, int limitSeconds)
{
    const QTemporaryDir folder;
    const QString file = folder.filePath(QStringLiteral("stats.json"));
    Outcome result = runCli(QStringList{QStringLiteral("run")} + arguments
                                + QStringList{QStringLiteral("--stats"), file},
                            limitSeconds);
    if (QFile::exists(file))
        result.stats = QJsonDocument::fromJson(bytesOf(file)).object();
    return result;
}

std::vector<Outcome> runClis(const std::vector<QStringList> &argumentLists, int limitSeconds)
{
    std::vector<Outcome> outcomes(argumentLists.size());
    std::vector<std::unique_ptr<CliProcess>> processes(argumentLists.size());
    const auto atATime = static_cast<std::size_t>(std::max(QThread::idealThreadCount(), 2));
    // A window that slides over the list: programs are short, so waiting for the oldest wastes little.
    for (std::size_t next = 0; next < processes.size() + atATime; ++next) {
        if (next < processes.size())
            processes[next] = std::make_unique<CliProcess>(argumentLists[next], limitSeconds);
        if (next >= atATime) {
            outcomes[next - atATime] = processes[next - atATime]->outcome();
            processes[next - atATime].reset();
        }
    }
    return outcomes;
}

} // namespace support
