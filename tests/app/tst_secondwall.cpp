// SPDX-License-Identifier: GPL-3.0-or-later
// The wall of system calls by itself: the programs run on a board from which the host Python was not hidden,
// so that they get as far as asking the kernel.
#include "app/escapes.h"
#include "app/sandbox.h"

#include <QProcess>
#include <QTest>

#include <cerrno>

#include <seccomp.h>
#include <sys/prctl.h>

namespace {

// A front that finds the board without the first wall beside it.
QString front()
{
    return QCoreApplication::applicationDirPath() + QStringLiteral("/metrolume-cli");
}

support::Outcome outcomeOf(QProcess &process)
{
    support::Outcome outcome;
    if (process.waitForFinished(60'000) && process.exitStatus() == QProcess::NormalExit)
        outcome.status = process.exitCode();
    outcome.console = process.readAllStandardOutput();
    outcome.words = process.readAllStandardError();
    return outcome;
}

support::Outcome run(const QString &program)
{
    QProcess process;
    process.start(front(), {QStringLiteral("run"), program});
    return outcomeOf(process);
}

// To the child: a kernel that knows nothing of filters for system calls.
void loseSeccomp()
{
    scmp_filter_ctx filter = seccomp_init(SCMP_ACT_ALLOW);
    seccomp_rule_add(filter, SCMP_ACT_ERRNO(ENOSYS), SCMP_SYS(seccomp), 0);
    const scmp_arg_cmp isFilter{0, SCMP_CMP_EQ, PR_SET_SECCOMP, 0};
    seccomp_rule_add_array(filter, SCMP_ACT_ERRNO(EINVAL), SCMP_SYS(prctl), 1, &isFilter);
    seccomp_load(filter);
    seccomp_release(filter);
}

} // namespace

class TestSecondWall : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        if (!app::hasWallOfCalls)
            QSKIP("A build with a memory checker has no wall of system calls.");
        // Copied, since a front looks for its board in the folder of its own file.
        QFile::remove(front());
        QVERIFY(
            QFile::copy(qEnvironmentVariable("METROLUME_BIN") + QStringLiteral("/metrolume-cli"), front()));
    }

    void nothingIsReachedBehindTheFirstWall_data()
    {
        QTest::addColumn<int>("number");
        int number = 0;
        for (const escapes::Attempt &attempt : m_attempts)
            QTest::newRow(attempt.name.constData()) << number++;
    }

    void nothingIsReachedBehindTheFirstWall()
    {
        QFETCH(int, number);
        const escapes::Attempt &attempt = m_attempts[static_cast<std::size_t>(number)];
        escapes::Outside outside;
        const support::Outcome outcome = run(outside.programFile(attempt, m_before));
        QCOMPARE(outside.damage(outcome), QByteArray());
        QCOMPARE(escapes::complaint(attempt, outcome), QByteArray());
    }

    void withoutSeccompTheProgramRunsAndTheLearnerIsTold()
    {
        escapes::Outside outside;
        const escapes::Attempt attempt{{}, "print('hello')\n", 0, {"hello\n"}, {}};
        QProcess process;
        process.setChildProcessModifier(loseSeccomp);
        process.start(qEnvironmentVariable("METROLUME_BIN") + QStringLiteral("/metrolume-cli"),
                      {QStringLiteral("run"), outside.programFile(attempt)});
        const support::Outcome outcome = outcomeOf(process);
        QCOMPARE(outcome.status, 0);
        QCOMPARE(outcome.console, QByteArray("hello\n"));
        QVERIFY2(outcome.words.contains("offers no wall against system calls"), outcome.words.constData());
        QCOMPARE(outcome.words.count('\n'), 1);
    }

private:
    const std::vector<escapes::Attempt> m_attempts = escapes::attemptsIn(
        support::sourcePath(QStringLiteral("tests/app/escapes/behind-the-first-wall.txt")));
    const QByteArray m_before
        = support::bytesOf(support::sourcePath(QStringLiteral("tests/app/escapes/host.py")));
};

QTEST_GUILESS_MAIN(TestSecondWall)
#include "tst_secondwall.moc"
