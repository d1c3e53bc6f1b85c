// SPDX-License-Identifier: GPL-3.0-or-later
// Programs that try to reach what no board has, on real boards: each ends as on a board, or the board is
// ended and the simulator says why. Nothing outside is reached.
#include "app/escapes.h"

#include <QTest>

class TestSandbox : public QObject
{
    Q_OBJECT

private slots:
    void nothingIsReached_data()
    {
        QTest::addColumn<QString>("file");
        QTest::addColumn<int>("number");
        int attempts = 0;
        for (const char *theme : {"files", "modules", "objects", "amounts", "depths", "endless"}) {
            const QString file = support::sourcePath(QStringLiteral("tests/app/escapes/")
                                                     + QLatin1String(theme) + QStringLiteral(".txt"));
            int number = 0;
            for (const escapes::Attempt &attempt : escapes::attemptsIn(file)) {
                QTest::newRow((QByteArray(theme) + ": " + attempt.name).constData()) << file << number++;
                ++attempts;
            }
        }
        QVERIFY(attempts >= 60);
    }

    void nothingIsReached()
    {
        QFETCH(QString, file);
        QFETCH(int, number);
        const escapes::Attempt attempt = escapes::attemptsIn(file)[static_cast<std::size_t>(number)];
        escapes::Outside outside;
        const QString program = outside.programFile(attempt);
        const QByteArray text = support::bytesOf(program);
        const support::Outcome outcome = support::runCli({QStringLiteral("run"), program}, 150);
        QCOMPARE(outside.damage(outcome), QByteArray());
        QCOMPARE(escapes::complaint(attempt, outcome), QByteArray());
        QCOMPARE(support::bytesOf(program), text);
    }
};

QTEST_GUILESS_MAIN(TestSandbox)
#include "tst_sandbox.moc"
