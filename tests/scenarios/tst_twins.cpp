// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/commandline.h"
#include "support/vcd.h"

#include <QDir>
#include <QMap>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

using support::Outcome;
using support::Vcd;

namespace {

/// A change of level between 0 and 1 of one pin.
struct Edge
{
    qint64 time = 0; // us since the start of the program
    QString pin;
    char value = 'x';
};

struct Run
{
    Outcome outcome;
    Vcd vcd;
    QByteArray trace; // as CSV
};

} // namespace

/// A scenario's code.cpp does to the pins what its code.py does.
///
/// What is compared: the changes between 0 and 1 of every pin that either of them drives (how a pin comes
/// from floating or goes back to it is left out), counted from the start of the program: as many, in the same
/// order over all pins, to the same levels, each at a time no further from the other's than the
/// tolerance for pins: 3 ms, and 10 ms where the clock is polled. Python's lines take time and C++'s do not,
/// so the times are not equal to the microsecond. Where the clock is polled, the order is that of each pin
/// alone: which of two pins that are due in the same millisecond comes first depends on where in its loop the
/// program is when the millisecond begins.
class TestTwins : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void everyScenarioHasATwin();
    void pinsChangeAsInPython_data();
    void pinsChangeAsInPython();
    void theConsoleIsThatOfPython_data();
    void theConsoleIsThatOfPython();
    void equalRunsHaveEqualDigestsAndFigures_data();
    void equalRunsHaveEqualDigestsAndFigures();
    void compiledCodeNeedsLessOfTheCpu();
    void pollingStillKeepsTheCpuBusy();
    void tasksHaveTheNamesTheyHaveInPython();
    void linesAreThoseOfTheSource_data();
    void linesAreThoseOfTheSource();

private:
    QTemporaryDir m_folder;
    QMap<QString, Run> m_python;
    QMap<QString, Run> m_native;

    Run run(const QString &name, bool native) const
    {
        const QString stem = m_folder.filePath(name + QLatin1String(native ? "-native" : "-python"));
        QStringList arguments{QStringLiteral("--scenario"), name};
        for (const char *kind : {".vcd", ".csv"})
            arguments << QStringLiteral("--trace") << stem + QLatin1String(kind);
        if (native)
            arguments << QStringLiteral("--native");
        Run result;
        result.outcome = support::runWithStats(arguments);
        result.vcd = support::vcdFrom(support::bytesOf(stem + QStringLiteral(".vcd")));
        result.trace = support::bytesOf(stem + QStringLiteral(".csv"));
        return result;
    }
    /// Over all pins by time, or pin by pin.
    static QList<Edge> edgesOf(const Vcd &vcd, bool pinByPin)
    {
        QList<Edge> edges;
        for (auto signal = vcd.signalsOf.begin(); signal != vcd.signalsOf.end(); ++signal) {
            if (!signal.key().startsWith(QLatin1String("tasks.")))
                for (const Vcd::Change &change : vcd.edges(signal.key()))
                    edges << Edge{change.time, signal.key(), change.value};
        }
        if (!pinByPin)
            std::stable_sort(edges.begin(), edges.end(),
                             [](const Edge &a, const Edge &b) { return a.time < b.time; });
        return edges;
    }
    void addScenarioRows() const
    {
        QTest::addColumn<QString>("name");
        for (const QString &name : m_native.keys())
            QTest::addRow("%s", qPrintable(name)) << name;
    }
    double busy(const QMap<QString, Run> &runs, const QString &name) const
    {
        return runs[name].outcome.stats.value(QLatin1String("cpu_busy")).toDouble(-1);
    }
};

void TestTwins::initTestCase()
{
    const QDir folder(support::sourcePath(QStringLiteral("scenarios")));
    for (const QString &name : folder.entryList(QDir::Dirs | QDir::NoDotAndDotDot)) {
        if (!QFile::exists(folder.filePath(name + QStringLiteral("/code.cpp"))))
            continue;
        m_python[name] = run(name, false);
        m_native[name] = run(name, true);
        QVERIFY2(m_native[name].outcome.status == 0, m_native[name].outcome.words);
        QCOMPARE(m_native[name].outcome.words, QByteArray());
    }
}

void TestTwins::everyScenarioHasATwin()
{
    QCOMPARE(m_native.keys(),
             (QStringList{QStringLiteral("01-one-led-blocking"), QStringLiteral("02-two-leds-in-turn"),
                          QStringLiteral("03-two-leds-polling"), QStringLiteral("04-one-led-asyncio"),
                          QStringLiteral("05-two-leds-asyncio")}));
}

void TestTwins::pinsChangeAsInPython_data()
{
    addScenarioRows();
}

void TestTwins::pinsChangeAsInPython()
{
    QFETCH(const QString, name);
    const bool polls = name.contains(QLatin1String("polling"));
    const qint64 tolerance = polls ? 10'000 : 3'000;
    const QList<Edge> python = edgesOf(m_python[name].vcd, polls);
    const QList<Edge> native = edgesOf(m_native[name].vcd, polls);
    QVERIFY(python.size() >= 20);
    QCOMPARE(native.size(), python.size());
    qint64 furthest = 0;
    for (qsizetype i = 0; i < python.size(); ++i) {
        const QString which = QStringLiteral("edge %1: %2 to %3 at %4 us, in Python %5 to %6 at %7 us")
                                  .arg(i)
                                  .arg(native[i].pin, QChar::fromLatin1(native[i].value))
                                  .arg(native[i].time)
                                  .arg(python[i].pin, QChar::fromLatin1(python[i].value))
                                  .arg(python[i].time);
        QVERIFY2(native[i].pin == python[i].pin && native[i].value == python[i].value, qPrintable(which));
        furthest = std::max(furthest, std::abs(native[i].time - python[i].time));
        QVERIFY2(std::abs(native[i].time - python[i].time) <= tolerance, qPrintable(which));
    }
    qInfo("furthest apart: %lld us", static_cast<long long>(furthest));
}

void TestTwins::theConsoleIsThatOfPython_data()
{
    addScenarioRows();
}

void TestTwins::theConsoleIsThatOfPython()
{
    QFETCH(const QString, name);
    QCOMPARE(m_native[name].outcome.console, m_python[name].outcome.console);
}

void TestTwins::equalRunsHaveEqualDigestsAndFigures_data()
{
    addScenarioRows();
}

void TestTwins::equalRunsHaveEqualDigestsAndFigures()
{
    QFETCH(const QString, name);
    QJsonObject once = m_native[name].outcome.stats;
    QJsonObject again = run(name, true).outcome.stats;
    once.remove(QLatin1String("wall_s"));
    again.remove(QLatin1String("wall_s"));
    QCOMPARE(again, once);
    QVERIFY(!once.value(QLatin1String("digest")).toString().isEmpty());
}

void TestTwins::compiledCodeNeedsLessOfTheCpu()
{
    for (const QString &name :
         {QStringLiteral("04-one-led-asyncio"), QStringLiteral("05-two-leds-asyncio")}) {
        QVERIFY(busy(m_native, name) > 0);
        QVERIFY2(busy(m_native, name) < busy(m_python, name) / 2, qPrintable(name));
    }
}

void TestTwins::pollingStillKeepsTheCpuBusy()
{
    const double share = busy(m_native, QStringLiteral("03-two-leds-polling"));
    QVERIFY2(share > 0.95 && share <= 1.0, qPrintable(QString::number(share)));
}

void TestTwins::tasksHaveTheNamesTheyHaveInPython()
{
    for (const QString &name : m_native.keys()) {
        const auto tasksOf
            = [](const Vcd &vcd) { return vcd.signalsOf.keys().filter(QLatin1String("tasks.")); };
        QCOMPARE(tasksOf(m_native[name].vcd), tasksOf(m_python[name].vcd));
    }
}

void TestTwins::linesAreThoseOfTheSource_data()
{
    addScenarioRows();
}

void TestTwins::linesAreThoseOfTheSource()
{
    // Every line that the trace names has a call on the board or a co_await in it, and every line with a
    // co_await is named: the window's chips stand there.
    QFETCH(const QString, name);
    const QList<QByteArray> source
        = support::bytesOf(support::sourcePath(QStringLiteral("scenarios/%1/code.cpp").arg(name)))
              .split('\n');
    QSet<int> reached;
    const QList<QByteArray> rows = m_native[name].trace.split('\n');
    for (const QByteArray &row : rows) {
        const QList<QByteArray> fields = row.split(',');
        if (fields.size() > 3 && fields[1] == "line")
            reached << fields[4].toInt();
    }
    QVERIFY(!reached.isEmpty());
    for (const int line : reached) {
        const QByteArray text = source.value(line - 1);
        QVERIFY2(text.contains('(') || text.contains('{') || text.contains("co_await"),
                 qPrintable(QString::number(line)));
    }
    for (int line = 1; line <= source.size(); ++line)
        QVERIFY2(!source[line - 1].contains("co_await") || reached.contains(line),
                 qPrintable(QString::number(line)));
}

QTEST_GUILESS_MAIN(TestTwins)
#include "tst_twins.moc"
