// SPDX-License-Identifier: GPL-3.0-or-later
// The wiring is changed on the board itself: parts and wires are dragged, menus and keys used.
#include "support/wiredwindow.h"
#include "ui/partpalette.h"

#include <QTemporaryDir>

using support::WiredWindow;

class TestWiringBoard : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { qputenv("XDG_CONFIG_HOME", m_settings.path().toUtf8()); }

    void aPartIsDraggedByItsNameFromHoleToHole()
    {
        WiredWindow one;
        const int boards = one.world.desk.started;
        const QPoint before = one.board.pictureOf(1).topLeft();
        one.dragAndDrop(one.nameOfPart(1), one.nameOfPart(1) - QPoint(60, 20));
        const auto &button = std::get<sim::Button>(one.document.wiring().parts[1]);
        QVERIFY(button.at);
        const QPoint after = one.board.pictureOf(1).topLeft();
        QVERIFY((after - one.board.holeOf(*button.at)).manhattanLength() <= 2);
        QVERIFY(after.x() < before.x());
        QCOMPARE(one.board.currentPart().value_or(9), std::size_t{1});
        QCOMPARE(one.world.desk.started, boards); // nothing is rewired
    }

    void withCtrlWhatCanBePressedIsMovedInstead()
    {
        WiredWindow one;
        const QPoint middle = one.board.pictureOf(1).center();
        one.dragAndDrop(middle, middle - QPoint(80, 0), Qt::ControlModifier);
        QVERIFY(sim::placeOf(one.document.wiring().parts[1]));
        const bool wasPressed = std::any_of(
            one.world.desk.commands.begin(), one.world.desk.commands.end(),
            [](const sim::Command &command) { return std::holds_alternative<sim::SetInput>(command); });
        QVERIFY(!wasPressed);
    }

    void aPartStaysOnTheBreadboard()
    {
        WiredWindow one;
        one.dragAndDrop(one.nameOfPart(0), one.board.rect().bottomRight());
        QVERIFY(one.lamp().at);
        QVERIFY(one.board.rect().contains(one.board.pictureOf(0)));
    }

    void altAndArrowsMoveAPartFromHoleToHole()
    {
        WiredWindow one;
        one.board.setCurrentPart(0);
        const QPoint before = one.board.pictureOf(0).topLeft();
        one.key(Qt::Key_Right, Qt::AltModifier);
        one.key(Qt::Key_Right, Qt::AltModifier);
        one.key(Qt::Key_Down, Qt::AltModifier);
        const QPoint after = one.board.pictureOf(0).topLeft();
        QVERIFY2(after.x() > before.x() && after.y() > before.y(),
                 qPrintable(one.board.accessibleDescription()));
        QVERIFY(one.lamp().at);
        one.key(Qt::Key_Z, Qt::ControlModifier); // one step
        QVERIFY(!one.lamp().at);
    }

    void theEndOfAWireIsDraggedToAnotherPin()
    {
        WiredWindow one;
        one.dragAndDrop(one.board.legOf(0, 0), one.hole("D7"));
        QCOMPARE(one.wiredNow(), QStringLiteral("lamp: D7; faster: D3"));
        one.dragAndDrop(one.hole("D7"), one.hole("A2"));
        QCOMPARE(one.wiredNow(), QStringLiteral("lamp: A2; faster: D3"));
        one.key(Qt::Key_Z, Qt::ControlModifier);
        one.key(Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(one.wiredNow(), QStringLiteral("lamp: D1; faster: D3"));
    }

    void aWireThatIsDroppedElsewhereStaysWhereItWas()
    {
        WiredWindow one;
        one.dragAndDrop(one.board.legOf(0, 0), QPoint(3, 3));
        one.drag(one.board.legOf(0, 0), one.hole("D7"));
        one.key(Qt::Key_Escape);
        one.drop(one.hole("D7"));
        QCOMPARE(one.wiredNow(), QStringLiteral("lamp: D1; faster: D3"));
        QCOMPARE(one.document.history().count(), 0);
    }

    void aKnobGoesToNoPinThatCannotReadIt()
    {
        WiredWindow one{"import board\n",
                        "[[part]]\nkind = \"potentiometer\"\nname = \"pace\"\npin = \"A1\"\n"};
        one.dragAndDrop(one.hole("A1"), one.hole("D5"));
        QCOMPARE(one.wiredNow(), QStringLiteral("pace: A1"));
        one.dragAndDrop(one.hole("A1"), one.hole("A3"));
        QCOMPARE(one.wiredNow(), QStringLiteral("pace: A3"));
    }

    void theContextMenuRecoloursAndDeletes()
    {
        WiredWindow one;
        one.board.setCurrentPart(0);
        QContextMenuEvent ask{QContextMenuEvent::Keyboard, one.board.rect().center(),
                              one.board.mapToGlobal(one.board.rect().center())};
        QApplication::sendEvent(&one.board, &ask);
        QMenu *menu = one.menu();
        QVERIFY(menu);
        one.type("o"); // Colour
        auto *colours = one.menu()->findChild<QMenu *>();
        QVERIFY(colours);
        for (QAction *action : colours->actions()) {
            QCOMPARE(action->isChecked(), action->text() == QStringLiteral("red"));
            if (action->text() == QStringLiteral("green")) {
                action->trigger();
            }
        }
        menu->close();
        QVERIFY(one.lamp().colour == sim::LedColour::Green);
        QVERIFY(QTest::qWaitFor([&one] { return !one.menu(); }));
        QContextMenuEvent again{QContextMenuEvent::Mouse, one.board.rectOf(1).center(),
                                one.board.mapToGlobal(one.board.rectOf(1).center())};
        QApplication::sendEvent(&one.board, &again);
        QVERIFY(one.menu());
        QTest::keyClick(one.menu(), Qt::Key_D);
        QCOMPARE(one.wiredNow(), QStringLiteral("lamp: D1"));
    }

    void aPartIsAddedOnThePinThatWasPointedAt()
    {
        WiredWindow one;
        QContextMenuEvent ask{QContextMenuEvent::Mouse, one.hole("D10"),
                              one.board.mapToGlobal(one.hole("D10"))};
        QApplication::sendEvent(&one.board, &ask);
        QVERIFY(one.menu());
        QCOMPARE(one.menu()->actions().front()->text(), QStringLiteral("&Add a part on D10…"));
        QTest::keyClick(one.menu(), Qt::Key_A);
        QVERIFY(one.wait<ui::PartPalette>());
        one.key(Qt::Key_Return);
        QVERIFY(one.wait<ui::WiringEditor>());
        QCOMPARE(one.wiredNow(), QStringLiteral("lamp: D1; faster: D3; led on D10: D10"));
    }

    void anLedAddedByUsCanBeKept()
    {
        WiredWindow one{"import board\n", ""};
        one.world.play(4);
        one.world.session.run();
        one.world.play(10);
        QVERIFY(!one.board.parts().empty());
        QVERIFY(one.board.parts().front().isAdded);
        one.toWindow();
        one.board.setCurrentPart(0);
        one.key(Qt::Key_Return);
        QCOMPARE(one.wiredNow(), QStringLiteral("led on D1: D1"));
    }

private:
    QTemporaryDir m_settings;
};

QTEST_MAIN(TestWiringBoard)
#include "tst_wiringboard.moc"
