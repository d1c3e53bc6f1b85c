// SPDX-License-Identifier: GPL-3.0-or-later
// The window while programs try to get out of its boards: it lives on, says what happened, and keeps the
// learner's text.
#include "app/sandbox.h"
#include "app/windowboard.h"
#include "support/boardwait.h"
#include "support/commandline.h"
#include "ui/mainwindow.h"

#include <Qsci/qsciscintilla.h>

#include <QLabel>
#include <QTemporaryDir>
#include <QtTest>

using namespace std::chrono_literals;
using ui::BoardState;

namespace {

/// A window with a program in it, on a board from which the host Python is not hidden.
class Desk
{
public:
    explicit Desk(const QString &text)
    {
        window.show();
        open(text);
    }
    void open(const QString &text)
    {
        ui::Program program;
        program.title = QStringLiteral("code.py");
        program.text = text;
        session.load(program);
        waitForBoard();
    }
    bool waitForBoard() { return support::waitForBoard(session); }
    void play()
    {
        session.run();
        for (int i = 0; i < 100 && session.view().playing; ++i) {
            session.frame(16ms);
            waitForBoard();
        }
    }
    QString notice() const
    {
        const auto *bar = window.findChild<QFrame *>(QStringLiteral("notice"));
        return bar->isVisible() ? bar->findChild<QLabel *>()->text() : QString{};
    }
    QString text() const { return window.findChild<QsciScintilla *>()->text(); }

    ui::Session session{app::startWindowBoard};
    ui::MainWindow window{session, {}};
};

QString withHost(const QString &program)
{
    return QString::fromUtf8(
               support::bytesOf(support::sourcePath(QStringLiteral("tests/app/escapes/host.py"))))
        + program;
}

const QString harmless = QStringLiteral("print('hello')\n");

} // namespace

class TestSandboxWindow : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { qputenv("XDG_CONFIG_HOME", m_settings.path().toUtf8()); }

    void theWindowLivesOnAndSaysWhatHappened_data()
    {
        QTest::addColumn<QString>("program");
        QTest::addColumn<QString>("sentence");
        QTest::newRow("a file is opened") << QStringLiteral("host.open('/etc/passwd')\n")
                                          << QStringLiteral("tried to reach the files of this computer");
        QTest::newRow("a process is started")
            << QStringLiteral("posix.fork()\n") << QStringLiteral("tried to");
        QTest::newRow("the line is closed") << QStringLiteral("posix.closerange(0, 100)\n")
                                            << QStringLiteral("tamper with the simulator's own workings");
        QTest::newRow("the board ends itself")
            << QStringLiteral("posix._exit(3)\n") << QStringLiteral("ended on its own, with exit status 3");
        QTest::newRow("nonsense comes over the line") << QStringLiteral("posix.write(4, b'\\xff' * 64)\n"
                                                                        "while True:\n    pass\n")
                                                      << QStringLiteral("makes no sense");
        QTest::newRow("the board crashes") << QStringLiteral("posix.abort()\n") << QStringLiteral("crashed");
    }

    void theWindowLivesOnAndSaysWhatHappened()
    {
        if (!app::hasWallOfCalls)
            QSKIP("A build with a memory checker has no wall of system calls.");
        QFETCH(QString, program);
        QFETCH(QString, sentence);
        const QString text = withHost(program);
        Desk desk{text};
        QCOMPARE(desk.session.boardState(), BoardState::Stopped);
        desk.play();
        QCOMPARE(desk.session.boardState(), BoardState::Off);
        QVERIFY2(desk.notice().contains(sentence), qPrintable(desk.notice()));
        QVERIFY(desk.window.isVisible());
        QCOMPARE(desk.text(), text);
        // And the next program runs as if nothing had been.
        desk.open(harmless);
        desk.play();
        QCOMPARE(desk.session.boardState(), BoardState::Ended);
        QCOMPARE(desk.notice(), QString());
    }

    void theRecordingGoesUpToTheLineThatTried()
    {
        if (!app::hasWallOfCalls)
            QSKIP("A build with a memory checker has no wall of system calls.");
        const QString text = withHost(QStringLiteral("print('before')\nposix.getcwd()\nprint('after')\n"));
        Desk desk{text};
        desk.play();
        const core::Trace &trace = desk.session.trace();
        std::uint32_t line = 0;
        for (std::size_t i = 0; i < trace.size(); ++i) {
            if (trace[i].kind() == core::EntryKind::Line)
                line = trace[i].line();
        }
        QCOMPARE(static_cast<int>(line), static_cast<int>(text.count(u'\n')) - 1);
    }

    void aProgramThatHangsInOneCallIsEnded()
    {
        const QString text = QStringLiteral("print('starts')\nsum(range(10**15))\n");
        Desk desk{text};
        desk.session.run();
        for (int i = 0; i < 100 && desk.session.boardState() == BoardState::Stopped; ++i) {
            desk.session.frame(16ms); // plays what is recorded already, then asks the board
        }
        QCOMPARE(desk.session.boardState(), BoardState::Working);
        desk.session.frame(ui::Session::patience + 1ms);
        QVERIFY(QTest::qWaitFor([&desk] { return desk.session.boardState() == BoardState::Off; }));
        QVERIFY(!desk.notice().isEmpty());
        QCOMPARE(desk.text(), text);
    }

private:
    const QTemporaryDir m_settings;
};

QTEST_MAIN(TestSandboxWindow)
#include "tst_sandboxwindow.moc"
