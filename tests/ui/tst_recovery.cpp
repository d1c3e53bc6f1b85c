// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/recovery.h"

#include "support/scriptedboard.h"
#include "support/tracetext.h"
#include "ui/session.h"

#include <QDir>
#include <QTemporaryDir>
#include <QtTest>

using ui::RecoveredText;
using ui::Recovery;

namespace {

const RecoveredText mine{QStringLiteral("/home/ada/code.py"), QStringLiteral("code.py"),
                         QStringLiteral("print('half a thought')\n")};

} // namespace

class TestRecovery : public QObject
{
    Q_OBJECT

private slots:
    void whatACrashedWindowKeptIsFound()
    {
        const QTemporaryDir folder;
        const QString place = folder.filePath(QStringLiteral("state/metrolume"));
        {
            Recovery crashed{place};
            QVERIFY(crashed.keep(mine));
        }
        Recovery next{place};
        QVERIFY(next.takeOrphan() == std::optional{mine});
    }

    void whatIsFoundIsGivenToOneWindowOnly()
    {
        const QTemporaryDir folder;
        {
            Recovery crashed{folder.path()};
            QVERIFY(crashed.keep(mine));
        }
        Recovery first{folder.path()};
        Recovery second{folder.path()};
        QVERIFY(first.takeOrphan());
        QVERIFY(!second.takeOrphan());
    }

    void theTextOfAnOpenWindowIsLeftAlone()
    {
        const QTemporaryDir folder;
        Recovery open{folder.path()};
        QVERIFY(open.keep(mine));
        Recovery other{folder.path()};
        QVERIFY(!other.takeOrphan());
    }

    void whatWasDroppedIsGone()
    {
        const QTemporaryDir folder;
        {
            Recovery closed{folder.path()};
            QVERIFY(closed.keep(mine));
            closed.drop();
        }
        Recovery next{folder.path()};
        QVERIFY(!next.takeOrphan());
        QCOMPARE(QDir{folder.path()}.entryList({QStringLiteral("*.unsaved")}, QDir::Files).size(), 0);
    }

    void aDamagedCopyIsPassedOver()
    {
        const QTemporaryDir folder;
        QFile file{folder.filePath(QStringLiteral("x.unsaved"))};
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("{ half");
        file.close();
        Recovery next{folder.path()};
        QVERIFY(!next.takeOrphan());
    }

    void typedTextIsKeptSoonAndDroppedWhenSaved()
    {
        const QTemporaryDir folder;
        support::Desk desk;
        desk.script = support::traceFrom("0 program starts\n1 program ends\n");
        ui::Session session{[&desk]() -> core::Result<std::unique_ptr<sim::BoardLink>> {
            return std::make_unique<support::ScriptedBoard>(desk);
        }};
        Recovery recovery{folder.filePath(QStringLiteral("state"))};
        const ui::RecoveryKeeper keeper{session, recovery};
        const auto copies = [&folder] {
            return QDir{folder.filePath(QStringLiteral("state"))}
                .entryList({QStringLiteral("*.unsaved")})
                .size();
        };
        session.setText(QStringLiteral("x = 1\n"));
        QVERIFY(QTest::qWaitFor([&copies] { return copies() == 1; }));
        QVERIFY(session.save(folder.filePath(QStringLiteral("code.py"))));
        QCOMPARE(copies(), 0);
    }
};

QTEST_GUILESS_MAIN(TestRecovery)
#include "tst_recovery.moc"
