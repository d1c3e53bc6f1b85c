// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/recentfiles.h"

#include <QFile>
#include <QTemporaryDir>
#include <QtTest>

class TestRecentFiles : public QObject
{
    Q_OBJECT

private:
    QString file(const QString &name) const
    {
        const QString path = m_folder.filePath(name);
        QFile made{path};
        return made.open(QIODevice::WriteOnly) ? path : QString{};
    }

private slots:
    void initTestCase() { qputenv("XDG_CONFIG_HOME", m_folder.path().toUtf8()); }
    void init() { ui::forgetFiles(); }

    void theLatestComesFirstAndOnce()
    {
        const QString a = file(QStringLiteral("a.py"));
        const QString b = file(QStringLiteral("b.py"));
        ui::rememberFile(a);
        ui::rememberFile(b);
        ui::rememberFile(a);
        QCOMPARE(ui::recentFiles(), (QStringList{a, b}));
    }

    void aFileThatIsGoneIsLeftOut()
    {
        const QString kept = file(QStringLiteral("kept.py"));
        const QString gone = file(QStringLiteral("gone.py"));
        ui::rememberFile(kept);
        ui::rememberFile(gone);
        QVERIFY(QFile::remove(gone));
        QCOMPARE(ui::recentFiles(), QStringList{kept});
    }

    void theListIsShort()
    {
        for (int i = 0; i < 20; ++i) {
            ui::rememberFile(file(QStringLiteral("%1.py").arg(i)));
        }
        QCOMPARE(ui::recentFiles().size(), qsizetype{ui::mostRecentFiles});
        QVERIFY(ui::recentFiles().first().endsWith(QStringLiteral("/19.py")));
    }

private:
    QTemporaryDir m_folder;
};

QTEST_GUILESS_MAIN(TestRecentFiles)
#include "tst_recentfiles.moc"
