// SPDX-License-Identifier: GPL-3.0-or-later
// A real board as the system sees it, when it has said that it is ready and before its program's first line.
#include "app/boardprocess.h"
#include "app/sandbox.h"

#include <QDir>
#include <QFile>
#include <QTest>

#include <poll.h>
#include <unistd.h>

namespace {

QByteArray bytesOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// The folder in /proc of the only child of this process.
QString childsFolder()
{
    const QByteArray parent = "\nPPid:\t" + QByteArray::number(getpid()) + '\n';
    const QDir processes(QStringLiteral("/proc"));
    for (const QString &name : processes.entryList(QDir::Dirs)) {
        if (bytesOf(processes.filePath(name + QStringLiteral("/status"))).contains(parent))
            return processes.filePath(name);
    }
    return {};
}

} // namespace

class TestConfinement : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        qputenv("A_PASSWORD_OF_MINE", "secret");
        auto board = app::BoardProcess::start(qEnvironmentVariable("METROLUME_BIN").toStdString()
                                              + "/metrolume-board");
        QVERIFY(board);
        m_board = std::move(*board);
        bool isReady = false;
        m_board->answered = [&](const sim::Answer &answer) {
            isReady = isReady || std::holds_alternative<sim::Ready>(answer);
        };
        sim::Load load;
        load.program = {"code.py", "print('hello')\n"};
        m_board->send(load);
        for (int turn = 0; turn < 1000 && m_board->isAlive() && !isReady; ++turn) {
            pollfd line{m_board->fd(), POLLIN, 0};
            poll(&line, 1, 10);
            m_board->readAvailable();
        }
        QVERIFY(isReady);
        m_process = childsFolder();
        QVERIFY(!m_process.isEmpty());
    }

    void itHasTheLineAndNoOtherFile()
    {
        QStringList others;
        const QDir files(m_process + QStringLiteral("/fd"));
        for (const QString &name : files.entryList(QDir::NoDotAndDotDot | QDir::AllEntries | QDir::System)) {
            const QString target = QFile::symLinkTarget(files.filePath(name));
            const bool isStandardError = name == QStringLiteral("2");
            if (!target.contains(QStringLiteral("socket:")) && target != QStringLiteral("/dev/null")
                && !isStandardError)
                others += name + QStringLiteral(" ") + target;
        }
        QCOMPARE(others, QStringList());
    }

    void itSeesNeitherEnvironmentNorFolder()
    {
        QVERIFY(!bytesOf(m_process + QStringLiteral("/environ")).contains("A_PASSWORD_OF_MINE"));
        QCOMPARE(QFile::symLinkTarget(m_process + QStringLiteral("/cwd")), QStringLiteral("/"));
    }

    void itsLimitsAreSet_data()
    {
        QTest::addColumn<QByteArray>("limit");
        QTest::addColumn<QByteArray>("most");
        QTest::newRow("no core file") << QByteArray("Max core file size") << QByteArray("0");
        QTest::newRow("no file to write") << QByteArray("Max file size") << QByteArray("0");
        QTest::newRow("no process to start") << QByteArray("Max processes") << QByteArray("0");
        QTest::newRow("processor time") << QByteArray("Max cpu time") << QByteArray("86400");
        if (app::hasWallOfCalls)
            QTest::newRow("addresses") << QByteArray("Max address space") << QByteArray("2147483648");
    }

    void itsLimitsAreSet()
    {
        QFETCH(QByteArray, limit);
        QFETCH(QByteArray, most);
        const QByteArray limits = bytesOf(m_process + QStringLiteral("/limits"));
        const qsizetype at = limits.indexOf(limit);
        QVERIFY(at >= 0);
        const QByteArray line = limits.mid(at, limits.indexOf('\n', at) - at).simplified();
        QVERIFY2(line.startsWith(limit + ' ' + most + ' ' + most), line.constData());
    }

    void theKernelHoldsTheWall()
    {
        if (!app::hasWallOfCalls)
            QSKIP("A build with a memory checker has no wall of system calls.");
        const QByteArray status = bytesOf(m_process + QStringLiteral("/status"));
        QVERIFY(status.contains("\nSeccomp:\t2\n"));
        QVERIFY(status.contains("\nNoNewPrivs:\t1\n"));
        QVERIFY(status.contains("\nThreads:\t1\n"));
    }

private:
    std::unique_ptr<app::BoardProcess> m_board;
    QString m_process;
};

QTEST_GUILESS_MAIN(TestConfinement)
#include "tst_confinement.moc"
