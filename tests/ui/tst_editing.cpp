// SPDX-License-Identifier: GPL-3.0-or-later
// The Edit menu: by its entries and by keys, in a whole window.
#include "support/sessionworld.h"
#include "ui/codeeditor.h"
#include "ui/findbar.h"
#include "ui/mainwindow.h"

#include <Qsci/qsciscintilla.h>

#include <QAction>
#include <QLineEdit>
#include <QTemporaryDir>
#include <QtTest>

using ui::Command;

namespace {

const QString program
    = QStringLiteral("import time\n\nfor i in range(3):\n    print(i)\n    time.sleep(1)\n");

struct Desk
{
    explicit Desk()
    {
        window.show();
        world.open(program);
        sheet().setFocus();
        (void)QTest::qWaitForWindowActive(&window); // shortcuts need it
    }
    QsciScintilla &sheet() { return window.findChild<ui::CodeEditor *>()->sheet(); }
    QString text() { return sheet().text(); }
    void choose(Command command) { window.action(command)->trigger(); }
    void key(Qt::Key key, Qt::KeyboardModifiers modifiers)
    {
        QTest::keyClick(window.focusWidget(), key, modifiers);
    }
    QLineEdit &line(const QString &name)
    {
        for (QLineEdit *one : window.findChildren<QLineEdit *>()) {
            if (one->accessibleName() == name) {
                return *one;
            }
        }
        qFatal("There is no field %s.", qPrintable(name));
    }

    support::SessionWorld world;
    ui::MainWindow window{world.session, {}};
};

} // namespace

class TestEditing : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { qputenv("XDG_CONFIG_HOME", m_settings.path().toUtf8()); }

    void whatWasTypedIsUndoneAndRedone()
    {
        Desk desk;
        QTest::keyClicks(&desk.sheet(), QStringLiteral("x"));
        desk.choose(Command::Undo);
        QCOMPARE(desk.text(), program);
        QVERIFY(!desk.world.session.isUnsaved());
        desk.choose(Command::Redo);
        QCOMPARE(desk.text(), QStringLiteral("x") + program);
    }

    void linesAreCommentedOutAndBackWithOneKey()
    {
        Desk desk;
        desk.sheet().setSelection(3, 0, 4, 5);
        desk.key(Qt::Key_Slash, Qt::ControlModifier);
        QVERIFY2(desk.text().contains(QStringLiteral("    # print(i)\n    # time.sleep(1)\n")),
                 qPrintable(desk.text()));
        desk.key(Qt::Key_Slash, Qt::ControlModifier);
        QCOMPARE(desk.text(), program);
        desk.choose(Command::Undo);
        desk.choose(Command::Undo);
        QCOMPARE(desk.text(), program);
    }

    void linesAreIndentedByOneStep()
    {
        Desk desk;
        desk.sheet().setCursorPosition(0, 0);
        desk.choose(Command::Indent);
        QVERIFY(desk.text().startsWith(QStringLiteral("    import time")));
        desk.choose(Command::Unindent);
        QCOMPARE(desk.text(), program);
    }

    void wordsAreFoundRoundTheEndAndBack()
    {
        Desk desk;
        desk.key(Qt::Key_F, Qt::ControlModifier);
        QLineEdit &words = desk.line(QStringLiteral("Find"));
        QVERIFY(words.isVisible());
        QTest::keyClicks(&words, QStringLiteral("time"));
        const auto lineFound = [&desk] {
            int line = 0;
            int column = 0;
            int end = 0;
            desk.sheet().getSelection(&line, &column, &end, &end);
            return line;
        };
        QCOMPARE(lineFound(), 0);
        QTest::keyClick(&words, Qt::Key_Return);
        QCOMPARE(lineFound(), 4);
        desk.choose(Command::FindNext);
        QCOMPARE(lineFound(), 0);
        desk.choose(Command::FindPrevious);
        QCOMPARE(lineFound(), 4);
        QTest::keyClick(&words, Qt::Key_Escape);
        QVERIFY(!words.isVisible());
        QVERIFY(desk.sheet().hasFocus());
    }

    void allPlacesAreReplacedInOneStepThatCanBeUndone()
    {
        Desk desk;
        desk.choose(Command::Replace);
        desk.line(QStringLiteral("Find")).setText(QStringLiteral("i"));
        desk.line(QStringLiteral("Replace with")).setText(QStringLiteral("ii"));
        desk.window.findChild<ui::FindBar *>()->replaceAll();
        QCOMPARE(desk.text(), QString(program).replace(u'i', QLatin1String("ii")));
        desk.choose(Command::Undo);
        QCOMPARE(desk.text(), program);
    }

    void aKeyOfTheWindowIsNotTheEditors()
    {
        Desk desk;
        const ui::Speed before = desk.world.session.view().speed;
        desk.key(Qt::Key_Up, Qt::ControlModifier);
        QVERIFY(desk.world.session.view().speed.factor > before.factor);
    }

private:
    QTemporaryDir m_settings;
};

QTEST_MAIN(TestEditing)
#include "tst_editing.moc"
