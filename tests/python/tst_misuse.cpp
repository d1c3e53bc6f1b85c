// SPDX-License-Identifier: GPL-3.0-or-later
#include <QFile>
#include <QRegularExpression>
#include <QTest>

#include "python/deviceworld.h"

namespace {

struct Misuse
{
    QString program;
    QString message;
};

/// The rows of docs/misuse.md: | `program` | `message` |
std::vector<Misuse> misuses()
{
    QFile file{qEnvironmentVariable("METROLUME_SOURCE") + QStringLiteral("/docs/misuse.md")};
    std::vector<Misuse> rows;
    if (file.open(QIODevice::ReadOnly)) {
        static const QRegularExpression row{QStringLiteral("^\\| `(.*)` \\| `(.*)` \\|$"),
                                            QRegularExpression::MultilineOption};
        auto found = row.globalMatch(QString::fromUtf8(file.readAll()));
        while (found.hasNext()) {
            const QRegularExpressionMatch match = found.next();
            rows.push_back({match.captured(1), match.captured(2)});
        }
    }
    return rows;
}

/// `import` for each module that the program names.
QString importsFor(const QString &program)
{
    static const QRegularExpression named{QStringLiteral("(?<![.\\w])([a-z_]+)\\.")};
    QStringList modules;
    auto found = named.globalMatch(program);
    while (found.hasNext()) {
        const QString name = found.next().captured(1);
        if (name.size() > 1 && !modules.contains(name)) {
            modules.append(name);
        }
    }
    return QStringLiteral("import ") + modules.join(QStringLiteral(", ")) + QLatin1Char('\n');
}

} // namespace

/// docs/misuse.md: wrong uses of pins and modules, and what the board says to them.
class TestMisuse : public QObject
{
    Q_OBJECT

private slots:
    void theTableIsThere();
    void eachMisuseIsToldInTheBoardsWords_data();
    void eachMisuseIsToldInTheBoardsWords();
};

void TestMisuse::theTableIsThere()
{
    QVERIFY2(misuses().size() >= 100, "docs/misuse.md has lost rows, or none could be read");
}

void TestMisuse::eachMisuseIsToldInTheBoardsWords_data()
{
    QTest::addColumn<QString>("program");
    QTest::addColumn<QString>("message");
    for (const Misuse &misuse : misuses()) {
        QTest::newRow(qPrintable(misuse.program)) << misuse.program << misuse.message;
    }
}

void TestMisuse::eachMisuseIsToldInTheBoardsWords()
{
    QFETCH(QString, program);
    QFETCH(QString, message);
    QCOMPARE(lastLineOf(importsFor(program) + program + QLatin1Char('\n')), message);
}

QTEST_GUILESS_MAIN(TestMisuse)
#include "tst_misuse.moc"
