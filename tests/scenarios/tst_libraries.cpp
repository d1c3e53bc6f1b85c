// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/commandline.h"

#include <QTemporaryDir>
#include <QTest>

using support::sourcePath;

/// Libraries in Python, written as those are that learners put into lib/: packages with relative imports,
/// properties that derived classes ask by super(), generators, guarded imports of typing.
class TestLibraries : public QObject
{
    Q_OBJECT

private slots:
    void librariesRunUnmodified();
};

void TestLibraries::librariesRunUnmodified()
{
    const QTemporaryDir folder;
    const auto write = [&folder](const QString &name, const QByteArray &text) {
        QFile file{folder.filePath(name)};
        return file.open(QIODevice::WriteOnly) && file.write(text) == text.size();
    };
    QVERIFY(write(QStringLiteral("wiring.toml"),
                  "[[part]]\nkind = \"button\"\nname = \"b\"\npin = \"D3\"\nbounce_ms = 5\n"));
    QVERIFY(write(QStringLiteral("inputs.toml"),
                  "[[input]]\nat = 0.5\npart = \"b\"\nvalue = 1\n"
                  "[[input]]\nat = 1.3\npart = \"b\"\nvalue = 0\n"));
    const support::Outcome outcome = support::runCli(
        {QStringLiteral("run"), sourcePath(QStringLiteral("tests/scenarios/libraries/code.py")),
         QStringLiteral("--lib"), sourcePath(QStringLiteral("tests/scenarios/libraries/lib")),
         QStringLiteral("--wiring"), folder.filePath(QStringLiteral("wiring.toml")),
         QStringLiteral("--inputs"), folder.filePath(QStringLiteral("inputs.toml"))});
    QCOMPARE(outcome.status, 0);
    QCOMPARE(
        outcome.console,
        QByteArray("<Runner: first> 0.05 (0, 0, 255) [(90, 60, 30), (59, 39, 19), (29, 19, 9)]\nNone\n"
                   "pressed False\nturns heard of <Runner: first>\nat 0\nfor long\n"
                   "turns heard of <Runner: second>\nreleased after 0.8\nturns heard of <Runner: first>\n"
                   "at 90\nturns heard of <Runner: second>\nturns heard of <Runner: first>\nat 180\n"
                   "no such angle\n[(1, 2, 3), (1, 2, 3), (1, 2, 3), (1, 2, 3)] 8 True\n"));
}

QTEST_GUILESS_MAIN(TestLibraries)
#include "tst_libraries.moc"
