// SPDX-License-Identifier: GPL-3.0-or-later
// A run that was driven by hand in the window, saved and repeated on the command line, is the same run.
#include "support/boardwait.h"
#include "support/commandline.h"

#include "app/windowboard.h"
#include "sim/inputs.h"
#include "ui/boardview.h"
#include "ui/mainwindow.h"
#include "ui/program.h"

#include <QAction>
#include <QFileDialog>
#include <QLabel>
#include <QLineEdit>
#include <QTemporaryDir>
#include <QTimer>
#include <QtTest>

using namespace std::chrono_literals;

namespace {

const QString code = QStringLiteral(R"(import time
import analogio
import board
import digitalio
import keypad
import rotaryio

keys = keypad.Keys((board.D3, board.D4), value_when_pressed=False, pull=True)
knob = analogio.AnalogIn(board.A1)
dial = rotaryio.IncrementalEncoder(board.D6, board.D7)
with digitalio.DigitalInOut(board.D1) as lamp:
    lamp.switch_to_output()
    for turn in range(30):
        event = keys.events.get()
        while event:
            lamp.value = not lamp.value
            print(event)
            event = keys.events.get()
        print(knob.value, dial.position)
        time.sleep(0.03)
)");

const QString wiring = QStringLiteral(R"([[part]]
kind = "led"
pin = "D1"
[[part]]
kind = "button"
name = "slower"
pin = "D3"
bounce_ms = 4
[[part]]
kind = "button"
name = "faster"
pin = "D4"
[[part]]
kind = "potentiometer"
name = "knob"
pin = "A1"
[[part]]
kind = "encoder"
name = "dial"
a = "D6"
b = "D7"
)");

enum Part : std::size_t { Lamp, Slower, Faster, Knob, Dial };

struct Desk
{
    Desk()
    {
        window.resize(1280, 720);
        window.show();
    }
    void open(const QString &folder)
    {
        window.open(folder);
        support::waitForBoard(session);
    }
    void frames(int count)
    {
        for (int i = 0; i < count; ++i) {
            session.frame(16ms);
            support::waitForBoard(session);
        }
    }
    QPoint at(std::size_t part) const { return board.rectOf(part).center() - QPoint(0, 6); }
    QString notice() const
    {
        const auto *bar = window.findChild<QFrame *>(QStringLiteral("notice"));
        return bar->isVisible() ? bar->findChild<QLabel *>()->text() : QString{};
    }

    ui::Session session{app::startWindowBoard};
    ui::MainWindow window{session, {}};
    ui::BoardView &board = *window.findChild<ui::BoardView *>();
};

} // namespace

class TestSavedInputs : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { qputenv("XDG_CONFIG_HOME", m_settings.path().toUtf8()); }

    void aRunByHandIsRepeatedOnTheCommandLine()
    {
        const QTemporaryDir folder;
        const QString program = folder.filePath(QStringLiteral("code.py"));
        const QString wired = folder.filePath(QStringLiteral("wiring.toml"));
        const QString inputs = folder.filePath(QStringLiteral("inputs.toml"));
        QVERIFY(ui::writeProgram(program, code) && ui::writeProgram(wired, wiring));
        Desk desk;
        desk.open(folder.path());
        QTest::mousePress(&desk.board, Qt::LeftButton, {}, desk.at(Slower)); // at once
        desk.session.run();
        desk.frames(5);
        QTest::mouseRelease(&desk.board, Qt::LeftButton, {}, desk.at(Slower));
        desk.frames(7);
        QTest::keyClick(&desk.board, Qt::Key_2);
        desk.frames(2);
        QTest::keyPress(&desk.board, Qt::Key_2);
        desk.frames(4);
        QTest::keyRelease(&desk.board, Qt::Key_2);
        QTest::mousePress(&desk.board, Qt::LeftButton, {}, desk.at(Knob));
        for (int i = 0; i < 8; ++i) {
            QTest::mouseMove(&desk.board, desk.at(Knob) + QPoint(4 * i, -i));
            desk.frames(1);
        }
        QTest::mouseRelease(&desk.board, Qt::LeftButton, {}, desk.at(Knob));
        desk.board.setCurrentPart(Dial);
        for (const Qt::Key key : {Qt::Key_Up, Qt::Key_Up, Qt::Key_Up, Qt::Key_Down}) {
            QTest::keyClick(&desk.board, key);
            desk.frames(3);
        }
        for (int i = 0; i < 300 && !desk.session.state().ended; ++i) {
            desk.frames(1);
        }
        QCOMPARE(desk.session.state().ended, core::EndReason::Finished);

        answerDialogWith(inputs);
        desk.window.action(ui::Command::SaveInputs)->trigger();
        QVERIFY(QFileInfo::exists(inputs));
        const support::Outcome again = support::runWithStats(
            {program, QStringLiteral("--wiring"), wired, QStringLiteral("--inputs"), inputs});
        QVERIFY2(again.status == 0, again.words.constData());
        QVERIFY2(again.console.contains("key_number 1 pressed"), again.console.constData());
        const auto first = std::get<sim::SetInput>(
            sim::inputsSinceStart(desk.session.trace(), *sim::wiringFrom(wiring.toStdString())).front());
        QCOMPARE(first.part, std::string("slower"));
        QVERIFY(first.at < core::Instant{16ms});
        const QString digest = QString::number(desk.session.trace().digest(), 16).rightJustified(16, u'0');
        QCOMPARE(again.stats[QStringLiteral("digest")].toString(), digest);
        // And without them it is another.
        const support::Outcome other = support::runWithStats({program, QStringLiteral("--wiring"), wired});
        QVERIFY(other.stats[QStringLiteral("digest")].toString() != digest);
    }

    void withoutInputsThereIsNothingToSave()
    {
        const QTemporaryDir folder;
        QVERIFY(ui::writeProgram(folder.filePath(QStringLiteral("code.py")), code));
        Desk desk;
        desk.open(folder.path());
        desk.window.action(ui::Command::SaveInputs)->trigger();
        QVERIFY2(desk.notice().contains(QStringLiteral("no inputs to save")), qPrintable(desk.notice()));
    }

private:
    /// Chooses the file in the dialog that is about to open.
    static void answerDialogWith(const QString &path)
    {
        QTimer::singleShot(200, qApp, [path] {
            for (QWidget *each : QApplication::topLevelWidgets()) {
                if (auto *dialog = qobject_cast<QFileDialog *>(each)) {
                    dialog->findChild<QLineEdit *>()->setText(path);
                    QTest::keyClick(dialog->findChild<QLineEdit *>(), Qt::Key_Return);
                }
            }
        });
    }

    QTemporaryDir m_settings;
};

QTEST_MAIN(TestSavedInputs)
#include "tst_savedinputs.moc"
