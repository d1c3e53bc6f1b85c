// SPDX-License-Identifier: GPL-3.0-or-later
// The command line of the window, without a display.
#include "support/commandline.h"

#include <QDir>
#include <QProcess>
#include <QProcessEnvironment>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QtTest>

namespace {

struct Ending
{
    int status = -1;
    QString out;
    QString words;
};

Ending runWindow(const QStringList &arguments, const QString &platform = QStringLiteral("offscreen"))
{
    const QTemporaryDir home;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("QT_QPA_PLATFORM"), platform);
    environment.remove(QStringLiteral("DISPLAY"));
    environment.remove(QStringLiteral("WAYLAND_DISPLAY"));
    environment.insert(QStringLiteral("XDG_CONFIG_HOME"), home.path());
    environment.insert(QStringLiteral("XDG_STATE_HOME"), home.path());
    environment.insert(QStringLiteral("XDG_RUNTIME_DIR"), home.path());
    QProcess window;
    window.setProcessEnvironment(environment);
    window.start(QDir(qEnvironmentVariable("METROLUME_BIN")).filePath(QStringLiteral("metrolume")),
                 arguments);
    if (!window.waitForFinished(60'000) || window.exitStatus() != QProcess::NormalExit) {
        window.kill();
        window.waitForFinished();
        return {};
    }
    return {window.exitCode(), QString::fromUtf8(window.readAllStandardOutput()),
            QString::fromUtf8(window.readAllStandardError())};
}

} // namespace

class TestWindowOptions : public QObject
{
    Q_OBJECT

private slots:
    void framesAreCountedWhileAProgramPlays()
    {
        const Ending ending
            = runWindow({QStringLiteral("--frames"), QStringLiteral("1.5"),
                         support::sourcePath(QStringLiteral("scenarios/05-two-leds-asyncio"))});
        QCOMPARE(ending.status, 0);
        const QRegularExpression counted(QStringLiteral("frames: ([0-9]+), "));
        const QRegularExpressionMatch match = counted.match(ending.out);
        QVERIFY2(match.hasMatch(), qPrintable(ending.out));
        QVERIFY2(match.captured(1).toInt() > 0, qPrintable(ending.out));
        QVERIFY2(ending.out.contains(QStringLiteral("first picture: ")), qPrintable(ending.out));
    }

    void whatCannotBeMeantIsRefusedInOneSentence_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<QString>("says");
        QTest::newRow("a speed that is no number")
            << QStringList{QStringLiteral("--speed"), QStringLiteral("fast")}
            << QStringLiteral("--speed fast");
        QTest::newRow("a speed out of range")
            << QStringList{QStringLiteral("--speed"), QStringLiteral("1000")}
            << QStringLiteral("0.01 to 100");
        QTest::newRow("frames for no time")
            << QStringList{QStringLiteral("--frames"), QStringLiteral("0")} << QStringLiteral("--frames 0");
        QTest::newRow("two programs")
            << QStringList{QStringLiteral("a.py"), QStringLiteral("b.py")} << QStringLiteral("one program");
        QTest::newRow("a file that is not there")
            << QStringList{QStringLiteral("/nowhere/code.py")} << QStringLiteral("/nowhere/code.py");
    }

    void whatCannotBeMeantIsRefusedInOneSentence()
    {
        QFETCH(const QStringList, arguments);
        QFETCH(const QString, says);
        const Ending ending = runWindow(arguments);
        QCOMPARE(ending.status, 2);
        QVERIFY2(ending.words.contains(says), qPrintable(ending.words));
        QCOMPARE(ending.words.count(u'\n'), 1);
    }

    void withoutADisplayItStillTellsItsOptions()
    {
        const Ending help = runWindow({QStringLiteral("--help")}, {});
        QCOMPARE(help.status, 0);
        QVERIFY2(help.out.contains(QStringLiteral("--frames")), qPrintable(help.out));
        const Ending version = runWindow({QStringLiteral("--version")}, {});
        QCOMPARE(version.status, 0);
        QVERIFY2(version.out.startsWith(QStringLiteral("metrolume ")), qPrintable(version.out));
    }

    void withoutADisplayItSaysWhatRunsProgramsInstead()
    {
        const Ending ending = runWindow({}, {});
        QCOMPARE(ending.status, 2);
        QVERIFY2(ending.words.contains(QStringLiteral("metrolume-cli")), qPrintable(ending.words));
        QCOMPARE(ending.words.count(u'\n'), 1);
    }
};

QTEST_GUILESS_MAIN(TestWindowOptions)
#include "tst_windowoptions.moc"
