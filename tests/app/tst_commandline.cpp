// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/commandline.h"
#include "support/vcd.h"

#include "sim/tracefile.h"

#include <QElapsedTimer>
#include <QFile>
#include <QJsonDocument>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>

using support::Outcome;

namespace {

const QByteArray blink = "import asyncio, board, digitalio\n"
                         "async def blink(pin, pause):\n"
                         "    led = digitalio.DigitalInOut(pin)\n"
                         "    led.switch_to_output()\n"
                         "    for _ in range(3):\n"
                         "        led.value = not led.value\n"
                         "        await asyncio.sleep(pause)\n"
                         "async def main():\n"
                         "    await asyncio.gather(blink(board.D1, 0.1), blink(board.D13, 0.3))\n"
                         "    print('done')\n"
                         "asyncio.run(main())\n";

const QByteArray button = "import board, digitalio, time\n"
                          "b = digitalio.DigitalInOut(board.D3)\n"
                          "b.switch_to_input(pull=digitalio.Pull.UP)\n"
                          "while b.value:\n"
                          "    time.sleep(0.01)\n"
                          "print('pressed', int(time.monotonic() * 10))\n";

const QByteArray buttonWiring = "[[part]]\nkind = \"button\"\nname = \"go\"\npin = \"D3\"\n";

} // namespace

/// What graders and scripts depend on.
class TestCommandLine : public QObject
{
    Q_OBJECT

private slots:
    void helpAndVersionAreAnswered_data();
    void helpAndVersionAreAnswered();
    void standardOutputIsTheConsoleAlone();
    void theWholeConsoleIsWhatTheBoardSends();
    void statsHaveTheseKeys();
    void statsGoToStandardErrorAsOneObject();
    void theSameProgramGivesTheSameFiles();
    void everyKindOfTraceIsWritten();
    void theVcdShowsPinsAndWhoHeldTheCpu();
    void aTraceFileHoldsTheRunOfItsDigest();
    void theTimeLimitEndsARunAndSaysSo();
    void noTimeLimitLetsAProgramEnd();
    void scriptedInputsPressButtons();
    void wiringBesideTheProgramIsUsed();
    void librariesBesideTheProgramAreFound();
    void freeCodeTakesNoTime();
    void aSlowerBoardTakesLonger();
    void speedPacesTheRun();
    void theFirstInterruptIsTheBoardsCtrlC();
    void theSecondInterruptEndsTheRun();
    void aReaderThatLeavesEndsTheRun();
    void wrongRequestsAreOneLineAndStatusTwo_data();
    void wrongRequestsAreOneLineAndStatusTwo();
    void scenariosAreListed();
    void aScenarioRunsByNumberAndByName();
    void pinsAreListed();

private:
    QTemporaryDir m_folder;
    int m_folders = 0;

    QString write(const QString &name, const QByteArray &bytes) const
    {
        QFile file(m_folder.filePath(name));
        if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size()) {
            qFatal("%s cannot be written", qPrintable(file.fileName()));
        }
        return file.fileName();
    }
    /// A path in a folder of its own, so that nothing lies beside it but what a test puts there.
    QString alone(const QString &name)
    {
        const QString folder = QStringLiteral("f%1").arg(++m_folders);
        QDir(m_folder.path()).mkdir(folder);
        return folder + u'/' + name;
    }
    Outcome run(const QByteArray &program, const QStringList &options = {})
    {
        return support::runWithStats(QStringList{write(alone(QStringLiteral("code.py")), program)} + options);
    }
    std::unique_ptr<QProcess> started(const QByteArray &program, const QStringList &options)
    {
        auto process = std::make_unique<QProcess>();
        process->start(qEnvironmentVariable("METROLUME_BIN") + QStringLiteral("/metrolume-cli"),
                       QStringList{QStringLiteral("run"), write(alone(QStringLiteral("code.py")), program)}
                           + options);
        return process;
    }
};

void TestCommandLine::helpAndVersionAreAnswered_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QByteArray>("words");
    QTest::newRow("--version") << QStringList{QStringLiteral("--version")} << QByteArray("metrolume-cli ");
    QTest::newRow("--help") << QStringList{QStringLiteral("--help")} << QByteArray("run");
    QTest::newRow("run --help") << QStringList{QStringLiteral("run"), QStringLiteral("--help")}
                                << QByteArray("--trace");
}

void TestCommandLine::helpAndVersionAreAnswered()
{
    QFETCH(QStringList, arguments);
    QFETCH(QByteArray, words);
    const Outcome outcome = support::runCli(arguments);
    QCOMPARE(outcome.status, 0);
    QVERIFY2(outcome.console.contains(words), outcome.console);
    QCOMPARE(outcome.words, QByteArray());
}

void TestCommandLine::standardOutputIsTheConsoleAlone()
{
    const Outcome outcome = run("print('\xC3\xA9t\xC3\xA9')\nprint('no end', end='')\n");
    QCOMPARE(outcome.console, QByteArray("\xC3\xA9t\xC3\xA9\nno end"));
    QCOMPARE(outcome.words, QByteArray());
    QCOMPARE(outcome.status, 0);
}

void TestCommandLine::theWholeConsoleIsWhatTheBoardSends()
{
    const Outcome outcome = run("print('hi')\n", {QStringLiteral("--console"), QStringLiteral("full")});
    QCOMPARE(
        outcome.console,
        QByteArray("\r\n\x1b[2K\x1b[0G"
                   "Auto-reload is on. Simply save files over USB to run them or enter REPL to disable.\r\n"
                   "\x1b[2K\x1b[0G"
                   "code.py output:\r\nhi\r\n\r\nCode done running.\r\n\r\n"
                   "Press any key to enter the REPL. Use CTRL-D to reload.\r\n"));
}

void TestCommandLine::statsHaveTheseKeys()
{
    const Outcome outcome = run(blink);
    QStringList keys = outcome.stats.keys();
    keys.sort();
    QCOMPARE(keys.join(u' '), QStringLiteral("cpu_busy digest entries exit lines ticks virtual_s wall_s"));
    QCOMPARE(outcome.stats[QStringLiteral("exit")].toInt(), 0);
    const double seconds = outcome.stats[QStringLiteral("virtual_s")].toDouble();
    QVERIFY2(seconds > 0.89 && seconds < 0.92, qPrintable(QString::number(seconds)));
    QVERIFY(outcome.stats[QStringLiteral("ticks")].toInt() >= 8);
    QVERIFY(outcome.stats[QStringLiteral("cpu_busy")].toDouble() < 0.02);
    QCOMPARE(outcome.stats[QStringLiteral("digest")].toString().size(), qsizetype{16});
}

void TestCommandLine::statsGoToStandardErrorAsOneObject()
{
    const Outcome outcome = support::runCli(
        {QStringLiteral("run"), write(alone(QStringLiteral("code.py")), "while True: pass\n"),
         QStringLiteral("--for"), QStringLiteral("0.5"), QStringLiteral("--stats"), QStringLiteral("-")});
    QCOMPARE(QJsonDocument::fromJson(outcome.words)[QStringLiteral("exit")].toInt(), 3);
}

void TestCommandLine::theSameProgramGivesTheSameFiles()
{
    const QString program = write(alone(QStringLiteral("code.py")), blink);
    QList<QByteArray> files;
    QStringList digests;
    for (int i = 0; i < 2; ++i) {
        for (const QString &kind : {QStringLiteral("vcd"), QStringLiteral("mltrace")}) {
            const QString file = m_folder.filePath(QStringLiteral("same%1.%2").arg(i).arg(kind));
            const Outcome outcome = support::runWithStats({program, QStringLiteral("--trace"), file});
            files.append(support::bytesOf(file));
            digests.append(outcome.stats[QStringLiteral("digest")].toString());
        }
    }
    QCOMPARE(files[0], files[2]);
    QCOMPARE(files[1], files[3]);
    QCOMPARE(QSet<QString>(digests.begin(), digests.end()).size(), qsizetype{1});
}

void TestCommandLine::everyKindOfTraceIsWritten()
{
    QStringList arguments{QStringLiteral("run")};
    for (const QString &kind :
         {QStringLiteral("vcd"), QStringLiteral("json"), QStringLiteral("csv"), QStringLiteral("mltrace")}) {
        arguments << QStringLiteral("--trace") << m_folder.filePath(QStringLiteral("all.") + kind);
    }
    // The program comes last: an option takes one file.
    const Outcome outcome = support::runCli(arguments << write(alone(QStringLiteral("code.py")), blink));
    QCOMPARE(outcome.status, 0);
    const auto bytes
        = [this](const char *name) { return support::bytesOf(m_folder.filePath(QLatin1String(name))); };
    QVERIFY(bytes("all.vcd").contains("$enddefinitions"));
    QVERIFY(QJsonDocument::fromJson(bytes("all.json"))[QStringLiteral("traceEvents")].isArray());
    QVERIFY(bytes("all.csv").startsWith("time_s,kind,subject,detail,value,depth\n"));
    QVERIFY(bytes("all.mltrace").startsWith("METROLUME TRACE\n"));
}

void TestCommandLine::theVcdShowsPinsAndWhoHeldTheCpu()
{
    const QString file = m_folder.filePath(QStringLiteral("blink.vcd"));
    run(blink, {QStringLiteral("--trace"), file});
    const support::Vcd vcd = support::vcdFrom(support::bytesOf(file));
    QCOMPARE(vcd.timescale, QByteArray("1us"));
    QVERIFY(vcd.monotonic);
    QCOMPARE(vcd.edges(QStringLiteral("D1")).size(), std::size_t{3});
    QCOMPARE(vcd.edges(QStringLiteral("LED")).size(), std::size_t{3});
    QVERIFY(vcd.signalsOf.contains(QStringLiteral("tasks.main")));
    QVERIFY(vcd.signalsOf.contains(QStringLiteral("tasks.blink")));
    QVERIFY(vcd.signalsOf.contains(QStringLiteral("tasks.blink_2")));
    QCOMPARE(vcd.signalsOf[QStringLiteral("D1")].back().value, 'z');
}

void TestCommandLine::aTraceFileHoldsTheRunOfItsDigest()
{
    const QString name = m_folder.filePath(QStringLiteral("blink.mltrace"));
    const Outcome outcome
        = run(blink, {QStringLiteral("--trace"), name, QStringLiteral("--seed"), QStringLiteral("7")});
    const auto file = sim::traceFileFrom(support::bytesOf(name).toStdString(), "blink.mltrace");
    QVERIFY2(file, file ? "" : file.error().text().c_str());
    QCOMPARE(file->trace.size(), outcome.stats[QStringLiteral("entries")].toVariant().toULongLong());
    QCOMPARE(QStringLiteral("%1").arg(file->trace.digest(), 16, 16, QLatin1Char('0')),
             outcome.stats[QStringLiteral("digest")].toString());
    QCOMPARE(file->origin.seed, std::uint64_t{7});
    QCOMPARE(file->origin.program, sim::fingerprintOf(blink.toStdString()));
}

void TestCommandLine::theTimeLimitEndsARunAndSaysSo()
{
    const Outcome outcome = run("while True: pass\n", {QStringLiteral("--for"), QStringLiteral("0.25")});
    QCOMPARE(outcome.status, 3);
    QCOMPARE(outcome.stats[QStringLiteral("virtual_s")].toDouble(), 0.25);
    QCOMPARE(outcome.words,
             QByteArray("metrolume: Stopped after 0.25 s of virtual time. The option --for sets "
                        "another limit; 0 is none.\n"));
}

void TestCommandLine::noTimeLimitLetsAProgramEnd()
{
    const Outcome outcome = run("import time\nfor _ in range(100):\n    time.sleep(100)\nprint('long')\n",
                                {QStringLiteral("--for"), QStringLiteral("0")});
    QCOMPARE(outcome.status, 0);
    QVERIFY(outcome.stats[QStringLiteral("virtual_s")].toDouble() > 9999);
}

void TestCommandLine::scriptedInputsPressButtons()
{
    const Outcome outcome
        = run(button,
              {QStringLiteral("--wiring"), write(QStringLiteral("button.toml"), buttonWiring),
               QStringLiteral("--inputs"),
               write(QStringLiteral("press.toml"), "[[input]]\nat = 1.5\npart = \"go\"\nvalue = 1\n")});
    // 1.5 s after the program's start, which lies 1.05 s after power-on.
    QCOMPARE(outcome.console, QByteArray("pressed 25\n"));
    QCOMPARE(outcome.status, 0);
}

void TestCommandLine::wiringBesideTheProgramIsUsed()
{
    const QString program = alone(QStringLiteral("code.py"));
    write(QString{program}.replace(QStringLiteral("code.py"), QStringLiteral("wiring.toml")), buttonWiring);
    const Outcome outcome = support::runCli(
        {QStringLiteral("run"), write(program, button), QStringLiteral("--inputs"),
         write(QStringLiteral("press2.toml"), "[[input]]\nat = 0.1\npart = \"go\"\nvalue = 1\n")});
    QCOMPARE(outcome.status, 0);
}

void TestCommandLine::librariesBesideTheProgramAreFound()
{
    const QString program = write(alone(QStringLiteral("code.py")), "import helper\nprint(helper.answer)\n");
    QDir(QFileInfo(program).path()).mkdir(QStringLiteral("lib"));
    QFile helper(QFileInfo(program).path() + QStringLiteral("/lib/helper.py"));
    QVERIFY(helper.open(QIODevice::WriteOnly) && helper.write("answer = 42\n") > 0);
    helper.close();
    QCOMPARE(support::runCli({QStringLiteral("run"), program}).console, QByteArray("42\n"));
}

void TestCommandLine::freeCodeTakesNoTime()
{
    const Outcome outcome = run("import time\nfor i in range(10):\n    time.sleep(0.1)\n",
                                {QStringLiteral("--cpu"), QStringLiteral("0")});
    const double seconds = outcome.stats[QStringLiteral("virtual_s")].toDouble();
    QVERIFY2(seconds > 0.99 && seconds < 1.01, qPrintable(QString::number(seconds)));
    QCOMPARE(outcome.stats[QStringLiteral("cpu_busy")].toDouble(), 0.0);
}

void TestCommandLine::aSlowerBoardTakesLonger()
{
    const auto seconds = [this](const QString &cpu) {
        return run("for i in range(1000):\n    x = i * i\n", {QStringLiteral("--cpu"), cpu})
            .stats[QStringLiteral("virtual_s")]
            .toDouble();
    };
    const double once = seconds(QStringLiteral("1"));
    const double tenfold = seconds(QStringLiteral("10"));
    QVERIFY2(tenfold > once * 9.9 && tenfold < once * 10.1, qPrintable(QString::number(tenfold / once)));
}

void TestCommandLine::speedPacesTheRun()
{
    const Outcome outcome
        = run("import time\ntime.sleep(2)\n", {QStringLiteral("--speed"), QStringLiteral("4")});
    QCOMPARE(outcome.status, 0);
    QVERIFY2(outcome.wallSeconds > 0.45, qPrintable(QString::number(outcome.wallSeconds)));
}

void TestCommandLine::theFirstInterruptIsTheBoardsCtrlC()
{
    const auto process = started("import time\nprint('up')\nwhile True:\n    time.sleep(0.01)\n",
                                 {QStringLiteral("--speed"), QStringLiteral("1")});
    QVERIFY(process->waitForReadyRead(20'000));
    ::kill(static_cast<pid_t>(process->processId()), SIGINT);
    QVERIFY(process->waitForFinished(20'000));
    QCOMPARE(process->exitCode(), 1);
    const QByteArray console = process->readAllStandardOutput();
    QVERIFY2(console.startsWith("up\nTraceback (most recent call last):\n"), console);
    QVERIFY2(console.endsWith("KeyboardInterrupt: \n"), console);
}

void TestCommandLine::theSecondInterruptEndsTheRun()
{
    // It takes every Ctrl-C as a matter of course.
    const auto process = started("import time\nprint('up')\nwhile True:\n    try:\n        time.sleep(0.01)\n"
                                 "    except KeyboardInterrupt:\n        print('no')\n",
                                 {QStringLiteral("--speed"), QStringLiteral("1")});
    QVERIFY(process->waitForReadyRead(20'000));
    ::kill(static_cast<pid_t>(process->processId()), SIGINT);
    QVERIFY(process->waitForReadyRead(20'000));
    QCOMPARE(process->readAllStandardOutput(), QByteArray("up\nno\n"));
    ::kill(static_cast<pid_t>(process->processId()), SIGINT);
    QVERIFY(process->waitForFinished(20'000));
    QCOMPARE(process->readAllStandardError(), QByteArray("metrolume: Ended by a second Ctrl-C.\n"));
}

void TestCommandLine::aReaderThatLeavesEndsTheRun()
{
    const QString program = write(alone(QStringLiteral("code.py")), "while True:\n    print('y')\n");
    QProcess shell;
    shell.start(QStringLiteral("/bin/sh"),
                {QStringLiteral("-c"), QStringLiteral("\"$1\" run \"$2\" --for 0 | head -n 1"),
                 QStringLiteral("sh"),
                 qEnvironmentVariable("METROLUME_BIN") + QStringLiteral("/metrolume-cli"), program});
    QVERIFY(shell.waitForFinished(20'000));
    QCOMPARE(shell.readAllStandardOutput(), QByteArray("y\n"));
}

void TestCommandLine::wrongRequestsAreOneLineAndStatusTwo_data()
{
    QTest::addColumn<QStringList>("options");
    QTest::addColumn<QByteArray>("words");
    const auto row = [](const char *name, std::initializer_list<const char *> options, const char *words) {
        QStringList list;
        for (const char *option : options) {
            list.append(QString::fromUtf8(option));
        }
        QTest::newRow(name) << list << QByteArray(words);
    };
    row("a kind of trace that is not written", {"--trace", "run.txt"}, "run.txt");
    row("a trace where nothing can be written", {"--trace", "/nowhere/run.vcd"}, "/nowhere/run.vcd");
    row("inputs that are missing", {"--inputs", "/nowhere/in.toml"}, "/nowhere/in.toml");
    row("libraries that are missing", {"--lib", "/nowhere/lib"}, "/nowhere/lib");
    row("a speed that is no number", {"--speed", "fast"}, "fast");
    row("a negative speed", {"--speed", "-1"}, "-1");
    row("a negative cost of code", {"--cpu", "-1"}, "-1");
    row("a negative time limit", {"--for", "-1"}, "-1");
    row("an unknown kind of console", {"--console", "half"}, "half");
    row("a C++ twin of no scenario", {"--native"}, "--native");
}

void TestCommandLine::wrongRequestsAreOneLineAndStatusTwo()
{
    QFETCH(QStringList, options);
    QFETCH(QByteArray, words);
    const Outcome outcome = support::runCli(
        QStringList{QStringLiteral("run"), write(alone(QStringLiteral("code.py")), "print(1)\n")} + options);
    QCOMPARE(outcome.status, 2);
    QCOMPARE(outcome.console, QByteArray());
    QVERIFY2(outcome.words.contains(words), outcome.words);
    QVERIFY2(outcome.words.startsWith("metrolume: ") && outcome.words.count('\n') == 1, outcome.words);
}

void TestCommandLine::scenariosAreListed()
{
    const Outcome outcome = support::runCli({QStringLiteral("scenarios")});
    QCOMPARE(outcome.status, 0);
    QVERIFY2(outcome.console.contains("01-one-led-blocking\tOne LED, without asyncio\n"), outcome.console);
}

void TestCommandLine::aScenarioRunsByNumberAndByName()
{
    QStringList digests;
    for (const QString &name :
         {QStringLiteral("5"), QStringLiteral("05-two-leds-asyncio"), QStringLiteral("two-leds-asyncio")}) {
        const Outcome outcome = support::runWithStats({QStringLiteral("--scenario"), name});
        QCOMPARE(outcome.console, QByteArray("done\n"));
        digests.append(outcome.stats[QStringLiteral("digest")].toString());
    }
    QCOMPARE(digests[0], digests[1]);
    QCOMPARE(digests[0], digests[2]);
}

void TestCommandLine::pinsAreListed()
{
    const Outcome outcome = support::runCli({QStringLiteral("pins")});
    QCOMPARE(outcome.status, 0);
    QVERIFY(outcome.console.contains("A0\tPA02\tdigital analog-in analog-out\n"));
    QVERIFY(outcome.console.contains("D13\tPA16\tdigital pwm\n"));
    QVERIFY(outcome.console.contains("A2\tPA06\tdigital analog-in\n"));
}

QTEST_GUILESS_MAIN(TestCommandLine)
#include "tst_commandline.moc"
