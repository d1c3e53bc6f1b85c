// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/sessionworld.h"
#include "ui/consoleview.h"

#include <QSignalSpy>
#include <QtTest>

using World = support::SessionWorld;

namespace {

QByteArray typedInto(const World &world)
{
    QByteArray all;
    for (const sim::Command &command : world.desk.commands) {
        if (const auto *serial = std::get_if<sim::Serial>(&command)) {
            all += serial->bytes.c_str();
        }
    }
    return all;
}

} // namespace

class TestConsoleView : public QObject
{
    Q_OBJECT

private slots:
    void keysGoDownTheSerialLine()
    {
        World world;
        world.open();
        ui::ConsoleView console{world.session};
        QTest::keyClicks(&console, QStringLiteral("a.Z 1"));
        QTest::keyClick(&console, Qt::Key_Backspace);
        QTest::keyClick(&console, Qt::Key_Return);
        QCOMPARE(typedInto(world), QByteArray("a.Z 1\x7F\r"));
    }

    void commandsAreNotTyped()
    {
        World world;
        world.open();
        ui::ConsoleView console{world.session};
        QTest::keyClick(&console, Qt::Key_A, Qt::ControlModifier);
        QTest::keyClick(&console, Qt::Key_Tab);
        QTest::keyClick(&console, Qt::Key_Left);
        QTest::keyClick(&console, Qt::Key_F5);
        QCOMPARE(typedInto(world), QByteArray());
    }

    void whatIsTypedInThePastTakesTheRunAnotherWay()
    {
        World world;
        world.open();
        for (int i = 0; i < 4; ++i) {
            world.tick();
        }
        world.session.stepTickBack();
        ui::ConsoleView console{world.session};
        QTest::keyClicks(&console, QStringLiteral("xy"));
        QCOMPARE(typedInto(world), QByteArray());
        world.settle();
        QCOMPARE(typedInto(world), QByteArray("xy"));
        QVERIFY(world.session.ghost());
    }
};

QTEST_MAIN(TestConsoleView)
#include "tst_consoleview.moc"
