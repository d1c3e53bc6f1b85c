// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/program.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QtTest>

namespace {

/// A folder to write programs into.
class Folder
{
public:
    QString path(const QString &name = {}) const { return m_folder.filePath(name); }
    QString put(const QString &name, const QByteArray &bytes) const
    {
        QDir{path()}.mkpath(QFileInfo{path(name)}.path());
        QFile file{path(name)};
        if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size()) {
            qFatal("The test cannot write %s.", qPrintable(path(name)));
        }
        return path(name);
    }

private:
    QTemporaryDir m_folder;
};

QString refusal(const QString &path)
{
    const core::Result<ui::Program> program = ui::readProgram(path);
    return program ? QString{} : QString::fromStdString(program.error().message);
}

} // namespace

class TestOpenedProgram : public QObject
{
    Q_OBJECT

private slots:
    void aFileIsReadAsItIs()
    {
        const Folder folder;
        const QByteArray text = "print('grün')\n";
        const core::Result<ui::Program> program
            = ui::readProgram(folder.put(QStringLiteral("code.py"), text));
        QVERIFY(program);
        QCOMPARE(program->text.toUtf8(), text);
        QCOMPARE(program->title, QStringLiteral("code.py"));
    }

    void aFolderMeansItsCodePy()
    {
        const Folder folder;
        folder.put(QStringLiteral("code.py"), "x = 1\n");
        const core::Result<ui::Program> program = ui::readProgram(folder.path());
        QVERIFY(program);
        QCOMPARE(program->text, QStringLiteral("x = 1\n"));
    }

    void libAndWiringBesideItComeAlong()
    {
        const Folder folder;
        folder.put(QStringLiteral("code.py"), "import a\n");
        folder.put(QStringLiteral("lib/b/c.py"), "c = 1\n");
        folder.put(QStringLiteral("lib/a.py"), "a = 1\n");
        folder.put(QStringLiteral("wiring.toml"), "[[part]]\nkind = \"led\"\npin = \"D5\"\n");
        const core::Result<ui::Program> program = ui::readProgram(folder.path(QStringLiteral("code.py")));
        QVERIFY(program);
        QCOMPARE(program->lib.size(), std::size_t{2});
        QCOMPARE(program->lib[0].name, std::string("a.py"));
        QCOMPARE(program->lib[1].name, std::string("b/c.py"));
        QVERIFY(program->wiring.find("D5") != std::string::npos);
    }

    void whatCannotBeAProgramIsRefusedInASentence_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("says");
        QTest::newRow("a picture") << QByteArray("\x89PNG\r\n\x1a\n\0\0", 10)
                                   << QStringLiteral("not a text file");
        QTest::newRow("NUL bytes") << QByteArray("x = 1\0", 6) << QStringLiteral("not a text file");
        QTest::newRow("ten megabytes") << QByteArray(10'000'000, '#') << QStringLiteral("10.0 MB");
    }

    void whatCannotBeAProgramIsRefusedInASentence()
    {
        QFETCH(const QByteArray, bytes);
        QFETCH(const QString, says);
        const Folder folder;
        const QString sentence = refusal(folder.put(QStringLiteral("code.py"), bytes));
        QVERIFY2(sentence.contains(says), qPrintable(sentence));
        QVERIFY2(sentence.contains(QStringLiteral("code.py")), qPrintable(sentence));
        QVERIFY2(sentence.endsWith(u'.'), qPrintable(sentence));
    }

    void aMissingFileIsRefusedByName()
    {
        const Folder folder;
        const QString sentence = refusal(folder.path(QStringLiteral("gone.py")));
        QVERIFY2(sentence.contains(QStringLiteral("gone.py")), qPrintable(sentence));
    }

    void aFolderWithoutCodePyIsRefused()
    {
        const Folder folder;
        QVERIFY(refusal(folder.path()).contains(QStringLiteral("no code.py")));
    }

    void wiringWithAMistakeIsRefusedWithItsPlace()
    {
        const Folder folder;
        folder.put(QStringLiteral("code.py"), "x = 1\n");
        folder.put(QStringLiteral("wiring.toml"), "[[part]]\nkind = \"lamp\"\n");
        const core::Result<ui::Program> program = ui::readProgram(folder.path());
        QVERIFY(!program);
        QVERIFY2(program.error().text().find("wiring.toml") != std::string::npos,
                 program.error().text().c_str());
    }

    void writingReplacesAllOrNothing()
    {
        const Folder folder;
        const QString path = folder.put(QStringLiteral("code.py"), "old\n");
        QVERIFY(ui::writeProgram(path, QStringLiteral("new\n")));
        QCOMPARE(ui::readProgram(path)->text, QStringLiteral("new\n"));
        QCOMPARE(QDir{folder.path()}.entryList(QDir::Files).size(), 1);
    }

    void aPlaceThatCannotBeWrittenIsRefusedInASentence()
    {
        const core::Result<void> written
            = ui::writeProgram(QStringLiteral("/nowhere/code.py"), QStringLiteral("x"));
        QVERIFY(!written);
        QVERIFY(written.error().message.find("/nowhere/code.py") != std::string::npos);
    }
};

QTEST_GUILESS_MAIN(TestOpenedProgram)
#include "tst_openedprogram.moc"
