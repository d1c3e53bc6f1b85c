// SPDX-License-Identifier: GPL-3.0-or-later
#include <QFile>
#include <QTest>

#include "python/boardworld.h"

namespace {

/// One module of the board, and its names, as boardnames.txt lists them.
struct Module
{
    QString name;
    QStringList names;
};

QString sourceFile(const char *path)
{
    return qEnvironmentVariable("METROLUME_SOURCE") + QLatin1Char('/') + QLatin1String(path);
}

QString textOf(const char *path)
{
    QFile file{sourceFile(path)};
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString{};
}

std::vector<Module> modulesOfTheBoard()
{
    std::vector<Module> modules;
    const QStringList lines
        = textOf("tests/python/boardnames.txt").split(QLatin1Char('\n'), Qt::SkipEmptyParts);
    for (const QString &line : lines) {
        if (!line.startsWith(QLatin1Char('#'))) {
            modules.push_back(
                {line.section(QLatin1Char(':'), 0, 0),
                 line.section(QLatin1Char(':'), 1).split(QLatin1Char(' '), Qt::SkipEmptyParts)});
        }
    }
    return modules;
}

/// A program that prints for each module "name: " and those names that are there, or "-" without it.
QString asking(const std::vector<Module> &modules)
{
    QString program;
    for (const Module &module : modules) {
        program += QStringLiteral("try:\n    import %1 as m\n    print('%1:', end='')\n").arg(module.name);
        for (const QString &name : module.names) {
            const QString owner = name.contains(QLatin1Char('.'))
                ? QStringLiteral("getattr(m, '%1', None)").arg(name.section(QLatin1Char('.'), 0, 0))
                : QStringLiteral("m");
            program += QStringLiteral("    if hasattr(%1, '%2'): print(' %3', end='')\n")
                           .arg(owner, name.section(QLatin1Char('.'), -1), name);
        }
        program += QStringLiteral("    print()\nexcept ImportError:\n    print('%1: -')\n").arg(module.name);
    }
    return program;
}

QString table(const std::vector<Module> &modules, const QStringList &answers)
{
    QString text = QStringLiteral(
        "# The board's modules\n\nWritten by `tst_modules`, which asks a virtual board and fails when this "
        "page "
        "is out of date\n(`METROLUME_REFRESH=1` writes it anew). The left column is what CircuitPython "
        "10.2.1 has "
        "on the Metro M4 Express\n(`tests/python/boardnames.txt`). A name that is not simulated raises the "
        "AttributeError of a board without it; a\nmodule raises the ImportError, and a notice says that "
        "the board would have it.\n\n| module | simulated | not simulated |\n|---|---|---|\n");
    for (std::size_t i = 0; i < modules.size(); ++i) {
        const QStringList there = answers[static_cast<qsizetype>(i)]
                                      .section(QLatin1Char(':'), 1)
                                      .split(QLatin1Char(' '), Qt::SkipEmptyParts);
        const bool isThere = there != QStringList{QStringLiteral("-")};
        QStringList missing;
        for (const QString &name : modules[i].names) {
            if (!there.contains(name)) {
                missing << name;
            }
        }
        text += QStringLiteral("| `%1` | %2 | %3 |\n")
                    .arg(modules[i].name,
                         !isThere              ? QString{}
                             : there.isEmpty() ? QStringLiteral("all")
                                               : there.join(QStringLiteral(", ")),
                         !isThere ? QStringLiteral("the whole module: ")
                                 + modules[i].names.join(QStringLiteral(", "))
                                  : missing.join(QStringLiteral(", ")));
    }
    return text;
}

} // namespace

class TestModules : public QObject
{
    Q_OBJECT

private slots:
    void theTableOfModulesIsUpToDate();
    void aModuleThatIsNotSimulatedIsTold();
};

void TestModules::theTableOfModulesIsUpToDate()
{
    const std::vector<Module> modules = modulesOfTheBoard();
    BoardWorld world{asking(modules).toStdString()};
    world.run();
    const QStringList answers
        = QString::fromStdString(world.console()).split(QLatin1Char('\n'), Qt::SkipEmptyParts);
    QVERIFY2(answers.size() == static_cast<qsizetype>(modules.size()), world.console().c_str());
    const QString now = table(modules, answers);
    if (qEnvironmentVariableIsSet("METROLUME_REFRESH")) {
        QFile file{sourceFile("docs/modules.md")};
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(now.toUtf8()) > 0);
    }
    QVERIFY2(textOf("docs/modules.md") == now,
             qPrintable(QStringLiteral("docs/modules.md should be:\n") + now));
}

void TestModules::aModuleThatIsNotSimulatedIsTold()
{
    for (const Module &module : modulesOfTheBoard()) {
        BoardWorld world{"import " + module.name.toStdString() + "\n"};
        world.run();
        const bool missing = world.console().find("ImportError") != std::string::npos;
        QVERIFY2(!missing || world.notices().size() == 1, qPrintable(module.name));
    }
}

QTEST_GUILESS_MAIN(TestModules)
#include "tst_modules.moc"
