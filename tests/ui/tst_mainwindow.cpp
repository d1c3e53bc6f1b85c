// SPDX-License-Identifier: GPL-3.0-or-later
// The whole window on real board processes, driven by keys and mouse as a learner does.
#include "support/boardwait.h"
#include "ui/mainwindow.h"

#include "app/windowboard.h"
#include "ui/codeeditor.h"
#include "ui/commandpalette.h"
#include "ui/consoleview.h"
#include "ui/program.h"
#include "ui/timelineview.h"

#include <Qsci/qsciscintilla.h>

#include <QAccessible>
#include <QElapsedTimer>
#include <QLabel>
#include <QLineEdit>
#include <QTemporaryDir>
#include <QToolButton>
#include <QtTest>

using namespace std::chrono_literals;
using ui::BoardState;

namespace {

const QString twoTasks = QStringLiteral(R"(import asyncio
import board
import digitalio


async def flash(pin, pause, times):
    with digitalio.DigitalInOut(pin) as lamp:
        lamp.switch_to_output()
        for _ in range(times):
            lamp.value = True
            await asyncio.sleep(pause)
            lamp.value = False
            await asyncio.sleep(pause)


async def main():
    led1 = asyncio.create_task(flash(board.D1, 0.25, 10))
    led2 = asyncio.create_task(flash(board.D2, 0.1, 20))
    await asyncio.gather(led1, led2)
    print("all done")


asyncio.run(main())
)");

/// A window with a program in it, whose frames the test gives.
class Desk
{
public:
    explicit Desk(const QString &text = twoTasks, std::vector<ui::Example> examples = {})
        : window(session, std::move(examples))
    {
        window.resize(1280, 720);
        window.show();
        ui::Program program;
        program.title = QStringLiteral("code.py");
        program.text = text;
        session.load(program);
        waitForBoard();
    }
    /// Lets the board work off what it was asked for.
    bool waitForBoard() { return support::waitForBoard(session); }
    void key(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier)
    {
        QWidget *focus = window.focusWidget();
        QTest::keyClick(focus ? focus : &window, key, modifiers);
        waitForBoard();
    }
    void frames(int count)
    {
        for (int i = 0; i < count; ++i) {
            session.frame(16ms);
            waitForBoard();
        }
    }
    /// Plays as fast as it goes until the program has ended.
    void playToTheEnd()
    {
        session.setSpeed({1.0, true});
        session.run();
        QElapsedTimer timer;
        timer.start();
        while (session.view().playing && timer.elapsed() < 30'000) {
            frames(1);
        }
    }
    template <typename Widget> Widget &find() const { return *window.findChild<Widget *>(); }
    QToolButton &button(const QString &name) const
    {
        for (QToolButton *one : window.findChildren<QToolButton *>()) {
            if (one->accessibleName() == name) {
                return *one;
            }
        }
        qFatal("There is no button %s.", qPrintable(name));
    }
    void click(const QString &name)
    {
        QTest::mouseClick(&button(name), Qt::LeftButton);
        waitForBoard();
    }
    QString notice() const
    {
        const auto *bar = window.findChild<QFrame *>(QStringLiteral("notice"));
        return bar->isVisible() ? bar->findChild<QLabel *>()->text() : QString{};
    }
    bool isWhole() const
    {
        return window.isVisible() && session.program().text == find<QsciScintilla>().text();
    }

    ui::Session session{app::startWindowBoard};
    ui::MainWindow window;
};

} // namespace

class TestMainWindow : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { qputenv("XDG_CONFIG_HOME", m_settings.path().toUtf8()); }

    void f5RunsAndPauses()
    {
        Desk desk;
        desk.key(Qt::Key_F5);
        QVERIFY(desk.session.view().playing);
        desk.frames(20);
        QVERIFY(desk.session.view().now > desk.session.start() + 250ms);
        desk.key(Qt::Key_F5);
        QVERIFY(!desk.session.view().playing);
    }

    void spaceOnTheTimelineRunsAndInTheEditorIsTyped()
    {
        Desk desk;
        desk.find<ui::TimelineView>().setFocus();
        desk.key(Qt::Key_Space);
        QVERIFY(desk.session.view().playing);
        desk.key(Qt::Key_Space);
        QVERIFY(!desk.session.view().playing);
        desk.find<QsciScintilla>().setFocus();
        desk.key(Qt::Key_Space);
        QVERIFY(!desk.session.view().playing);
        QCOMPARE(desk.session.program().text, QStringLiteral(" ") + twoTasks);
    }

    void dotAndCommaTickForwardAndBack()
    {
        Desk desk;
        desk.find<ui::TimelineView>().setFocus();
        std::vector<core::State> states{desk.session.state()};
        for (int i = 0; i < 9; ++i) {
            desk.key(Qt::Key_Period);
            states.push_back(desk.session.state());
        }
        QVERIFY(states.back().turn >= 7);
        for (std::size_t i = states.size() - 1; i > 0; --i) {
            QVERIFY(desk.session.state() == states[i]);
            desk.key(Qt::Key_Comma);
        }
        QVERIFY(desk.session.state() == states.front());
    }

    void dotInTheEditorIsTypedAndDoesNotTick()
    {
        Desk desk;
        desk.find<QsciScintilla>().setFocus();
        const std::size_t cursor = desk.session.view().cursor;
        desk.key(Qt::Key_Period);
        QCOMPARE(desk.session.view().cursor, cursor);
        QCOMPARE(desk.session.program().text, QStringLiteral(".") + twoTasks);
    }

    void theButtonsStepToo()
    {
        Desk desk;
        desk.click(QStringLiteral("One tick forward"));
        desk.click(QStringLiteral("One tick forward"));
        const std::size_t there = desk.session.view().cursor;
        desk.click(QStringLiteral("One tick forward"));
        QVERIFY(desk.session.view().cursor > there);
        desk.click(QStringLiteral("One tick back"));
        QCOMPARE(desk.session.view().cursor, there);
        desk.click(QStringLiteral("One line forward"));
        QCOMPARE(desk.session.trace()[desk.session.view().cursor - 1].kind(), core::EntryKind::Line);
    }

    void theNextSwitchHandsTheCpuToAnotherTask()
    {
        Desk desk;
        desk.click(QStringLiteral("To the next switch of tasks"));
        const core::TaskId first = desk.session.state().holder;
        desk.click(QStringLiteral("To the next switch of tasks"));
        QVERIFY(desk.session.state().holder != first);
    }

    void ctrlRStartsAgainAtZero()
    {
        Desk desk;
        desk.session.run();
        desk.frames(10);
        desk.key(Qt::Key_R, Qt::ControlModifier);
        QCOMPARE(desk.session.view().now, desk.session.start());
        QVERIFY(!desk.session.view().playing);
    }

    void aClickInTheTimelineTravels()
    {
        Desk desk;
        desk.session.run();
        desk.frames(40);
        auto &timeline = desk.find<ui::TimelineView>();
        const core::Instant before = desk.session.view().now;
        QTest::mouseClick(&timeline, Qt::LeftButton, {}, {timeline.width() / 4, timeline.height() / 2});
        QVERIFY(desk.session.view().now < before);
        QVERIFY(!desk.session.view().playing);
    }

    void theConsoleGoesBackWithTheCursor()
    {
        Desk desk{QStringLiteral("print('one')\nprint('two')\n")};
        desk.playToTheEnd();
        auto &console = desk.find<ui::ConsoleView>();
        QVERIFY(console.toPlainText().contains(QStringLiteral("two")));
        while (desk.session.state().consoleWrites > 0) {
            desk.session.stepLineBack();
        }
        QVERIFY(!console.toPlainText().contains(QStringLiteral("one")));
    }

    void chipsSayWhereTheOthersWait()
    {
        Desk desk;
        while (desk.session.state().turn < 4) {
            desk.key(Qt::Key_F7);
        }
        QStringList chips;
        for (const ui::CodeChip &chip : desk.find<ui::CodeEditor>().chips()) {
            chips += chip.text;
        }
        const QString said = chips.join(u'|');
        QVERIFY2(said.contains(QStringLiteral("main waits for 2")), qPrintable(said));
        QVERIFY2(said.contains(QStringLiteral("led1 sleeps")), qPrintable(said));
    }

    void wrongProgramsLeaveTheWindowAliveAndTheTextUntouched_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("says");
        QTest::newRow("a syntax error")
            << QStringLiteral("while True print(1)\n") << QStringLiteral("SyntaxError");
        QTest::newRow("an exception") << QStringLiteral("x = 1\nprint(y)\n") << QStringLiteral("NameError");
        QTest::newRow("a module the board lacks")
            << QStringLiteral("import numpy\n") << QStringLiteral("ImportError");
    }

    void wrongProgramsLeaveTheWindowAliveAndTheTextUntouched()
    {
        QFETCH(const QString, text);
        QFETCH(const QString, says);
        Desk desk{text};
        desk.playToTheEnd();
        const QString console = desk.find<ui::ConsoleView>().toPlainText();
        QVERIFY2(console.contains(says), qPrintable(console));
        QCOMPARE(desk.session.state().ended, core::EndReason::Exception);
        QVERIFY(desk.isWhole());
        QCOMPARE(desk.session.program().text, text);
    }

    void anEndlessLoopCanBePaused()
    {
        Desk desk{QStringLiteral("while True:\n    pass\n")};
        desk.key(Qt::Key_F5);
        desk.frames(20);
        desk.key(Qt::Key_F5);
        QCOMPARE(desk.session.boardState(), BoardState::Stopped);
        QVERIFY(desk.session.state().cpuBusy(desk.session.view().now) > 0.95);
        QVERIFY(desk.isWhole());
    }

    void aMemoryEaterEndsAndTheWindowLives()
    {
        Desk desk{QStringLiteral("a = []\nwhile True:\n    a.append(bytearray(1000000))\n")};
        desk.playToTheEnd();
        QVERIFY(desk.session.state().ended.has_value());
        QVERIFY(desk.isWhole());
    }

    void anyCommandIsFoundByTyping()
    {
        Desk desk;
        desk.find<ui::TimelineView>().setFocus();
        desk.key(Qt::Key_P, Qt::ControlModifier | Qt::ShiftModifier);
        auto *palette = desk.window.findChild<ui::CommandPalette *>();
        QVERIFY(palette && palette->isVisible());
        QTest::keyClicks(palette->findChild<QLineEdit *>(), QStringLiteral("tick forw"));
        QTest::keyClick(palette->findChild<QLineEdit *>(), Qt::Key_Return);
        QCoreApplication::processEvents();
        desk.waitForBoard();
        QVERIFY(desk.session.view().cursor > 1);
        QCOMPARE(desk.window.findChild<ui::CommandPalette *>(), nullptr);
    }

    void whatIsTypedIntoTheConsoleIsReadByTheProgram()
    {
        Desk desk{QStringLiteral("name = input('who? ')\nprint('hello', name)\n")};
        auto &console = desk.find<ui::ConsoleView>();
        console.setFocus();
        desk.session.run();
        desk.frames(10);
        QTest::keyClicks(&console, QStringLiteral("A.dx"));
        QTest::keyClick(&console, Qt::Key_Backspace);
        QTest::keyClicks(&console, QStringLiteral("a"));
        QTest::keyClick(&console, Qt::Key_Return);
        desk.frames(60);
        QVERIFY2(console.toPlainText().contains(QStringLiteral("who? A.da\nhello A.da")),
                 qPrintable(console.toPlainText()));
        QVERIFY(desk.session.state().ended);
    }

    void aFileThatIsNoProgramIsRefusedAndWhatIsOpenStays()
    {
        Desk desk;
        QVERIFY(!desk.window.open(QStringLiteral("/nowhere/code.py")));
        QVERIFY2(desk.notice().contains(QStringLiteral("/nowhere/code.py")), qPrintable(desk.notice()));
        QCOMPARE(desk.session.program().text, twoTasks);
        QVERIFY(desk.isWhole());
    }

    void savingWithCtrlSWritesAndReloads()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("code.py"));
        QVERIFY(ui::writeProgram(path, QStringLiteral("print(1)\n")));
        Desk desk;
        QVERIFY(desk.window.open(path));
        desk.waitForBoard();
        desk.find<QsciScintilla>().setFocus();
        QTest::keyClicks(desk.window.focusWidget(), QStringLiteral("x=2"));
        desk.key(Qt::Key_Return);
        QVERIFY(desk.session.isUnsaved());
        desk.key(Qt::Key_S, Qt::ControlModifier);
        QVERIFY(!desk.session.isUnsaved());
        QCOMPARE(ui::readProgram(path)->text, QStringLiteral("x=2\nprint(1)\n"));
    }

    void everyWidgetThatTakesTheFocusHasANameToRead()
    {
        Desk desk;
        int named = 0;
        for (const QWidget *widget : desk.window.findChildren<QWidget *>()) {
            if (!widget->isVisible() || !(widget->focusPolicy() & Qt::TabFocus)) {
                continue;
            }
            const QAccessibleInterface *face
                = QAccessible::queryAccessibleInterface(const_cast<QWidget *>(widget));
            QVERIFY2(face && !face->text(QAccessible::Name).isEmpty(), widget->metaObject()->className());
            ++named;
        }
        QVERIFY(named > 8);
    }

private:
    QTemporaryDir m_settings;
};

QTEST_MAIN(TestMainWindow)
#include "tst_mainwindow.moc"
