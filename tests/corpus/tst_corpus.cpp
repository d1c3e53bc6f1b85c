// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/commandline.h"

#include <QDir>
#include <QHash>
#include <QTest>

#include <algorithm>

using support::Outcome;

namespace {

struct Program
{
    QString name; // "language/001-countdown-while-for"
    QByteArray source;
    QByteArray expected;
    QByteArray printed;

    bool agrees() const { return printed == expected; }
    bool isDialect() const { return source.contains("\n# level: dialect\n"); }
};

// "line 3: wanted 'x', got 'y'" for the first line that differs.
QString firstDifference(const Program &program)
{
    const QList<QByteArray> wanted = program.expected.split('\n');
    const QList<QByteArray> got = program.printed.split('\n');
    for (qsizetype i = 0; i < std::max(wanted.size(), got.size()); ++i)
        if (wanted.value(i) != got.value(i) || i >= wanted.size() || i >= got.size())
            return QStringLiteral("line %1: the board prints \"%2\", we print \"%3\"")
                .arg(i + 1)
                .arg(QString::fromUtf8(wanted.value(i)), QString::fromUtf8(got.value(i)));
    return {};
}

} // namespace

/// Every program of the corpus prints what the real board's virtual machine printed. Those that do not
/// yet are listed in differs.txt, with what they are about; that list is exact, both ways.
class TestCorpus : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void printsWhatTheBoardPrints_data();
    void printsWhatTheBoardPrints();
    void theListOfDifferencesNamesOnlyProgramsThatExist();
    void cleanupTestCase();

private:
    std::vector<Program> m_programs;
    QHash<QString, QString> m_differs; // name -> what it is about
};

void TestCorpus::initTestCase()
{
    const QString corpus = support::sourcePath(QStringLiteral("tests/corpus/"));
    for (const char *group : {"language", "asyncio", "asyncio-random"}) {
        const QDir folder(corpus + QLatin1String(group));
        for (const QFileInfo &file : folder.entryInfoList({QStringLiteral("*.py")}, QDir::Files, QDir::Name))
            m_programs.push_back(
                {QLatin1String(group) + QLatin1Char('/') + file.completeBaseName(),
                 support::bytesOf(file.filePath()),
                 support::bytesOf(folder.filePath(file.completeBaseName() + QStringLiteral(".out"))),
                 {}});
    }
    QVERIFY2(m_programs.size() > 300, "the corpus is not where it should be");

    for (const QByteArray &line : support::bytesOf(corpus + QStringLiteral("differs.txt")).split('\n')) {
        if (line.isEmpty() || line.startsWith('#'))
            continue;
        const qsizetype colon = line.indexOf(": ");
        QVERIFY2(colon > 0, "a line of differs.txt reads \"group/program: what it is about\": " + line);
        QString name = QString::fromUtf8(line.left(colon));
        if (name.endsWith(QLatin1String(" [from 3.12]"))) {
            if (METROLUME_PYTHON_MINOR < 12)
                continue;
            name.chop(12);
        }
        m_differs[name] = QString::fromUtf8(line.mid(colon + 2));
    }

    std::vector<QStringList> runs;
    for (const Program &program : m_programs)
        runs.push_back({QStringLiteral("run"), corpus + program.name + QStringLiteral(".py"),
                        QStringLiteral("--cpu"), QStringLiteral("0")});
    const std::vector<Outcome> outcomes = support::runClis(runs, 20);
    for (std::size_t i = 0; i < m_programs.size(); ++i)
        m_programs[i].printed = outcomes[i].console;
}

void TestCorpus::printsWhatTheBoardPrints_data()
{
    QTest::addColumn<int>("index");
    for (std::size_t i = 0; i < m_programs.size(); ++i)
        QTest::addRow("%s", qPrintable(m_programs[i].name)) << static_cast<int>(i);
}

void TestCorpus::printsWhatTheBoardPrints()
{
    QFETCH(const int, index);
    const Program &program = m_programs[static_cast<std::size_t>(index)];
    const bool listed = m_differs.contains(program.name);
    QVERIFY2(program.agrees() || listed, qPrintable(firstDifference(program)));
    QVERIFY2(!program.agrees() || !listed, "it agrees now: strike it from tests/corpus/differs.txt");
}

void TestCorpus::theListOfDifferencesNamesOnlyProgramsThatExist()
{
    for (const QString &name : m_differs.keys())
        QVERIFY2(std::any_of(m_programs.begin(), m_programs.end(),
                             [&name](const Program &program) { return program.name == name; }),
                 qPrintable(name));
}

void TestCorpus::cleanupTestCase()
{
    struct Count
    {
        int agree = 0;
        int all = 0;
    };
    QMap<QString, Count> counts;
    for (const Program &program : m_programs) {
        const QString group = program.name.section(QLatin1Char('/'), 0, 0);
        const QString level = group != QLatin1String("language") ? QString()
            : program.isDialect()                                ? QStringLiteral(", dialect")
                                                                 : QStringLiteral(", core");
        Count &count = counts[group + level];
        count.agree += program.agrees() ? 1 : 0;
        ++count.all;
        if (!program.agrees())
            qInfo("%s differs: %s (%s)", qPrintable(program.name), qPrintable(firstDifference(program)),
                  qPrintable(m_differs.value(program.name)));
    }
    for (auto it = counts.cbegin(); it != counts.cend(); ++it)
        qInfo("%s: %d of %d agree with the board", qPrintable(it.key()), it->agree, it->all);
}

QTEST_GUILESS_MAIN(TestCorpus)
#include "tst_corpus.moc"
