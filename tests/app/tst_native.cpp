// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/commandline.h"

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>

using support::Outcome;

namespace {

const QString polling = QStringLiteral("03-two-leds-polling");
const QString twoLeds = QStringLiteral("05-two-leds-asyncio");

Outcome native(const QString &scenario, const QStringList &options = {})
{
    return support::runWithStats(
        QStringList{QStringLiteral("--scenario"), scenario, QStringLiteral("--native")} + options);
}

/// The command line and the board as installed elsewhere, with one scenario beside them.
class Metrolume
{
public:
    Metrolume(const QString &folder, const QString &scenario) : m_folder(folder), m_scenario(scenario)
    {
        QDir().mkpath(scenarioFolder());
        for (const char *name : {"/metrolume-cli", "/metrolume-board"}) {
            QFile::copy(qEnvironmentVariable("METROLUME_BIN") + QLatin1String(name),
                        folder + QLatin1String(name));
        }
        write(QStringLiteral("scenario.toml"),
              "title = \"New\"\norder = 6\naim = \"One.\"\nlook_at = [\"a\", \"b\"]\n");
    }

    void write(const QString &name, const QByteArray &bytes) const
    {
        QFile file(scenarioFolder() + u'/' + name);
        if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size()) {
            qFatal("%s cannot be written", qPrintable(file.fileName()));
        }
    }

    Outcome runNative() const
    {
        QProcess process;
        process.start(
            m_folder + QStringLiteral("/metrolume-cli"),
            {QStringLiteral("run"), QStringLiteral("--scenario"), m_scenario, QStringLiteral("--native")});
        process.waitForFinished(30'000);
        Outcome outcome;
        outcome.status = process.exitCode();
        outcome.console = process.readAllStandardOutput();
        outcome.words = process.readAllStandardError();
        return outcome;
    }

private:
    QString scenarioFolder() const { return m_folder + QStringLiteral("/scenarios/") + m_scenario; }

    QString m_folder;
    QString m_scenario;
};

} // namespace

/// `metrolume-cli run --scenario NAME --native`: the same front, another language on the board.
class TestNative : public QObject
{
    Q_OBJECT

private slots:
    void theTwinRunsByTheNamesOfItsScenario();
    void theTimeLimitStopsIt();
    void everyKindOfTraceIsWritten();
    void ctrlCEndsIt();
    void freeCodeTakesNoTime();
    void aSlowerBoardIsBusier();
    void aScenarioWithoutATwinIsOneLineAndStatusTwo();
    void aTwinThatIsNotCompiledInIsOneLineAndStatusTwo();
    void aTwinThatHasChangedSinceIsToldAndRunsAsCompiled();

private:
    QTemporaryDir m_folder;
};

void TestNative::theTwinRunsByTheNamesOfItsScenario()
{
    const Outcome byName = native(twoLeds);
    QCOMPARE(byName.console, QByteArray("done\n"));
    QCOMPARE(byName.words, QByteArray());
    QCOMPARE(byName.status, 0);
    const QJsonValue digest = byName.stats[QStringLiteral("digest")];
    QCOMPARE(native(QStringLiteral("5")).stats[QStringLiteral("digest")], digest);
    QVERIFY(support::runWithStats({QStringLiteral("--scenario"), twoLeds}).stats[QStringLiteral("digest")]
            != digest);
}

void TestNative::theTimeLimitStopsIt()
{
    const Outcome outcome = native(twoLeds, {QStringLiteral("--for"), QStringLiteral("1")});
    QCOMPARE(outcome.status, 3);
    QCOMPARE(outcome.console, QByteArray());
    QCOMPARE(outcome.stats[QStringLiteral("virtual_s")].toDouble(), 1.0);
}

void TestNative::everyKindOfTraceIsWritten()
{
    QStringList options;
    for (const char *kind : {"vcd", "json", "csv", "mltrace"}) {
        options << QStringLiteral("--trace")
                << m_folder.filePath(QStringLiteral("run.") + QLatin1String(kind));
    }
    QCOMPARE(native(twoLeds, options).status, 0);
    for (int i = 1; i < options.size(); i += 2) {
        QVERIFY(support::bytesOf(options[i]).size() > 1000);
    }
    QVERIFY(support::bytesOf(m_folder.filePath(QStringLiteral("run.csv"))).contains("code.cpp"));
}

void TestNative::ctrlCEndsIt()
{
    // Polling, since its trace grows fast enough to be seen on the disk; at this speed it takes 25 s.
    QProcess process;
    process.start(qEnvironmentVariable("METROLUME_BIN") + QStringLiteral("/metrolume-cli"),
                  {QStringLiteral("run"), QStringLiteral("--scenario"), polling, QStringLiteral("--native"),
                   QStringLiteral("--speed"), QStringLiteral("0.2"), QStringLiteral("--trace"),
                   m_folder.filePath(QStringLiteral("interrupted.csv"))});
    const auto hasBegun = [this] {
        QFile file(m_folder.filePath(QStringLiteral("interrupted.csv")));
        return file.open(QIODevice::ReadOnly) && file.readAll().contains("pin-level");
    };
    QVERIFY(QTest::qWaitFor(hasBegun, 20'000));
    ::kill(static_cast<pid_t>(process.processId()), SIGINT);
    QVERIFY(process.waitForFinished(20'000));
    QCOMPARE(process.readAllStandardOutput(), QByteArray("Ended by Ctrl-C.\n"));
    QCOMPARE(process.exitCode(), 1);
}

void TestNative::freeCodeTakesNoTime()
{
    const Outcome outcome = native(twoLeds, {QStringLiteral("--cpu"), QStringLiteral("0")});
    QCOMPARE(outcome.status, 0);
    QCOMPARE(outcome.stats[QStringLiteral("cpu_busy")].toDouble(-1), 0.0);
}

void TestNative::aSlowerBoardIsBusier()
{
    const auto busy = [](const char *factor) {
        return native(twoLeds, {QStringLiteral("--cpu"), QLatin1String(factor)})
            .stats[QStringLiteral("cpu_busy")]
            .toDouble();
    };
    const double once = busy("1");
    const double tenfold = busy("10");
    QVERIFY2(tenfold > once * 9 && tenfold < once * 11, qPrintable(QString::number(tenfold / once)));
}

void TestNative::aScenarioWithoutATwinIsOneLineAndStatusTwo()
{
    Metrolume installed{m_folder.filePath(QStringLiteral("without")), QStringLiteral("06-new")};
    installed.write(QStringLiteral("code.py"), "print(1)\n");
    const Outcome outcome = installed.runNative();
    QCOMPARE(outcome.status, 2);
    QCOMPARE(
        outcome.words,
        QByteArray("metrolume: The scenario 06-new has no C++ twin (code.cpp). Leave --native out to run "
                   "its code.py.\n"));
    QCOMPARE(outcome.console, QByteArray());
}

void TestNative::aTwinThatIsNotCompiledInIsOneLineAndStatusTwo()
{
    Metrolume installed{m_folder.filePath(QStringLiteral("uncompiled")), QStringLiteral("06-new")};
    installed.write(QStringLiteral("code.cpp"), "namespace new {}\n");
    const Outcome outcome = installed.runNative();
    QCOMPARE(outcome.status, 2);
    QVERIFY2(outcome.words.contains("06-new/code.cpp: This twin is not compiled in."), outcome.words);
    QCOMPARE(outcome.words.count('\n'), qsizetype{1});
}

void TestNative::aTwinThatHasChangedSinceIsToldAndRunsAsCompiled()
{
    Metrolume installed{m_folder.filePath(QStringLiteral("changed")), twoLeds};
    installed.write(QStringLiteral("code.cpp"), "// another\n");
    const Outcome outcome = installed.runNative();
    QCOMPARE(outcome.console, QByteArray("done\n"));
    QCOMPARE(outcome.status, 0);
    QVERIFY2(outcome.words.startsWith("metrolume: code.cpp has changed since it was compiled in"),
             outcome.words);
    QCOMPARE(outcome.words.count('\n'), qsizetype{1});
}

QTEST_GUILESS_MAIN(TestNative)
#include "tst_native.moc"
