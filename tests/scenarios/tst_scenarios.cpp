// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/commandline.h"
#include "support/vcd.h"

#include <QMap>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

using support::Outcome;
using support::Vcd;

namespace {

const QString blocking = QStringLiteral("01-one-led-blocking");
const QString inTurn = QStringLiteral("02-two-leds-in-turn");
const QString polling = QStringLiteral("03-two-leds-polling");
const QString oneAsyncio = QStringLiteral("04-one-led-asyncio");
const QString twoAsyncio = QStringLiteral("05-two-leds-asyncio");

const QString d1 = QStringLiteral("D1");
const QString d2 = QStringLiteral("D2");

} // namespace

/// The shipped scenarios do on the virtual board what their lessons say. Each is run once; the tests
/// look at its console, its pins in the VCD, and its statistics.
class TestScenarios : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void theConsoleShowsExactlyWhatIsExpected_data();
    void theConsoleShowsExactlyWhatIsExpected();
    void theLevelChangesInTheRhythmOfTheProgram_data();
    void theLevelChangesInTheRhythmOfTheProgram();
    void oneAfterTheOtherMeansThatD2StartsWhenD1HasEnded();
    void bothLedsStartTogether_data();
    void bothLedsStartTogether();
    void pollingKeepsTheCpuBusyAndAwaitingDoesNot();
    void equalRunsHaveEqualDigests_data();
    void equalRunsHaveEqualDigests();
    void aRunIsFasterThanItsVirtualTime_data();
    void aRunIsFasterThanItsVirtualTime();

private:
    QTemporaryDir m_folder;
    QMap<QString, Outcome> m_outcomes;
    QMap<QString, Vcd> m_vcds;

    void addScenarioRows() const;
};

void TestScenarios::initTestCase()
{
    for (const QString &name : {blocking, inTurn, polling, oneAsyncio, twoAsyncio}) {
        const QString vcd = m_folder.filePath(name + QStringLiteral(".vcd"));
        m_outcomes[name]
            = support::runWithStats({QStringLiteral("--scenario"), name, QStringLiteral("--trace"), vcd});
        QVERIFY2(m_outcomes[name].status == 0, m_outcomes[name].words);
        m_vcds[name] = support::vcdFrom(support::bytesOf(vcd));
        QCOMPARE(m_vcds[name].timescale, QByteArray("1us"));
        QVERIFY(m_vcds[name].monotonic);
    }
}

void TestScenarios::addScenarioRows() const
{
    QTest::addColumn<QString>("name");
    for (const QString &name : m_outcomes.keys())
        QTest::addRow("%s", qPrintable(name)) << name;
}

void TestScenarios::theConsoleShowsExactlyWhatIsExpected_data()
{
    addScenarioRows();
}

void TestScenarios::theConsoleShowsExactlyWhatIsExpected()
{
    QFETCH(const QString, name);
    QCOMPARE(m_outcomes[name].console,
             support::bytesOf(support::sourcePath(QStringLiteral("scenarios/%1/expected.txt").arg(name))));
}

void TestScenarios::theLevelChangesInTheRhythmOfTheProgram_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("pin");
    QTest::addColumn<int>("changes");
    QTest::addColumn<int>("pauseMs");
    QTest::addColumn<int>("toleranceMs");
    QTest::newRow("one LED, blocking") << blocking << d1 << 20 << 250 << 3;
    QTest::newRow("in turn, the first LED") << inTurn << d1 << 20 << 250 << 3;
    QTest::newRow("in turn, the second LED") << inTurn << d2 << 40 << 100 << 3;
    QTest::newRow("polling, the slow LED") << polling << d1 << 20 << 250 << 10;
    QTest::newRow("polling, the fast LED") << polling << d2 << 40 << 100 << 10;
    QTest::newRow("one LED, asyncio") << oneAsyncio << d1 << 20 << 250 << 3;
    QTest::newRow("two LEDs, asyncio, the slow one") << twoAsyncio << d1 << 20 << 250 << 3;
    QTest::newRow("two LEDs, asyncio, the fast one") << twoAsyncio << d2 << 40 << 100 << 3;
}

void TestScenarios::theLevelChangesInTheRhythmOfTheProgram()
{
    QFETCH(const QString, name);
    QFETCH(const QString, pin);
    QFETCH(const int, changes);
    QFETCH(const int, pauseMs);
    QFETCH(const int, toleranceMs);
    const Vcd::Signal edges = m_vcds[name].edges(pin);
    QCOMPARE(edges.size(), static_cast<std::size_t>(changes));
    QCOMPARE(edges.front().value, '1');
    for (std::size_t i = 1; i < edges.size(); ++i) {
        const qint64 pause = edges[i].time - edges[i - 1].time;
        QVERIFY2(std::abs(pause - pauseMs * 1000) <= toleranceMs * 1000,
                 qPrintable(QStringLiteral("%1 us between changes %2 and %3").arg(pause).arg(i).arg(i + 1)));
    }
}

void TestScenarios::oneAfterTheOtherMeansThatD2StartsWhenD1HasEnded()
{
    const Vcd &vcd = m_vcds[inTurn];
    const Vcd::Signal second = vcd.edges(d2);
    const Vcd::Signal first = vcd.edges(d1);
    QVERIFY(!first.empty() && !second.empty());
    QVERIFY(second.front().time > first.back().time);
}

void TestScenarios::bothLedsStartTogether_data()
{
    QTest::addColumn<QString>("name");
    QTest::newRow("by polling") << polling;
    QTest::newRow("with asyncio") << twoAsyncio;
}

void TestScenarios::bothLedsStartTogether()
{
    QFETCH(const QString, name);
    const Vcd::Signal first = m_vcds[name].edges(d1);
    const Vcd::Signal second = m_vcds[name].edges(d2);
    QVERIFY(!first.empty() && !second.empty());
    QVERIFY(first.front().time <= 10'000);
    QVERIFY(second.front().time <= 10'000);
}

void TestScenarios::pollingKeepsTheCpuBusyAndAwaitingDoesNot()
{
    const auto busy = [this](const QString &name) {
        return m_outcomes[name].stats.value(QLatin1String("cpu_busy")).toDouble(-1);
    };
    QVERIFY2(busy(polling) > 0.95, qPrintable(QString::number(busy(polling))));
    QVERIFY2(busy(polling) <= 1.0, qPrintable(QString::number(busy(polling))));
    QVERIFY2(busy(twoAsyncio) < 0.02, qPrintable(QString::number(busy(twoAsyncio))));
    QVERIFY2(busy(twoAsyncio) > 0.0, qPrintable(QString::number(busy(twoAsyncio))));
}

void TestScenarios::equalRunsHaveEqualDigests_data()
{
    addScenarioRows();
}

void TestScenarios::equalRunsHaveEqualDigests()
{
    QFETCH(const QString, name);
    const Outcome again = support::runWithStats({QStringLiteral("--scenario"), name});
    const QJsonValue digest = again.stats.value(QLatin1String("digest"));
    QVERIFY(!digest.isUndefined());
    QCOMPARE(digest, m_outcomes[name].stats.value(QLatin1String("digest")));
}

void TestScenarios::aRunIsFasterThanItsVirtualTime_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<double>("limitSeconds");
    QTest::newRow("polling") << polling << 2.0;
    QTest::newRow("asyncio") << twoAsyncio << 0.3;
}

void TestScenarios::aRunIsFasterThanItsVirtualTime()
{
    QFETCH(const QString, name);
    QFETCH(const double, limitSeconds);
    // The best of three: the machine may be doing something else too.
    double best = m_outcomes[name].wallSeconds;
    for (int i = 0; i < 2; ++i)
        best = std::min(best, support::runWithStats({QStringLiteral("--scenario"), name}).wallSeconds);
    QVERIFY2(best < limitSeconds, qPrintable(QStringLiteral("%1 s").arg(best)));
}

QTEST_GUILESS_MAIN(TestScenarios)
#include "tst_scenarios.moc"
