// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/commandline.h"
#include "support/vcd.h"

#include <QTemporaryDir>
#include <QTest>

using support::Outcome;
using support::Vcd;

/// Programs as they stand in tutorials run as they are.
class TestPastedPrograms : public QObject
{
    Q_OBJECT

private slots:
    void printAndBlinkAsOnABoard_data();
    void printAndBlinkAsOnABoard();
};

void TestPastedPrograms::printAndBlinkAsOnABoard_data()
{
    QTest::addColumn<QString>("program");
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("console");
    QTest::addColumn<QString>("pin"); // as the board prints it
    QTest::addColumn<int>("changes");
    QTest::addColumn<int>("shortestMs"); // between two changes
    QTest::newRow("the board's own LED")
        << "board-led" << 0 << QByteArray("blink 1\nblink 2\nblink 3\n") << "LED" << 6 << 500;
    QTest::newRow("deinit by hand, then the same pin again")
        << "explicit-deinit" << 0 << QByteArray("deinit done\n") << "LED" << 12 << 20;
    QTest::newRow("with, coroutines handed to gather")
        << "with-statement" << 0 << QByteArray("board.D7 released\nboard.A0 released\n") << "D7" << 12 << 150;
    QTest::newRow("three LEDs") << "three-leds" << 0
                                << QByteArray("green is done\namber is done\nred is done\ngood night\n")
                                << "D9" << 16 << 50;
    QTest::newRow("ten LEDs") << "ten-leds" << 0
                              << QByteArray("flashes: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10] sum 55\n") << "D11"
                              << 20 << 50;
    QTest::newRow("a program without an end")
        << "forever" << 3 << QByteArray("alive for 0 s\nalive for 1 s\nalive for 2 s\nalive for 3 s\n")
        << "LED" << 8 << 100;
    QTest::newRow("line ends and tabs of another editor")
        << "windows-line-ends" << 0 << QByteArray("fin\303\251\n") << "D1" << 6 << 250;
    QTest::newRow("more of the board's modules")
        << "leds-and-math" << 0 << QByteArray("metro_m4_express 120000000\nTrue True\nTrue\n") << "D4" << 6
        << 0;
}

void TestPastedPrograms::printAndBlinkAsOnABoard()
{
    QFETCH(const QString, program);
    QFETCH(const int, status);
    QFETCH(const QByteArray, console);
    QFETCH(const QString, pin);
    QFETCH(const int, changes);
    QFETCH(const int, shortestMs);

    const QTemporaryDir folder;
    const QString vcdFile = folder.filePath(QStringLiteral("pins.vcd"));
    const Outcome outcome = support::runCli(
        {QStringLiteral("run"),
         support::sourcePath(QStringLiteral("tests/scenarios/pasted/%1.py").arg(program)),
         QStringLiteral("--for"), QStringLiteral("3.95"), QStringLiteral("--trace"), vcdFile});
    QCOMPARE(outcome.console, console);
    QVERIFY2(outcome.status == status, outcome.words);

    const Vcd vcd = support::vcdFrom(support::bytesOf(vcdFile));
    QVERIFY2(vcd.signalsOf.contains(pin), qPrintable(vcd.signalsOf.keys().join(QLatin1Char(' '))));
    const Vcd::Signal edges = vcd.edges(pin);
    QCOMPARE(edges.size(), static_cast<std::size_t>(changes));
    for (std::size_t i = 1; i < edges.size(); ++i)
        QVERIFY2(edges[i].time - edges[i - 1].time >= shortestMs * 1000 - 3000,
                 qPrintable(QStringLiteral("change %1 at %2 us").arg(i + 1).arg(edges[i].time)));
}

QTEST_GUILESS_MAIN(TestPastedPrograms)
#include "tst_pastedprograms.moc"
