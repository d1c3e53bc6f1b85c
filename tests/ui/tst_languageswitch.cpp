// SPDX-License-Identifier: GPL-3.0-or-later
// A scenario's two programs in the window, on real board processes.
#include "support/boardwait.h"
#include "ui/languageswitch.h"

#include "app/windowboard.h"
#include "ui/codeeditor.h"
#include "ui/consoleview.h"
#include "ui/mainwindow.h"
#include "ui/programname.h"
#include "ui/tracestring.h"

#include <Qsci/qscilexercpp.h>
#include <Qsci/qsciscintilla.h>

#include <QAccessible>
#include <QElapsedTimer>
#include <QMessageBox>
#include <QTemporaryDir>
#include <QTimer>
#include <QtTest>

using namespace std::chrono_literals;
using ui::BoardState;
using ui::Language;

namespace {

QString scenario(const QString &file = {})
{
    return qEnvironmentVariable("METROLUME_SOURCE") + QStringLiteral("/scenarios/05-two-leds-asyncio") + file;
}

QString textOf(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        qFatal("%s cannot be read", qPrintable(path));
    }
    return QString::fromUtf8(file.readAll());
}

/// A window with lesson 5 open.
class Desk
{
public:
    Desk()
    {
        window.resize(1280, 720);
        window.show();
        window.open(scenario());
        waitForBoard();
    }

    bool waitForBoard() { return support::waitForBoard(session); }
    void playToTheEnd()
    {
        session.setSpeed({1.0, true});
        session.run();
        QElapsedTimer timer;
        timer.start();
        while (session.view().playing && timer.elapsed() < 30'000) {
            session.frame(16ms);
            waitForBoard();
        }
    }
    void pressCtrlE()
    {
        QTest::keyClick(window.focusWidget(), Qt::Key_E, Qt::ControlModifier);
        waitForBoard();
    }
    ui::LanguageSwitch &languages() const { return *window.findChild<ui::LanguageSwitch *>(); }
    QsciScintilla &scintilla() const { return *window.findChild<QsciScintilla *>(); }
    Language language() const { return session.program().language(); }
    QString console() const
    {
        std::string text;
        for (std::size_t i = 0; i < session.trace().size(); ++i) {
            if (session.trace()[i].kind() == core::EntryKind::Console) {
                text += session.trace().text(session.trace()[i].string());
            }
        }
        return QString::fromStdString(text);
    }

    ui::Session session{app::startWindowBoard};
    ui::MainWindow window{session, {}};
};

} // namespace

class TestLanguageSwitch : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { qputenv("XDG_CONFIG_HOME", m_settings.path().toUtf8()); }

    void aScenarioWithATwinOffersBothLanguages()
    {
        const Desk desk;
        QVERIFY(desk.languages().isVisible());
        QCOMPARE(desk.languages().count(), 2);
        QCOMPARE(desk.languages().tabText(0), QStringLiteral("code.py"));
        QCOMPARE(desk.languages().tabText(1), QStringLiteral("code.cpp"));
        QCOMPARE(desk.languages().currentIndex(), 0);
    }

    void aProgramOfTheLearnersOwnOffersNone()
    {
        Desk desk;
        ui::Program own;
        own.text = QStringLiteral("print(1)\n");
        desk.session.load(own);
        QVERIFY(!desk.languages().isVisible());
        QVERIFY(!desk.window.action(ui::Command::OtherLanguage)->isEnabled());
        desk.pressCtrlE();
        QCOMPARE(desk.language(), Language::Python);
    }

    void choosingCppShowsAndRunsTheTwin()
    {
        Desk desk;
        desk.pressCtrlE();
        QCOMPARE(desk.language(), Language::Cpp);
        QCOMPARE(desk.languages().currentIndex(), 1);
        QCOMPARE(desk.scintilla().text(), textOf(scenario(QStringLiteral("/code.cpp"))));
        QVERIFY(desk.session.view().playing);
        desk.playToTheEnd();
        QCOMPARE(desk.session.boardState(), BoardState::Ended);
        QCOMPARE(desk.console(), QStringLiteral("done\n"));
        QVERIFY(desk.session.state().programFile);
        QCOMPARE(ui::fromTrace(desk.session.trace().text(*desk.session.state().programFile)),
                 QStringLiteral("code.cpp"));
    }

    void theTwinHasItsNameBeforeItsFirstLine()
    {
        Desk desk;
        desk.pressCtrlE();
        desk.session.pause();
        desk.session.moveTimeTo(desk.session.start());
        QVERIFY(desk.session.state().programFile);
        QCOMPARE(ui::programName(desk.session.trace(), desk.session.state()), QStringLiteral("code.cpp"));
    }

    void switchingBackRunsCodePy()
    {
        Desk desk;
        desk.pressCtrlE();
        desk.pressCtrlE();
        QCOMPARE(desk.language(), Language::Python);
        QCOMPARE(desk.scintilla().text(), textOf(scenario(QStringLiteral("/code.py"))));
        QVERIFY(!desk.scintilla().isReadOnly());
        desk.playToTheEnd();
        QCOMPARE(ui::fromTrace(desk.session.trace().text(*desk.session.state().programFile)),
                 QStringLiteral("code.py"));
    }

    void chipsStandAtTheAwaitsOfTheTwin()
    {
        Desk desk;
        desk.pressCtrlE();
        desk.playToTheEnd();
        desk.session.moveTimeTo(desk.session.start() + 1050ms); // both tasks sleep, main gathers
        const QStringList source = desk.scintilla().text().split(u'\n');
        QStringList waits;
        for (const ui::CodeChip &chip : desk.window.findChild<ui::CodeEditor *>()->chips()) {
            waits << source.value(chip.line - 1).trimmed() + QStringLiteral(" | ") + chip.name;
        }
        waits.sort();
        QCOMPARE(waits,
                 (QStringList{QStringLiteral("co_await gather(led1, led2); | main"),
                              QStringLiteral("co_await sleep(pause); | led1"),
                              QStringLiteral("co_await sleep(pause); | led2")}));
    }

    void theTwinCanBeReadButNotChanged()
    {
        Desk desk;
        desk.pressCtrlE();
        QVERIFY(desk.scintilla().isReadOnly());
        QTest::keyClicks(&desk.scintilla(), QStringLiteral("xyz"));
        QVERIFY(!desk.session.isUnsaved());
        QVERIFY(!desk.window.action(ui::Command::Save)->isEnabled());
        const auto saved = desk.session.save();
        QVERIFY(!saved);
        QVERIFY(QString::fromStdString(saved.error().message).contains(QStringLiteral("compiled in")));
    }

    void cppIsHighlightedAsCpp()
    {
        Desk desk;
        desk.pressCtrlE();
        const auto styleAt = [&desk](const char *word) {
            const auto at = desk.scintilla().text().indexOf(QLatin1String(word));
            desk.scintilla().SendScintilla(QsciScintilla::SCI_COLOURISE, 0UL, -1L);
            return static_cast<int>(desk.scintilla().SendScintilla(QsciScintilla::SCI_GETSTYLEAT,
                                                                   static_cast<unsigned long>(at)));
        };
        QCOMPARE(styleAt("co_await"), int{QsciLexerCPP::Keyword});
        QCOMPARE(styleAt("void program"), int{QsciLexerCPP::Keyword});
        QCOMPARE(styleAt("\"done\""), int{QsciLexerCPP::DoubleQuotedString});
    }

    void arrowKeysChooseTheLanguage()
    {
        Desk desk;
        desk.languages().setFocus(Qt::TabFocusReason);
        QTest::keyClick(&desk.languages(), Qt::Key_Right);
        desk.waitForBoard();
        QCOMPARE(desk.language(), Language::Cpp);
        QTest::keyClick(&desk.languages(), Qt::Key_Left);
        desk.waitForBoard();
        QCOMPARE(desk.language(), Language::Python);
    }

    void theLanguagesHaveNamesForScreenReaders()
    {
        const Desk desk;
        QAccessibleInterface *bar = QAccessible::queryAccessibleInterface(&desk.languages());
        QVERIFY(bar);
        QCOMPARE(bar->role(), QAccessible::PageTabList);
        QStringList tabs;
        for (int i = 0; i < bar->childCount(); ++i) {
            if (bar->child(i)->role() == QAccessible::PageTab) {
                tabs << bar->child(i)->text(QAccessible::Name);
            }
        }
        QCOMPARE(tabs,
                 (QStringList{QStringLiteral("code.py, the program in Python"),
                              QStringLiteral("code.cpp, the same program in C++, read-only")}));
    }

    void unsavedChangesAreNotLostBySwitching()
    {
        Desk desk;
        desk.scintilla().append(QStringLiteral("# mine\n"));
        QVERIFY(desk.session.isUnsaved());
        bool asked = false;
        QTimer::singleShot(0, &desk.window, [&] {
            if (auto *box = qobject_cast<QMessageBox *>(QApplication::activeModalWidget())) {
                asked = true;
                box->reject();
            }
        });
        desk.pressCtrlE();
        QVERIFY(asked);
        QCOMPARE(desk.language(), Language::Python);
        QCOMPARE(desk.languages().currentIndex(), 0);
        QVERIFY(desk.scintilla().text().endsWith(QStringLiteral("# mine\n")));
    }

    void anyOtherCppFileIsRefusedWithASentence()
    {
        const QString path = m_settings.filePath(QStringLiteral("own.cpp"));
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write("int main() {}\n") > 0);
        file.close();
        const auto program = ui::readProgram(path);
        QVERIFY(!program);
        QVERIFY(QString::fromStdString(program.error().message).contains(QStringLiteral("own.cpp is a C++")));
    }

private:
    QTemporaryDir m_settings;
};

QTEST_MAIN(TestLanguageSwitch)
#include "tst_languageswitch.moc"
