// SPDX-License-Identifier: GPL-3.0-or-later
// Parts are pressed and turned with mouse and keys, in a whole window.
#include "support/sessionworld.h"
#include "ui/boardview.h"
#include "ui/codeeditor.h"
#include "ui/consoleview.h"
#include "ui/ghostbar.h"
#include "ui/mainwindow.h"
#include "ui/timelineview.h"

#include <Qsci/qsciscintilla.h>

#include <QAccessible>
#include <QLabel>
#include <QTemporaryDir>
#include <QtTest>

namespace {

constexpr const char *wiring = R"([[part]]
kind = "led"
name = "lamp"
pin = "D1"
[[part]]
kind = "button"
name = "slower"
pin = "D3"
[[part]]
kind = "button"
name = "faster"
pin = "D4"
[[part]]
kind = "slide-switch"
name = "mode"
pin = "D5"
[[part]]
kind = "potentiometer"
name = "knob"
pin = "A1"
start = 30000
[[part]]
kind = "encoder"
name = "dial"
a = "D6"
b = "D7"
)";

enum Part : std::size_t { Lamp, Slower, Faster, Mode, Knob, Dial };

struct Window
{
    Window()
    {
        ui::Program program;
        program.title = QStringLiteral("code.py");
        program.text = QStringLiteral("print(1)\n");
        program.wiring = wiring;
        window.resize(1280, 720);
        window.show();
        world.session.load(program);
        world.settle();
        window.activateWindow();
        board.setFocus();
        if (!QTest::qWaitForWindowActive(&window)) {
            qFatal("The window does not get the focus.");
        }
    }
    QPoint at(std::size_t part) const { return board.rectOf(part).center() - QPoint(0, 8); }
    /// What the board was told, as text: "faster=1 faster=0".
    QString told() const
    {
        QStringList all;
        for (const sim::Command &command : world.desk.commands) {
            if (const auto *input = std::get_if<sim::SetInput>(&command)) {
                all += QString::fromStdString(input->part) + u'=' + QString::number(input->value);
            }
        }
        return all.join(u' ');
    }
    QString notice() const
    {
        const auto *bar = window.findChild<QFrame *>(QStringLiteral("notice"));
        return bar->isVisible() ? bar->findChild<QLabel *>()->text() : QString{};
    }
    QString stateOf(std::size_t part) const { return board.parts()[part].face->state(); }

    support::SessionWorld world;
    ui::MainWindow window{world.session, {}};
    ui::BoardView &board = *window.findChild<ui::BoardView *>();
};

} // namespace

class TestBoardInput : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { qputenv("XDG_CONFIG_HOME", m_settings.path().toUtf8()); }

    void aButtonIsPressedForAsLongAsTheMouseHoldsIt()
    {
        Window one;
        QTest::mousePress(&one.board, Qt::LeftButton, {}, one.at(Faster));
        QCOMPARE(one.told(), QStringLiteral("faster=1"));
        QCOMPARE(one.stateOf(Faster), QStringLiteral("pressed"));
        QTest::mouseRelease(&one.board, Qt::LeftButton, {}, {5, 5}); // wherever it is by then
        QCOMPARE(one.told(), QStringLiteral("faster=1 faster=0"));
        QCOMPARE(one.stateOf(Faster), QStringLiteral("released"));
    }

    void withShiftAButtonStaysDownUntilTheNextClick()
    {
        Window one;
        QTest::mouseClick(&one.board, Qt::LeftButton, Qt::ShiftModifier, one.at(Slower));
        QCOMPARE(one.told(), QStringLiteral("slower=1"));
        QTest::mouseClick(&one.board, Qt::LeftButton, {}, one.at(Slower));
        QCOMPARE(one.told(), QStringLiteral("slower=1 slower=0"));
    }

    void spacePressesTheFocusedButtonOnceUntilItComesUp()
    {
        Window one;
        one.board.setCurrentPart(Faster);
        QTest::keyPress(&one.board, Qt::Key_Space);
        for (int i = 0; i < 3; ++i) {
            // As a desktop does while the key is down.
            for (const QEvent::Type type : {QEvent::KeyRelease, QEvent::KeyPress}) {
                QKeyEvent repeat(type, Qt::Key_Space, Qt::NoModifier, QStringLiteral(" "), true);
                QApplication::sendEvent(&one.board, &repeat);
            }
        }
        QCOMPARE(one.told(), QStringLiteral("faster=1"));
        QTest::keyRelease(&one.board, Qt::Key_Space);
        QCOMPARE(one.told(), QStringLiteral("faster=1 faster=0"));
        QVERIFY(!one.world.session.view().playing);
    }

    void spaceRunsAndPausesWhereNoButtonHasTheFocus()
    {
        Window one;
        QTest::keyClick(&one.board, Qt::Key_Space);
        QVERIFY(one.world.session.view().playing);
        one.board.setCurrentPart(Lamp);
        QTest::keyClick(&one.board, Qt::Key_Space);
        QVERIFY(!one.world.session.view().playing);
        QCOMPARE(one.told(), QString());
    }

    void tabGoesFromPartToPartAndOn()
    {
        Window one;
        for (const Part part : {Slower, Faster, Mode, Knob, Dial}) {
            QTest::keyClick(&one.board, Qt::Key_Tab);
            QCOMPARE(one.board.currentPart(), std::optional<std::size_t>{part});
        }
        QTest::keyClick(&one.board, Qt::Key_Backtab, Qt::ShiftModifier);
        QCOMPARE(one.board.currentPart(), std::optional<std::size_t>{Knob});
        QTest::keyClick(&one.board, Qt::Key_Tab);
        QTest::keyClick(&one.board, Qt::Key_Tab);
        QVERIFY(!one.board.hasFocus());
    }

    void aSwitchFlips()
    {
        Window one;
        QTest::mouseClick(&one.board, Qt::LeftButton, {}, one.at(Mode));
        QCOMPARE(one.stateOf(Mode), QStringLiteral("at 3.3 V"));
        QTest::keyClick(&one.board, Qt::Key_Space);
        QCOMPARE(one.told(), QStringLiteral("mode=1 mode=0"));
    }

    void keysTurnAKnob()
    {
        Window one;
        one.board.setCurrentPart(Knob);
        for (const Qt::Key key :
             {Qt::Key_Up, Qt::Key_Left, Qt::Key_PageUp, Qt::Key_Home, Qt::Key_PageDown, Qt::Key_End}) {
            QTest::keyClick(&one.board, key);
        }
        QCOMPARE(one.told(), QStringLiteral("knob=31311 knob=30000 knob=36554 knob=0 knob=65535"));
        QCOMPARE(one.stateOf(Knob), QStringLiteral("100 %, 3.30 V"));
        QCOMPARE(one.board.currentPart(), std::optional<std::size_t>{Knob});
    }

    void draggingAndTheWheelTurn()
    {
        Window one;
        QTest::mousePress(&one.board, Qt::LeftButton, {}, one.at(Dial));
        QTest::mouseMove(&one.board, one.at(Dial) + QPoint(30, 0));
        QTest::mouseMove(&one.board, one.at(Dial) + QPoint(0, 20));
        QTest::mouseRelease(&one.board, Qt::LeftButton, {}, one.at(Dial));
        QTest::mouseMove(&one.board, one.at(Dial) + QPoint(60, 0));
        QCOMPARE(one.told(), QStringLiteral("dial=3 dial=-2"));
        const auto roll = [&](int eighths) {
            QWheelEvent wheel(one.at(Dial), one.board.mapToGlobal(one.at(Dial)), {}, {0, eighths},
                              Qt::NoButton, Qt::NoModifier, Qt::NoScrollPhase, false);
            QApplication::sendEvent(&one.board, &wheel);
        };
        roll(240);
        roll(60);
        roll(60);
        QCOMPARE(one.told(), QStringLiteral("dial=3 dial=-2 dial=0 dial=1"));
    }

    void numbersPressButtonsFromTheTimelineAndAreTypedInTheEditor()
    {
        Window one;
        auto &timeline = *one.window.findChild<ui::TimelineView *>();
        timeline.setFocus();
        QTest::keyPress(&timeline, Qt::Key_2);
        QTest::keyPress(&timeline, Qt::Key_1);
        QTest::keyRelease(&timeline, Qt::Key_2);
        QTest::keyRelease(&timeline, Qt::Key_1);
        QCOMPARE(one.told(), QStringLiteral("faster=1 slower=1 faster=0 slower=0"));
        QTest::keyClick(&timeline, Qt::Key_3); // there is no third
        auto &editor = *one.window.findChild<QsciScintilla *>();
        editor.setFocus();
        QTest::keyClick(&editor, Qt::Key_2);
        QVERIFY(editor.text().startsWith(u'2'));
        auto &console = *one.window.findChild<ui::ConsoleView *>();
        console.setFocus();
        QTest::keyClick(&console, Qt::Key_2);
        QCOMPARE(one.told(), QStringLiteral("faster=1 slower=1 faster=0 slower=0"));
    }

    void whoLooksElsewhereLetsGo()
    {
        Window one;
        one.board.setCurrentPart(Faster);
        QTest::keyPress(&one.board, Qt::Key_Space);
        one.window.findChild<ui::TimelineView *>()->setFocus();
        QCOMPARE(one.told(), QStringLiteral("faster=1 faster=0"));
    }

    void aPressInThePastTakesAnotherWayFromThere()
    {
        Window one;
        one.world.session.run();
        one.world.play(20);
        one.world.session.pause();
        one.world.settle();
        QTest::mouseClick(&one.board, Qt::LeftButton, {}, one.at(Faster));
        QCOMPARE(one.told(), QStringLiteral("faster=1 faster=0"));
        one.world.session.stepLineBack();
        QTest::mouseClick(&one.board, Qt::LeftButton, {}, one.at(Faster));
        QVERIFY(one.world.session.isRerunning());
        QVERIFY(!one.world.session.ghost());
        const std::size_t fork = one.world.session.view().cursor;
        one.world.settle();
        QVERIFY(!one.world.session.isRerunning());
        QCOMPARE(one.told(), QStringLiteral("faster=1 faster=0 faster=1 faster=0"));
        QCOMPARE(one.world.session.trace().size(), fork);
        QVERIFY(one.world.session.ghost()->recording->trace().size() > fork);
        QCOMPARE(one.stateOf(Faster), QStringLiteral("released"));
    }

    void theGhostIsTracedToldOfAndBroughtBackByKeys()
    {
        Window one;
        auto &bar = *one.window.findChild<ui::GhostBar *>();
        auto &timeline = *one.window.findChild<ui::TimelineView *>();
        QVERIFY(!bar.isVisible());
        QVERIFY(!one.window.action(ui::Command::SwapBranches)->isEnabled());
        one.world.session.run();
        one.world.play(20);
        one.world.session.pause();
        one.world.settle();
        const std::uint64_t before = one.world.session.trace().digest();
        one.world.session.stepLineBack();
        const double roomBefore = timeline.scene().rows.rows.front().height;
        QTest::mouseClick(&one.board, Qt::LeftButton, {}, one.at(Faster));
        one.world.settle();
        QVERIFY(bar.isVisible());
        QVERIFY2(bar.accessibleName().contains(QStringLiteral("the old future")),
                 qPrintable(bar.accessibleName()));
        QVERIFY(timeline.scene().ghost);
        QVERIFY(timeline.scene().rows.rows.front().ghostHeight > 0);
        QVERIFY(timeline.scene().rows.rows.front().height != roomBefore || timeline.scene().rows.scale < 1);
        QVERIFY(one.world.session.trace().digest() != before);
        one.window.action(ui::Command::SwapBranches)->trigger();
        one.world.settle();
        QCOMPARE(one.world.session.trace().digest(), before);
        QVERIFY2(bar.accessibleName().contains(QStringLiteral("the branch")),
                 qPrintable(bar.accessibleName()));
        one.window.action(ui::Command::DropGhost)->trigger();
        QVERIFY(!bar.isVisible());
        QVERIFY(!timeline.scene().ghost);
    }

    void aButtonThatIsHeldComesUpAlsoWhenTheWindowLooksBack()
    {
        Window one;
        one.world.session.run();
        one.world.play(20);
        QTest::mousePress(&one.board, Qt::LeftButton, {}, one.at(Faster));
        one.world.session.stepLineBack();
        QTest::mouseRelease(&one.board, Qt::LeftButton, {}, one.at(Faster));
        QCOMPARE(one.told(), QStringLiteral("faster=1 faster=0"));
    }

    void afterTheEndTheWindowSaysHowToGoOn()
    {
        Window one;
        one.world.session.setSpeed({1.0, true});
        one.world.session.run();
        one.world.play(200);
        QVERIFY(one.world.session.state().ended.has_value());
        QTest::mouseClick(&one.board, Qt::LeftButton, {}, one.at(Faster));
        QVERIFY2(one.notice().contains(QStringLiteral("press Run")), qPrintable(one.notice()));
        QCOMPARE(one.told(), QString());
    }

    void screenReadersFindEachPartWithItsNameRoleAndValue()
    {
        Window one;
        QAccessibleInterface *board = QAccessible::queryAccessibleInterface(&one.board);
        QCOMPARE(board->childCount(), 6);
        const auto said = [&](Part part) -> QString {
            const QAccessibleInterface *face = board->child(static_cast<int>(part));
            return face->text(QAccessible::Name) + u'|' + face->text(QAccessible::Value);
        };
        QCOMPARE(said(Lamp), QStringLiteral("lamp|off"));
        QCOMPARE(said(Faster), QStringLiteral("faster|released"));
        QCOMPARE(board->child(Faster)->role(), QAccessible::Button);
        QCOMPARE(board->child(Faster)->text(QAccessible::Accelerator), QStringLiteral("2"));
        QCOMPARE(board->child(Mode)->role(), QAccessible::CheckBox);
        QAccessibleInterface *knob = board->child(Knob);
        QCOMPARE(knob->role(), QAccessible::Dial);
        QCOMPARE(knob->valueInterface()->currentValue().toInt(), 30000);
        knob->valueInterface()->setCurrentValue(70000);
        QCOMPARE(knob->valueInterface()->currentValue().toInt(), 65535);
        board->child(Mode)->actionInterface()->doAction(QAccessibleActionInterface::pressAction());
        QVERIFY(board->child(Mode)->state().checked);
        QCOMPARE(one.told(), QStringLiteral("knob=65535 mode=1"));
        one.board.setCurrentPart(Faster);
        QCOMPARE(board->focusChild(), board->child(Faster));
        QVERIFY(one.board.accessibleDescription().contains(QStringLiteral("mode: at 3.3 V")));
    }

private:
    QTemporaryDir m_settings;
};

QTEST_MAIN(TestBoardInput)
#include "tst_boardinput.moc"
