// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/commandline.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using support::Outcome;

/// Whatever a learner hands over, the answer is a clear sentence and the right exit status, soon.
class TestWrongInput : public QObject
{
    Q_OBJECT

private slots:
    void anExceptionIsTheBoardsTracebackAndStatusOne_data();
    void anExceptionIsTheBoardsTracebackAndStatusOne();
    void whatCannotBeReadIsOneLineAndStatusTwo_data();
    void whatCannotBeReadIsOneLineAndStatusTwo();
    void anEndlessLoopIsStoppedByTheTimeLimit_data();
    void anEndlessLoopIsStoppedByTheTimeLimit();
    void aCallThatNeverReturnsIsKilled();
    void aProgramThatEatsMemoryGetsNoMoreThanTheBoardHas_data();
    void aProgramThatEatsMemoryGetsNoMoreThanTheBoardHas();

private:
    QTemporaryDir m_folder;

    QString file(const QString &name, const QByteArray &bytes) const
    {
        QFile result(m_folder.filePath(name));
        if (!result.open(QIODevice::WriteOnly) || result.write(bytes) != bytes.size())
            qFatal("%s cannot be written", qPrintable(result.fileName()));
        return result.fileName();
    }
    Outcome run(const QByteArray &program, const QStringList &options = {}) const
    {
        return support::runCli(QStringList{QStringLiteral("run"), file(QStringLiteral("code.py"), program)}
                               + options);
    }
};

void TestWrongInput::anExceptionIsTheBoardsTracebackAndStatusOne_data()
{
    QTest::addColumn<QByteArray>("program");
    QTest::addColumn<QByteArray>("console");
    QTest::newRow("a missing colon") << QByteArray("import board\nwhile True\n    pass\n")
                                     << QByteArray("Traceback (most recent call last):\n"
                                                   "  File \"code.py\", line 2\n"
                                                   "SyntaxError: invalid syntax\n");
    QTest::newRow("an unknown name") << QByteArray("def go():\n    return lamp\n\nprint('on')\ngo()\n")
                                     << QByteArray("on\n"
                                                   "Traceback (most recent call last):\n"
                                                   "  File \"code.py\", line 5, in <module>\n"
                                                   "  File \"code.py\", line 2, in go\n"
                                                   "NameError: name 'lamp' isn't defined\n");
    QTest::newRow("a module that the board has not") << QByteArray("import numpy\n")
                                                     << QByteArray("Traceback (most recent call last):\n"
                                                                   "  File \"code.py\", line 1, in <module>\n"
                                                                   "ImportError: no module named 'numpy'\n");
    QTest::newRow("a pin that is taken")
        << QByteArray("import board, digitalio\na = digitalio.DigitalInOut(board.D13)\n"
                      "a.switch_to_output()\nb = digitalio.DigitalInOut(board.LED)\n")
        << QByteArray("Traceback (most recent call last):\n"
                      "  File \"code.py\", line 4, in <module>\n"
                      "ValueError: LED in use\n");
    QTest::newRow("a pin that does not exist")
        << QByteArray("import board\nprint(board.D99)\n")
        << QByteArray("Traceback (most recent call last):\n"
                      "  File \"code.py\", line 2, in <module>\n"
                      "AttributeError: 'module' object has no attribute "
                      "'D99'\n");
}

void TestWrongInput::anExceptionIsTheBoardsTracebackAndStatusOne()
{
    QFETCH(const QByteArray, program);
    QFETCH(const QByteArray, console);
    const Outcome outcome = run(program);
    QCOMPARE(outcome.console, console);
    QCOMPARE(outcome.status, 1);
}

void TestWrongInput::whatCannotBeReadIsOneLineAndStatusTwo_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QByteArray>("named"); // what the line has to name
    const auto program = [this](const char *name, const QByteArray &bytes) {
        return QStringList{QStringLiteral("run"), file(QLatin1String(name), bytes)};
    };
    QTest::newRow("a file that does not exist")
        << QStringList{QStringLiteral("run"), m_folder.filePath(QStringLiteral("nowhere.py"))}
        << QByteArray("nowhere.py");
    QTest::newRow("a folder without a program")
        << QStringList{QStringLiteral("run"), m_folder.path()} << m_folder.path().toUtf8();
    QTest::newRow("a binary file") << program("picture.py",
                                              QByteArray("\x89PNG\r\n\x1a\n\0\0\0\rIHDR\xff\xfe", 18))
                                   << QByteArray("picture.py");
    QTest::newRow("a file of 10 MB") << program("big.py", QByteArray("# so long\n").repeated(1 << 20))
                                     << QByteArray("big.py");
    QTest::newRow("a scenario that does not exist")
        << QStringList{QStringLiteral("run"), QStringLiteral("--scenario"), QStringLiteral("99-no-such")}
        << QByteArray("99-no-such");
    QTest::newRow("an option that does not exist")
        << program("ok.py", "print(1)\n") + QStringList{QStringLiteral("--turbo")} << QByteArray("--turbo");
    QTest::newRow("a time limit that is no number")
        << program("ok2.py", "print(1)\n") + QStringList{QStringLiteral("--for"), QStringLiteral("soon")}
        << QByteArray("soon");
    QTest::newRow("a wiring file with a mistake") << program("ok3.py", "print(1)\n")
            + QStringList{QStringLiteral("--wiring"),
                          file(QStringLiteral("bad.toml"), "[[part]]\nkind = \"led\"\npin = \"D77\"\n")}
                                                  << QByteArray("bad.toml");
}

void TestWrongInput::whatCannotBeReadIsOneLineAndStatusTwo()
{
    QFETCH(const QStringList, arguments);
    QFETCH(const QByteArray, named);
    const Outcome outcome = support::runCli(arguments);
    QCOMPARE(outcome.console, QByteArray());
    QVERIFY2(outcome.words.contains(named), outcome.words);
    QVERIFY2(outcome.words.endsWith('\n') && outcome.words.count('\n') == 1, outcome.words);
    QCOMPARE(outcome.status, 2);
}

void TestWrongInput::anEndlessLoopIsStoppedByTheTimeLimit_data()
{
    QTest::addColumn<QByteArray>("program");
    QTest::addColumn<QString>("cpu");
    QTest::newRow("while True: pass") << QByteArray("while True: pass\n") << "1";
    QTest::newRow("an endless loop over two lines") << QByteArray("while True:\n    pass\n") << "1";
    QTest::newRow("a loop that prints") << QByteArray("while True:\n    print('again')\n") << "1";
    QTest::newRow("a loop that catches everything")
        << QByteArray("while True:\n    try:\n        1 / 0\n    except Exception:\n        pass\n") << "1";
    QTest::newRow("a task that never awaits") << QByteArray(
        "import asyncio\nasync def main():\n    while True:\n        x = 1\nasyncio.run(main())\n")
                                              << "1";
    QTest::newRow("tasks that only yield")
        << QByteArray("import asyncio\nasync def main():\n    while True:\n        await asyncio.sleep(0)\n"
                      "asyncio.run(main())\n")
        << "1";
    QTest::newRow("waiting for what never happens") << QByteArray(
        "import asyncio\nasync def main():\n    await asyncio.Event().wait()\nasyncio.run(main())\n")
                                                    << "1";
    QTest::newRow("an endless generator inside one line")
        << QByteArray("def ones():\n    while True:\n        yield 1\nprint(sum(ones()))\n") << "1";
}

void TestWrongInput::anEndlessLoopIsStoppedByTheTimeLimit()
{
    QFETCH(const QByteArray, program);
    QFETCH(const QString, cpu);
    const Outcome outcome
        = run(program, {QStringLiteral("--for"), QStringLiteral("0.5"), QStringLiteral("--cpu"), cpu});
    QVERIFY2(outcome.status == 3, outcome.words);
    QVERIFY2(outcome.wallSeconds < 10, qPrintable(QString::number(outcome.wallSeconds)));
}

void TestWrongInput::aCallThatNeverReturnsIsKilled()
{
    // One call into C that runs for days: no line is reached at which the board could stop.
    const Outcome outcome = run("print('before')\nprint(sum(range(10 ** 15)))\n");
    QCOMPARE(outcome.console, QByteArray("before\n"));
    QVERIFY2(outcome.status == 4, outcome.words);
    QVERIFY2(outcome.words.count('\n') == 1, outcome.words);
}

void TestWrongInput::aProgramThatEatsMemoryGetsNoMoreThanTheBoardHas_data()
{
    QTest::addColumn<QByteArray>("program");
    QTest::newRow("one huge block") << QByteArray("data = bytearray(1000000000)\n");
    QTest::newRow("a list that grows")
        << QByteArray("data = []\nwhile True:\n    data.append(bytearray(1000))\n");
    QTest::newRow("a text that doubles") << QByteArray("text = 'x'\nwhile True:\n    text += text\n");
}

void TestWrongInput::aProgramThatEatsMemoryGetsNoMoreThanTheBoardHas()
{
    QFETCH(const QByteArray, program);
    const Outcome outcome = run(program);
    QVERIFY2(outcome.status == 1, outcome.words);
    QVERIFY2(outcome.console.contains("MemoryError: memory allocation failed"), outcome.console);
}

QTEST_GUILESS_MAIN(TestWrongInput)
#include "tst_wronginput.moc"
