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

/// A program that prints a number of lines, one a millisecond.
std::string printing(int lines)
{
    std::string schedule = "0 program starts\n";
    for (int i = 1; i <= lines; ++i) {
        schedule += std::to_string(i) + " program prints line " + std::to_string(i) + "\n";
    }
    return schedule + std::to_string(lines + 1) + " program ends\n";
}

/// A console that shows all of a run.
struct Printed
{
    explicit Printed(const std::string &schedule) : world(schedule)
    {
        world.open();
        console.resize(400, 200);
        console.show();
        world.session.setSpeed({1.0, true});
        world.session.run();
        world.play(200);
    }
    QTextBlock block(int number) const { return console.document()->findBlockByNumber(number); }
    QPoint pointOn(int number)
    {
        QTextCursor there{block(number)};
        console.setTextCursor(there);
        console.ensureCursorVisible();
        return console.cursorRect(there).center() + QPoint(4, 0);
    }
    QString textOf(std::size_t entry) const
    {
        const core::Trace &trace = world.session.trace();
        return QString::fromStdString(std::string{trace.text(trace[entry].string())}).trimmed();
    }

    World world;
    ui::ConsoleView console{world.session};
};

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

    void eachLineKnowsItsEntry()
    {
        Printed one{printing(40)};
        QCOMPARE(one.console.document()->blockCount(), 40);
        for (int i = 0; i < 40; ++i) {
            QCOMPARE(one.textOf(one.console.entryOf(one.block(i)).value()), one.block(i).text());
        }
    }

    void soItDoesWhenTheOldestHaveGone()
    {
        Printed one{printing(ui::ConsoleView::mostLines + 500)};
        QCOMPARE(one.console.document()->blockCount(), int{ui::ConsoleView::mostLines});
        for (const int i : {0, 1, 700, ui::ConsoleView::mostLines - 1}) {
            QCOMPARE(one.textOf(one.console.entryOf(one.block(i)).value()), one.block(i).text());
        }
    }

    void aClickOnALineGoesToItsMoment()
    {
        Printed one{printing(5)};
        QTest::mouseClick(one.console.viewport(), Qt::LeftButton, {}, one.pointOn(1));
        QCOMPARE(one.world.now(), 2.0);
        QCOMPARE(one.console.toPlainText(), QStringLiteral("line 1\nline 2"));
        QCOMPARE(one.console.extraSelections().size(), 1); // the line that is being printed
        one.world.session.stepTo({ui::Landmark::Kind::Print});
        QCOMPARE(one.console.toPlainText(), QStringLiteral("line 1\nline 2\nline 3"));
        QCOMPARE(one.console.entryOf(one.block(2)).value(), one.world.session.view().cursor - 1);
    }

    void aClickOnTheLastLineIsForTyping()
    {
        Printed one{printing(5)};
        const std::size_t cursor = one.world.session.view().cursor;
        QTest::mouseClick(one.console.viewport(), Qt::LeftButton, {}, one.pointOn(4));
        QCOMPARE(one.world.session.view().cursor, cursor);
    }

    void ctrlEnterGoesToTheLineOfTheCaret()
    {
        Printed one{printing(5)};
        one.pointOn(2);
        QTest::keyClick(&one.console, Qt::Key_Return, Qt::ControlModifier);
        QCOMPARE(one.world.now(), 3.0);
    }

    void aLinePrintedInPiecesIsThatOfItsLastPiece()
    {
        World world;
        core::Trace script = support::traceFrom("0 program starts\n");
        const auto print = [&script](double time, std::string_view text) {
            script.append(
                {support::at(time), core::EntryKind::Console, 0, 0, core::number(script.intern(text))});
        };
        print(1, "a");
        print(2, "b\r\n\r\n");
        print(3, "c\r\nd");
        world.desk.script = std::move(script);
        world.open();
        world.session.run();
        world.play(5);
        ui::ConsoleView console{world.session};
        QCOMPARE(console.toPlainText(), QStringLiteral("ab\n\nc\nd"));
        QStringList entries;
        for (int i = 0; i < 4; ++i) {
            const auto entry = console.entryOf(console.document()->findBlockByNumber(i));
            entries += entry ? QString::number(*entry) : QStringLiteral("-");
        }
        QCOMPARE(entries.join(u' '), QStringLiteral("2 - 3 3"));
    }
};

QTEST_MAIN(TestConsoleView)
#include "tst_consoleview.moc"
