// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/boardprocess.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

#include <poll.h>
#include <sys/wait.h>

using app::BoardProcess;
using namespace std::chrono_literals;

namespace {

/// A board process, and everything that it said.
struct Front
{
    std::unique_ptr<BoardProcess> board;
    std::vector<sim::Answer> answers;
    std::vector<std::string> deaths;

    explicit Front(const std::string &executable)
    {
        core::Result<std::unique_ptr<BoardProcess>> started = BoardProcess::start(executable);
        if (!started) {
            qFatal("%s", started.error().text().c_str());
        }
        board = std::move(*started);
        board->answered = [this](const sim::Answer &answer) { answers.push_back(answer); };
        board->died = [this](const std::string &how) { deaths.push_back(how); };
    }

    /// Works the line until `done`; false if that does not come about within ten seconds.
    template <typename Done> bool runUntil(Done done)
    {
        for (int turn = 0; turn < 1000 && !done(); ++turn) {
            pollfd line{board ? board->fd() : -1,
                        static_cast<short>(POLLIN | (board && board->wantsToWrite() ? POLLOUT : 0)), 0};
            if (poll(&line, 1, 10) > 0 && (line.revents & POLLOUT) != 0) {
                board->writePending();
            }
            if ((line.revents & ~POLLOUT) != 0) {
                board->readAvailable();
            }
        }
        return done();
    }
    bool runUntilDead()
    {
        return runUntil([this] { return !deaths.empty(); });
    }
    template <typename Kind> bool heard() const
    {
        return std::any_of(answers.begin(), answers.end(),
                           [](const sim::Answer &each) { return std::holds_alternative<Kind>(each); });
    }
};

bool noChildIsLeft()
{
    return waitpid(-1, nullptr, WNOHANG) < 0;
}

std::string realBoard()
{
    return qEnvironmentVariable("METROLUME_BIN").toStdString() + "/metrolume-board";
}

} // namespace

class TestBoardProcess : public QObject
{
    Q_OBJECT

private slots:
    void init() { QVERIFY(noChildIsLeft()); }
    void cleanup() { QVERIFY(noChildIsLeft()); }

    void anExecutableThatIsMissingIsNamed();
    void aRealBoardRunsAProgram();
    void aBoardThatEndedAsToldIsNoDeath();
    void aBoardThatStopsWithoutAWordIsADeath();
    void theLastWordsOfABoardAreTheReason();
    void aBoardSeesNoneOfTheEnvironment();
    void aCrashIsNamed_data();
    void aCrashIsNamed();
    void nonsenseEndsTheBoard();
    void killingEndsAnyBoardAtOnceAndInSilence();
    void aBoardThatReadsNothingNeverBlocksTheFront();
    void whatDoesNotFitAtOnceIsWrittenLater();
    void aHandlerMayDestroyTheBoardThatCallsIt();
    void sendingToADeadBoardIsHarmless();

private:
    QTemporaryDir m_folder;

    std::string script(const QByteArray &lines)
    {
        QFile file(m_folder.filePath(QStringLiteral("board-%1").arg(++m_scripts)));
        if (!file.open(QIODevice::WriteOnly) || file.write("#!/bin/sh\n" + lines) < 0) {
            qFatal("%s cannot be written", qPrintable(file.fileName()));
        }
        file.setPermissions(file.permissions() | QFileDevice::ExeOwner);
        return file.fileName().toStdString();
    }
    int m_scripts = 0;
};

void TestBoardProcess::anExecutableThatIsMissingIsNamed()
{
    const auto board = BoardProcess::start("/nowhere/metrolume-board");
    QVERIFY(!board);
    QCOMPARE(
        QString::fromStdString(board.error().text()),
        QStringLiteral("/nowhere/metrolume-board: The board cannot be started (No such file or directory). "
                       "Build or install Metrolume completely."));
}

void TestBoardProcess::aRealBoardRunsAProgram()
{
    Front front{realBoard()};
    sim::Load load;
    load.program = {"code.py", "print('hello')\n"};
    front.board->send(load);
    QVERIFY(front.runUntil([&] { return front.heard<sim::Ready>(); }));
    front.board->send(sim::RunUntil{});
    QVERIFY(front.runUntil([&] { return front.heard<sim::Stopped>(); }));
    std::string strings;
    for (const sim::Answer &answer : front.answers) {
        if (const auto *chunk = std::get_if<sim::Entries>(&answer)) {
            for (const std::string &text : chunk->strings) {
                strings += text;
            }
        }
    }
    QVERIFY2(strings.find("hello") != std::string::npos, strings.c_str());
    QVERIFY(front.deaths.empty());
}

void TestBoardProcess::aBoardThatEndedAsToldIsNoDeath()
{
    // Stopped: length 18, type 2, reason Ended (3), a time and a count of lines.
    Front front{script(
        "printf '\\022\\0\\0\\0\\002\\003'; printf '\\0\\0\\0\\0\\0\\0\\0\\0\\0\\0\\0\\0\\0\\0\\0\\0'\n")};
    QVERIFY(front.runUntil([&] { return !front.board->isAlive(); }));
    QCOMPARE(front.answers.size(), std::size_t{1});
    QVERIFY(front.deaths.empty());
}

void TestBoardProcess::aBoardThatStopsWithoutAWordIsADeath()
{
    Front front{script("exit 7\n")};
    QVERIFY(front.runUntilDead());
    QCOMPARE(front.deaths, std::vector<std::string>{"The board ended on its own, with exit status 7."});
    QVERIFY(!front.board->isAlive());
}

void TestBoardProcess::theLastWordsOfABoardAreTheReason()
{
    // LastWords: length 9, type 4, a string of 4 bytes; then Ready.
    Front front{script("printf '\\011\\0\\0\\0\\004\\004\\0\\0\\0Bye.\\001\\0\\0\\0\\0'; kill -SEGV $$\n")};
    QVERIFY(front.runUntilDead());
    QCOMPARE(front.deaths, std::vector<std::string>{"Bye."});
    QCOMPARE(front.answers.size(), std::size_t{1});
    QVERIFY(front.heard<sim::Ready>());
}

void TestBoardProcess::aBoardSeesNoneOfTheEnvironment()
{
    qputenv("A_PASSWORD_OF_MINE", "secret");
    Front front{script("exit $(env | grep -c A_PASSWORD_OF_MINE)\n")};
    QVERIFY(front.runUntilDead());
    QCOMPARE(front.deaths, std::vector<std::string>{"The board ended on its own, with exit status 0."});
}

void TestBoardProcess::aCrashIsNamed_data()
{
    QTest::addColumn<QByteArray>("signal");
    QTest::addColumn<QByteArray>("words");
    QTest::newRow("a segmentation fault") << QByteArray("SEGV") << QByteArray("crashed");
    QTest::newRow("the system takes its memory back") << QByteArray("KILL") << QByteArray("memory");
    QTest::newRow("too much processor time") << QByteArray("XCPU") << QByteArray("processor time");
    QTest::newRow("a forbidden system call") << QByteArray("SYS") << QByteArray("reach out of the simulator");
}

void TestBoardProcess::aCrashIsNamed()
{
    QFETCH(QByteArray, signal);
    QFETCH(QByteArray, words);
    Front front{script("kill -" + signal + " $$\n")};
    QVERIFY(front.runUntilDead());
    QVERIFY2(front.deaths[0].find(words.constData()) != std::string::npos, front.deaths[0].c_str());
}

void TestBoardProcess::nonsenseEndsTheBoard()
{
    Front front{script("echo Fatal error; exec sleep 1000\n")};
    QVERIFY(front.runUntilDead());
    QVERIFY2(front.deaths[0].starts_with("What the board said makes no sense"), front.deaths[0].c_str());
    QVERIFY(!front.board->isAlive());
}

void TestBoardProcess::killingEndsAnyBoardAtOnceAndInSilence()
{
    Front front{script("trap '' TERM INT HUP; while :; do :; done\n")};
    front.board->kill();
    QVERIFY(!front.board->isAlive());
    QVERIFY(front.deaths.empty());
    QVERIFY(noChildIsLeft());
}

void TestBoardProcess::aBoardThatReadsNothingNeverBlocksTheFront()
{
    Front front{script("exec sleep 1000\n")};
    for (int i = 0; i < 20; ++i) {
        front.board->send(sim::Serial{std::string(1 << 20, 'x')});
    }
    QVERIFY(front.board->wantsToWrite());
}

void TestBoardProcess::whatDoesNotFitAtOnceIsWrittenLater()
{
    // Once it may, it reads so many bytes and then ends with a status of its own.
    constexpr int size = 8 << 20;
    QFile mayRead(m_folder.filePath(QStringLiteral("may-read")));
    Front front{script("until [ -e '" + mayRead.fileName().toUtf8() + "' ]; do :; done\nhead -c "
                       + QByteArray::number(size) + " > /dev/null; exit 9\n")};
    front.board->send(sim::Serial{std::string(size, 'x')});
    QVERIFY(front.board->wantsToWrite());
    QVERIFY(mayRead.open(QIODevice::WriteOnly));
    QVERIFY(front.runUntilDead());
    QCOMPARE(front.deaths[0], std::string{"The board ended on its own, with exit status 9."});
}

void TestBoardProcess::aHandlerMayDestroyTheBoardThatCallsIt()
{
    // Two Ready messages at once: length 1, type 0.
    Front front{script("printf '\\001\\0\\0\\0\\0\\001\\0\\0\\0\\0'; exec sleep 1000\n")};
    int heard = 0;
    front.board->answered = [&](const sim::Answer &) {
        ++heard;
        front.board.reset();
    };
    QVERIFY(front.runUntil([&] { return heard > 0; }));
    QCOMPARE(heard, 1);

    Front dying{script("exit 1\n")};
    dying.board->died = [&](const std::string &how) {
        dying.deaths.push_back(how);
        dying.board.reset();
    };
    QVERIFY(dying.runUntilDead());
}

void TestBoardProcess::sendingToADeadBoardIsHarmless()
{
    Front front{script("exit 0\n")};
    // Before the front has noticed, and after.
    for (int i = 0; i < 50; ++i) {
        front.board->send(sim::Serial{std::string(100'000, 'x')});
    }
    QVERIFY(front.runUntilDead());
    front.board->send(sim::Interrupt{});
    QVERIFY(!front.board->wantsToWrite());
    QCOMPARE(front.deaths.size(), std::size_t{1});
}

QTEST_GUILESS_MAIN(TestBoardProcess)
#include "tst_boardprocess.moc"
