// SPDX-License-Identifier: GPL-3.0-or-later
// The board is wired with keys and mouse, in a whole window.
#include "sim/metro_m4.h"
#include "support/sessionworld.h"
#include "ui/boardview.h"
#include "ui/codeeditor.h"
#include "ui/mainwindow.h"
#include "ui/partpalette.h"
#include "ui/pinchooser.h"
#include "ui/wiringdocument.h"
#include "ui/wiringeditor.h"
#include "ui/wiringnote.h"

#include <Qsci/qsciscintilla.h>

#include <QComboBox>
#include <QDir>
#include <QFile>
#include <QFileDialog>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QMenu>
#include <QMessageBox>
#include <QSpinBox>
#include <QTemporaryDir>
#include <QToolButton>
#include <QtTest>

namespace {

constexpr const char *wiring = R"([[part]]
kind = "led"
name = "lamp"
pin = "D1"
[[part]]
kind = "button"
name = "faster"
pin = "D3"
pull = "up"
)";

struct Window
{
    explicit Window(const char *text = "import board\npins = board.D5, board.A1\n",
                    const char *wired = wiring)
    {
        ui::Program program;
        program.title = QStringLiteral("code.py");
        program.text = QString::fromUtf8(text);
        program.wiring = wired;
        window.resize(1280, 720);
        window.show();
        world.session.load(program);
        world.settle();
        toWindow();
    }
    void toWindow()
    {
        window.activateWindow();
        board.setFocus();
        if (!QTest::qWaitForWindowActive(&window)) {
            qFatal("The window does not get the focus.");
        }
    }
    /// To whatever has the focus, as a keyboard does.
    void key(Qt::Key key, Qt::KeyboardModifiers modifiers = {})
    {
        QTest::keyClick(QApplication::focusWidget(), key, modifiers);
        world.settle();
    }
    void type(const char *text) { QTest::keyClicks(QApplication::focusWidget(), QString::fromUtf8(text)); }
    /// Until that window is there and takes keys.
    template <typename Dialog> Dialog *wait()
    {
        Dialog *dialog = nullptr;
        const bool isThere = QTest::qWaitFor([&] {
            for (QWidget *one : QApplication::topLevelWidgets()) {
                dialog
                    = one->isVisible() && qobject_cast<Dialog *>(one) ? static_cast<Dialog *>(one) : dialog;
            }
            return dialog && dialog->isActiveWindow() && QApplication::focusWidget();
        });
        return isThere ? dialog : nullptr;
    }
    template <typename Field> Field *field(const char *name)
    {
        for (Field *one : editor.findChildren<Field *>()) {
            if (one->accessibleName() == QString::fromUtf8(name)) {
                return one;
            }
        }
        return nullptr;
    }
    QPoint hole(const char *pin) const { return *board.holeOf(*sim::metro_m4::pinNamed(pin)); }
    /// There is a sign of warning at the corner of a part.
    bool isMarked(std::size_t part)
    {
        const QPoint corner = board.pictureOf(part).topLeft();
        const QImage there = board.grab({corner - QPoint(8, 8), QSize(24, 24)}).toImage();
        int amber = 0;
        for (int i = 0; i < there.width() * there.height(); ++i) {
            amber += there.pixel(i % there.width(), i / there.width()) == 0xFFF0A500 ? 1 : 0;
        }
        return amber > 20;
    }
    /// On the words below a part.
    QPoint nameOfPart(std::size_t part) const
    {
        const QRect all = board.rectOf(part);
        return {all.center().x(), (board.pictureOf(part).bottom() + all.bottom()) / 2 + 1};
    }
    /// Presses, moves in steps and holds still there.
    void drag(const QPoint &from, const QPoint &to, Qt::KeyboardModifiers modifiers = {})
    {
        QTest::mousePress(&board, Qt::LeftButton, modifiers, from);
        for (int step = 1; step <= 4; ++step) {
            const QPointF there = from + (to - from) * step / 4.0;
            QMouseEvent move{QEvent::MouseMove, there,          board.mapToGlobal(there),
                             Qt::NoButton,      Qt::LeftButton, modifiers};
            QApplication::sendEvent(&board, &move);
        }
    }
    void drop(const QPoint &to) { QTest::mouseRelease(&board, Qt::LeftButton, {}, to); }
    void dragAndDrop(const QPoint &from, const QPoint &to, Qt::KeyboardModifiers modifiers = {})
    {
        drag(from, to, modifiers);
        drop(to);
        world.settle();
    }
    /// "lamp: D1; faster: D3"
    QString wiredNow() const
    {
        QStringList parts;
        for (const sim::Part &part : document.wiring().parts) {
            QStringList pins;
            for (const core::PinId pin : sim::pinsOf(part)) {
                pins += QString::fromStdString(std::string{sim::headerName(pin)});
            }
            parts += QString::fromStdString(nameOf(part)) + QStringLiteral(": ") + pins.join(u' ');
        }
        return parts.join(QStringLiteral("; "));
    }
    const sim::Led &lamp() const { return std::get<sim::Led>(document.wiring().parts.at(0)); }
    QString notice() const
    {
        const auto *bar = window.findChild<QFrame *>(QStringLiteral("notice"));
        return bar->isVisible() ? bar->findChild<QLabel *>()->text() : QString{};
    }
    QMenu *menu() const
    {
        for (QWidget *one : QApplication::topLevelWidgets()) {
            if (one->isVisible() && qobject_cast<QMenu *>(one)) {
                return static_cast<QMenu *>(one);
            }
        }
        return nullptr;
    }

    support::SessionWorld world;
    ui::MainWindow window{world.session, {}};
    ui::BoardView &board = *window.findChild<ui::BoardView *>();
    ui::WiringDocument &document = *window.findChild<ui::WiringDocument *>();
    ui::WiringEditor &editor = *window.findChild<ui::WiringEditor *>();
};

} // namespace

class TestWiringWindow : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { qputenv("XDG_CONFIG_HOME", m_settings.path().toUtf8()); }

    void aPartIsAddedAndConnectedByKeys()
    {
        Window one;
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
        Window one;
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
        Window one;
        QTest::mouseClick(one.window.findChild<QToolButton *>(QStringLiteral("inHead")), Qt::LeftButton);
        QVERIFY(one.wait<ui::PartPalette>());
        one.key(Qt::Key_Escape);
        QCOMPARE(one.document.wiring().parts.size(), std::size_t{2});
        QVERIFY(!one.editor.isVisible());
    }

    void everyKeyOfAPartIsAField()
    {
        Window one;
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
        Window one;
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
        Window one;
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
        Window one;
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
        Window one;
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

    void altAndArrowsMoveAPartFromHoleToHole()
    {
        Window one;
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

    void aMistakeIsToldOnTheBoardAndExplainedInTheEditor()
    {
        Window one;
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

    void theContextMenuRecoloursAndDeletes()
    {
        Window one;
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
        Window one;
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

    void aDiagramIsImportedAndCanBeUndone()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("diagram.json"));
        QFile file{path};
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(
            R"({"parts": [{"id": "uno", "type": "wokwi-arduino-uno"}, {"id": "led1", "type": "wokwi-led"},
            {"id": "dht", "type": "wokwi-dht22"}],
            "connections": [["led1:A", "uno:7", "", []], ["led1:C", "uno:GND.1", "", []]]})");
        file.close();
        Window one;
        QVERIFY(one.window.open(path));
        QCOMPARE(one.wiredNow(), QStringLiteral("led1: D7"));
        QVERIFY2(one.notice().startsWith(QStringLiteral("1 part taken over from diagram.json.")),
                 qPrintable(one.notice()));
        QVERIFY(one.notice().contains(QStringLiteral("dht (wokwi-dht22)")));
        one.key(Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(one.wiredNow(), QStringLiteral("lamp: D1; faster: D3"));

        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("nonsense");
        file.close();
        QVERIFY(one.window.open(path));
        QCOMPARE(one.notice(),
                 QStringLiteral("diagram.json:1: This is not JSON. Save the diagram in Wokwi again."));
        QCOMPARE(one.wiredNow(), QStringLiteral("lamp: D1; faster: D3"));
    }

    void aPartIsDraggedByItsNameFromHoleToHole()
    {
        Window one;
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
        Window one;
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
        Window one;
        one.dragAndDrop(one.nameOfPart(0), one.board.rect().bottomRight());
        QVERIFY(one.lamp().at);
        QVERIFY(one.board.rect().contains(one.board.pictureOf(0)));
    }

    void theEndOfAWireIsDraggedToAnotherPin()
    {
        Window one;
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
        Window one;
        one.dragAndDrop(one.board.legOf(0, 0), QPoint(3, 3));
        one.drag(one.board.legOf(0, 0), one.hole("D7"));
        one.key(Qt::Key_Escape);
        one.drop(one.hole("D7"));
        QCOMPARE(one.wiredNow(), QStringLiteral("lamp: D1; faster: D3"));
        QCOMPARE(one.document.history().count(), 0);
    }

    void aKnobGoesToNoPinThatCannotReadIt()
    {
        Window one{"import board\n", "[[part]]\nkind = \"potentiometer\"\nname = \"pace\"\npin = \"A1\"\n"};
        one.dragAndDrop(one.hole("A1"), one.hole("D5"));
        QCOMPARE(one.wiredNow(), QStringLiteral("pace: A1"));
        one.dragAndDrop(one.hole("A1"), one.hole("A3"));
        QCOMPARE(one.wiredNow(), QStringLiteral("pace: A3"));
    }

    void anExampleIsSavedAsACopyWithItsWiring()
    {
        const QTemporaryDir folder;
        const auto put = [&folder](const QString &name, const QByteArray &bytes) {
            QDir{folder.path()}.mkpath(QFileInfo{name}.path());
            QFile file{folder.filePath(name)};
            return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size();
        };
        const QByteArray shipped = "title = \"T\"\norder = 1\naim = \"A.\"\nlook_at = [\"L.\"]\n"
                                   "[[wiring.part]]\nkind = \"buzzer\"\npin = \"D8\"\n";
        QVERIFY(put(QStringLiteral("example/code.py"), "print(1)\n"));
        QVERIFY(put(QStringLiteral("example/scenario.toml"), shipped));
        QVERIFY(put(QStringLiteral("mine/wiring.toml"), "# of another program\n"));
        support::SessionWorld world;
        ui::MainWindow window{world.session,
                              {{QStringLiteral("T"), folder.filePath(QStringLiteral("example")), {}, {}}}};
        window.show();
        QVERIFY(window.open(folder.filePath(QStringLiteral("example"))));
        world.settle();
        auto &document = *window.findChild<ui::WiringDocument *>();
        document.add(sim::PartKind::Led);

        // Cancelled, the other program keeps its wiring.
        const QString target = folder.filePath(QStringLiteral("mine/code.py"));
        saveTo(window, target, QStringLiteral("&Cancel"));
        QVERIFY(world.session.isUnsaved());
        QVERIFY(!QFileInfo::exists(target));

        saveTo(window, target, QStringLiteral("&Replace"));
        QVERIFY(!world.session.isUnsaved());
        QCOMPARE(world.session.program().path, target);
        const core::Result<ui::Program> saved = ui::readProgram(target);
        QVERIFY(saved);
        QVERIFY(sim::wiringFrom(saved->wiring) == document.wiring());
        QCOMPARE(document.wiring().parts.size(), std::size_t{2});
        QVERIFY(!QFileInfo::exists(folder.filePath(QStringLiteral("example/wiring.toml"))));
    }

    void anLedAddedByUsCanBeKept()
    {
        Window one{"import board\n", ""};
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
    /// Ctrl+S, the file's name, and the button that answers the question after it.
    static void saveTo(ui::MainWindow &window, const QString &path, const QString &button)
    {
        QTimer answer;
        connect(&answer, &QTimer::timeout, [&] {
            QWidget *dialog = QApplication::activeModalWidget();
            if (auto *files = qobject_cast<QFileDialog *>(dialog)) {
                files->findChild<QLineEdit *>()->setText(path);
                QTest::keyClick(files->findChild<QLineEdit *>(), Qt::Key_Return);
            } else if (auto *question = qobject_cast<QMessageBox *>(dialog)) {
                for (QAbstractButton *one : question->buttons()) {
                    if (one->text() == button) {
                        one->click();
                    }
                }
            }
        });
        answer.start(50);
        window.action(ui::Command::Save)->trigger();
    }

    QTemporaryDir m_settings;
};

QTEST_MAIN(TestWiringWindow)
#include "tst_wiringwindow.moc"
