// SPDX-License-Identifier: GPL-3.0-or-later
// The board is wired by keyboard, in the palette and the wiring window.
#include "support/wiredwindow.h"
#include "ui/codeeditor.h"
#include "ui/partpalette.h"
#include "ui/pinchooser.h"
#include "ui/wiringnote.h"

#include <QComboBox>
#include <QLineEdit>
#include <QListWidget>
#include <QSpinBox>
#include <QTemporaryDir>
#include <QToolButton>
#include <Qsci/qsciscintilla.h>

using support::WiredWindow;

class TestWiringEditor : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { qputenv("XDG_CONFIG_HOME", m_settings.path().toUtf8()); }

    void aPartIsAddedAndConnectedByKeys()
    {
        WiredWindow one;
        one.key(Qt::Key_A, Qt::ControlModifier | Qt::ShiftModifier);
        QVERIFY(one.wait<ui::PartPalette>());
        one.type("knob volt"); // by its description
        one.key(Qt::Key_Return);
        QVERIFY(one.wait<ui::WiringEditor>());
        // The program names D5 and A1, and only A1 can read a voltage.
        QCOMPARE(one.wiredNow(), QStringLiteral("lamp: D1; faster: D3; potentiometer on A1: A1"));
        auto *pin = qobject_cast<ui::PinChooser *>(QApplication::focusWidget());
        QVERIFY(pin);
        QCOMPARE(pin->currentText(), QStringLiteral("A1  –  analog in, analog out, PWM"));
        one.key(Qt::Key_Down);
        QCOMPARE(one.wiredNow(), QStringLiteral("lamp: D1; faster: D3; potentiometer on A2: A2"));
        QCOMPARE(QApplication::focusWidget(), pin);
    }

    void thePaletteIsGoneThroughByArrows()
    {
        WiredWindow one;
        one.key(Qt::Key_A, Qt::ControlModifier | Qt::ShiftModifier);
        QVERIFY(one.wait<ui::PartPalette>());
        one.key(Qt::Key_Down);
        one.key(Qt::Key_Down);
        one.key(Qt::Key_Return);
        QVERIFY(one.wait<ui::WiringEditor>());
        QCOMPARE(one.wiredNow(), QStringLiteral("lamp: D1; faster: D3; slide-switch on D5: D5"));
    }

    void thePaletteIsLeftWithoutAChange()
    {
        WiredWindow one;
        QTest::mouseClick(one.window.findChild<QToolButton *>(QStringLiteral("inHead")), Qt::LeftButton);
        QVERIFY(one.wait<ui::PartPalette>());
        one.key(Qt::Key_Escape);
        QCOMPARE(one.document.wiring().parts.size(), std::size_t{2});
        QVERIFY(!one.editor.isVisible());
    }

    void everyKeyOfAPartIsAField()
    {
        WiredWindow one;
        one.key(Qt::Key_F4);
        QVERIFY(one.wait<ui::WiringEditor>());
        auto *list = one.editor.findChild<QListWidget *>();
        QCOMPARE(QApplication::focusWidget(), list);

        auto *colour = one.field<QComboBox>("Colour");
        QVERIFY(colour);
        colour->setFocus();
        one.key(Qt::Key_B); // blue
        QVERIFY(one.lamp().colour == sim::LedColour::Blue);

        auto *ohms = one.field<QSpinBox>("Resistor");
        QVERIFY(ohms);
        ohms->setFocus();
        ohms->selectAll();
        one.type("1000");
        one.key(Qt::Key_Return);
        QCOMPARE(one.lamp().ohms, 1000U);

        auto *column = one.field<QSpinBox>("Column");
        column->setFocus();
        one.key(Qt::Key_Up);
        one.key(Qt::Key_Up);
        QVERIFY(one.lamp().at == (sim::Place{1, 0}));

        list->setFocus();
        one.key(Qt::Key_Down);
        QVERIFY(!one.field<QComboBox>("Colour"));
        QCOMPARE(one.field<QComboBox>("Pressing connects with")->currentText(), QStringLiteral("ground"));
        QCOMPARE(one.field<QLineEdit>("Name")->text(), QStringLiteral("faster"));
    }

    void turningANumberIsOneStepOfUndo()
    {
        WiredWindow one;
        one.key(Qt::Key_F4);
        QVERIFY(one.wait<ui::WiringEditor>());
        one.field<QSpinBox>("Resistor")->setFocus();
        for (int i = 0; i < 3; ++i) {
            one.key(Qt::Key_Up);
        }
        QCOMPARE(one.lamp().ohms, 360U);
        one.editor.findChild<QListWidget *>()->setFocus();
        one.key(Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(one.lamp().ohms, 330U);
        one.key(Qt::Key_Y, Qt::ControlModifier);
        QCOMPARE(one.lamp().ohms, 360U);
    }

    void f2RenamesAndARefusedNameIsToldAndTakenBack()
    {
        WiredWindow one;
        one.board.setCurrentPart(0);
        one.key(Qt::Key_F2);
        QVERIFY(one.wait<ui::WiringEditor>());
        one.type("door");
        one.key(Qt::Key_Return);
        QCOMPARE(one.wiredNow(), QStringLiteral("door: D1; faster: D3"));
        auto *name = one.field<QLineEdit>("Name");
        name->selectAll();
        one.type("faster");
        one.key(Qt::Key_Return);
        QCOMPARE(one.wiredNow(), QStringLiteral("door: D1; faster: D3"));
        QCOMPARE(name->text(), QStringLiteral("door"));
        QStringList said;
        for (const QLabel *label : one.editor.findChildren<QLabel *>(QStringLiteral("mistakes"))) {
            said += label->isVisible() ? label->text() : QString{};
        }
        QVERIFY(said.contains(
            QStringLiteral("Another part is called \"faster\" already. Give this one another name.")));
    }

    void deleteTakesAwayTheCurrentPartOfListAndBoard()
    {
        WiredWindow one;
        one.board.setCurrentPart(1);
        one.key(Qt::Key_Delete);
        QCOMPARE(one.wiredNow(), QStringLiteral("lamp: D1"));
        one.key(Qt::Key_F4);
        QVERIFY(one.wait<ui::WiringEditor>());
        one.key(Qt::Key_Delete);
        QCOMPARE(one.wiredNow(), QString());
        one.key(Qt::Key_Z, Qt::ControlModifier);
        one.key(Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(one.wiredNow(), QStringLiteral("lamp: D1; faster: D3"));
    }

    void undoActsWhereTheFocusIs()
    {
        WiredWindow one;
        auto &sheet = one.window.findChild<ui::CodeEditor *>()->sheet();
        sheet.setFocus();
        one.type("x");
        const QString typed = sheet.text();
        one.board.setFocus();
        one.board.setCurrentPart(0);
        one.key(Qt::Key_Delete);
        QCOMPARE(one.wiredNow(), QStringLiteral("faster: D3"));
        one.key(Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(one.wiredNow(), QStringLiteral("lamp: D1; faster: D3"));
        QCOMPARE(sheet.text(), typed);
        one.key(Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
        QCOMPARE(one.wiredNow(), QStringLiteral("faster: D3"));
        sheet.setFocus();
        one.key(Qt::Key_Z, Qt::ControlModifier);
        QVERIFY(sheet.text() != typed);
        QCOMPARE(one.wiredNow(), QStringLiteral("faster: D3"));
    }

    void aMistakeIsToldOnTheBoardAndExplainedInTheEditor()
    {
        WiredWindow one;
        auto *note = one.window.findChild<ui::WiringNote *>();
        QVERIFY(!note->isVisible());
        QVERIFY(!one.isMarked(0));
        one.document.change(sim::withKey(one.document.wiring(), 0, "ohms", std::int64_t{0}),
                            QStringLiteral("change"));
        QVERIFY(note->isVisible());
        QVERIFY(one.isMarked(0));
        QVERIFY(!one.isMarked(1));
        one.world.session.reset();
        QVERIFY(one.isMarked(0));
        QVERIFY2(note->accessibleName().contains(QStringLiteral("has no resistor")),
                 qPrintable(note->accessibleName()));
        QTest::mouseClick(note->findChild<QToolButton *>(), Qt::LeftButton);
        QVERIFY(one.wait<ui::WiringEditor>());
        QCOMPARE(one.editor.currentPart().value_or(9), std::size_t{0});
        bool isExplained = false;
        for (const QLabel *label : one.editor.findChildren<QLabel *>(QStringLiteral("mistakes"))) {
            isExplained = isExplained
                || (label->isVisible()
                    && label->text().contains(QStringLiteral("nothing limits its current")));
        }
        QVERIFY(isExplained);
        one.field<QSpinBox>("Resistor")->setFocus();
        one.field<QSpinBox>("Resistor")->selectAll();
        one.type("330");
        one.key(Qt::Key_Return);
        QVERIFY(!note->isVisible());
        QVERIFY(!one.isMarked(0));
    }

private:
    QTemporaryDir m_settings;
};

QTEST_MAIN(TestWiringEditor)
#include "tst_wiringeditor.moc"
