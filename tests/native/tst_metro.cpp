// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/event.h"
#include "sim/native/digitalout.h"
#include "sim/native/program.h"

#include <QTest>

#include <memory>
#include <stdexcept>

using namespace sim::native;
using core::EntryKind;

namespace {

/// A board with a C++ program on it, whose file is this one.
struct World
{
    explicit World(bool recordLines = true)
        : board({{}, 0, 1.0}), metro(board, {"tst_metro.cpp", recordLines, [this] { ++consoleWrites; }})
    {
        board.startProgram();
    }

    core::EndReason run(void (*body)(Metro &))
    {
        const core::EndReason reason = sim::native::run({"test", "", body}, metro);
        board.endProgram(reason);
        metro.endProgram();
        return reason;
    }

    /// Each entry of the given kinds, in order, as "kind subject value".
    QStringList entries(const QList<EntryKind> &kinds) const
    {
        QStringList found;
        for (std::size_t i = 0; i < board.trace().size(); ++i) {
            const core::Entry entry = board.trace()[i];
            if (kinds.contains(entry.kind())) {
                found << QStringLiteral("%1 %2 %3")
                             .arg(core::number(entry.kind()))
                             .arg(entry.subject())
                             .arg(entry.value());
            }
        }
        return found;
    }
    QList<int> lines() const
    {
        QList<int> found;
        for (std::size_t i = 0; i < board.trace().size(); ++i) {
            if (board.trace()[i].kind() == EntryKind::Line) {
                found << static_cast<int>(board.trace()[i].line());
            }
        }
        return found;
    }
    QString console() const
    {
        std::string text;
        for (std::size_t i = 0; i < board.trace().size(); ++i) {
            if (board.trace()[i].kind() == EntryKind::Console) {
                text += board.trace().text(board.trace()[i].string());
            }
        }
        return QString::fromStdString(text);
    }

    sim::Board board;
    Metro metro;
    int consoleWrites = 0;
};

constexpr int flashBegins = __LINE__ + 5; // the line of flash()'s first call on the board

// The example of metro.h, with an end.
Task<> flash(Metro &metro, Pin pin, int times)
{
    DigitalOut led{metro, pin};
    for (int i = 0; i < times; ++i) {
        led.set(true);
        co_await sleep(250ms); // gives the CPU away
        led.set(false);
        co_await sleep(250ms);
    }
}

Task<> waitForEver(Metro &metro, core::Event &event)
{
    DigitalOut led{metro, pins::D1};
    co_await event.wait();
}

Task<> justEnd()
{
    co_return;
}

} // namespace

class TestMetro : public QObject
{
    Q_OBJECT

private slots:
    void pinNamesAreTheBoards_data();
    void pinNamesAreTheBoards();
    void theExampleOfTheHeaderBlinks();
    void callsAndAwaitsAreLinesOfTheRunningTask();
    void theProgramsFileIsNamedBeforeItsFirstLine();
    void recordingLinesTakesNoTime();
    void anAwaitIsALineBeforeTheTaskGivesUpControl();
    void placesInOtherFilesAreNoLines();
    void aDelayHoldsTheCpuForWholeMilliseconds();
    void aNegativeDelayIsMisuse();
    void theClockCountsWholeMilliseconds();
    void aPinInUseCannotBeHadTwice();
    void aPinIsFreeAgainWhenItsOwnerIsGone();
    void ctrlCComesOutOfADelay();
    void ctrlCComesOutOfTheNextLine();
    void anUncaughtExceptionIsToldWithTheLastLineReached();
    void theLimitOnLinesHoldsTheProgramBetweenTwoLines();
    void tasksLeftOverLeaveTheBoardAlone();
};

void TestMetro::pinNamesAreTheBoards_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<int>("pin");
    const auto row = [](const char *name, Pin pin) { QTest::newRow(name) << name << int{core::number(pin)}; };
    row("A0", pins::A0);
    row("A1", pins::A1);
    row("A2", pins::A2);
    row("A3", pins::A3);
    row("A4", pins::A4);
    row("A5", pins::A5);
    row("D0", pins::D0);
    row("D1", pins::D1);
    row("D2", pins::D2);
    row("D3", pins::D3);
    row("D4", pins::D4);
    row("D5", pins::D5);
    row("D6", pins::D6);
    row("D7", pins::D7);
    row("D8", pins::D8);
    row("D9", pins::D9);
    row("D10", pins::D10);
    row("D11", pins::D11);
    row("D12", pins::D12);
    row("D13", pins::D13);
    row("LED", pins::LED);
}

void TestMetro::pinNamesAreTheBoards()
{
    QFETCH(const QString, name);
    QFETCH(const int, pin);
    const std::optional<core::PinId> board = sim::metro_m4::pinNamed(name.toStdString());
    QVERIFY(board);
    QCOMPARE(pin, int{core::number(*board)});
}

void TestMetro::theExampleOfTheHeaderBlinks()
{
    World world;
    const core::EndReason reason = world.run([](Metro &metro) {
        metro.print("hello");
        metro.delay(1s); // holds the CPU
        metro.run(flash(metro, pins::D1, 2));
    });
    QCOMPARE(reason, core::EndReason::Finished);
    QCOMPARE(world.console(), QStringLiteral("hello\n"));
    QCOMPARE(world.consoleWrites, 1);
    const QString level = QStringLiteral("%1 %2 ").arg(int{core::number(EntryKind::PinLevel)}).arg(7);
    // Driven low, then twice on and off, then floating.
    QCOMPARE(world.entries({EntryKind::PinLevel}).filter(level).size(), 6);
    QVERIFY(world.board.checkInvariants());
}

void TestMetro::callsAndAwaitsAreLinesOfTheRunningTask()
{
    World world;
    world.run([](Metro &metro) { metro.run(flash(metro, pins::D1, 1)); });
    QList<int> inFlash;
    for (std::size_t i = 0; i < world.board.trace().size(); ++i) {
        const core::Entry entry = world.board.trace()[i];
        if (entry.kind() == EntryKind::Line && entry.task() == core::TaskId{1}) {
            inFlash << static_cast<int>(entry.line()) - flashBegins;
        }
    }
    QCOMPARE(inFlash, (QList<int>{0, 2, 3, 4, 5}));
    QCOMPARE(world.metro.linesRun(), std::uint64_t{6}); // and metro.run()
}

void TestMetro::theProgramsFileIsNamedBeforeItsFirstLine()
{
    World world;
    world.run([](Metro &) {});
    const core::Trace &trace = world.board.trace();
    QCOMPARE(trace[0].kind(), EntryKind::FileNamed);
    QCOMPARE(QString::fromStdString(std::string{trace.text(trace[0].string())}),
             QStringLiteral("tst_metro.cpp"));
}

void TestMetro::recordingLinesTakesNoTime()
{
    World with{true};
    World without{false};
    for (World *const world : {&with, &without}) {
        world->run([](Metro &metro) { metro.run(flash(metro, pins::D1, 3)); });
    }
    QVERIFY(without.lines().empty());
    QVERIFY(!with.lines().empty());
    QCOMPARE(with.board.now().time_since_epoch().count(), without.board.now().time_since_epoch().count());
}

void TestMetro::anAwaitIsALineBeforeTheTaskGivesUpControl()
{
    World world;
    world.run([](Metro &metro) { metro.run(flash(metro, pins::D1, 1)); });
    const QString firstAwait
        = QStringLiteral("%1 1 %2").arg(int{core::number(EntryKind::Line)}).arg(flashBegins + 3);
    const QStringList found = world.entries({EntryKind::Line, EntryKind::TaskGaveUp});
    const qsizetype at = found.indexOf(firstAwait);
    QVERIFY2(at >= 0, qPrintable(found.join(QStringLiteral("; "))));
    QVERIFY(
        found.at(at + 1).startsWith(QStringLiteral("%1 1 ").arg(int{core::number(EntryKind::TaskGaveUp)})));
}

void TestMetro::placesInOtherFilesAreNoLines()
{
    // core::gather is a coroutine that awaits in a header of its own.
    World world;
    world.run([](Metro &metro) {
        metro.run([](Metro &m) -> Task<> {
            auto one = m.createTask(justEnd());
            auto two = m.createTask(justEnd());
            co_await gather(one, two);
        }(metro));
    });
    const QList<int> lines = world.lines();
    QCOMPARE(lines.size(), 4); // run, twice createTask, gather
    QCOMPARE(lines.last(), lines.at(2) + 1);
}

void TestMetro::aDelayHoldsTheCpuForWholeMilliseconds()
{
    World world;
    const core::Instant before = world.board.now();
    world.run([](Metro &metro) { metro.delay(249600us); });
    const auto passed = std::chrono::duration<double, std::milli>(world.board.now() - before).count();
    QVERIFY2(passed > 248.9 && passed < 250.1, qPrintable(QString::number(passed)));
    QCOMPARE(world.entries({EntryKind::SleepBegan}).size(), 1);
    QVERIFY(world.entries({EntryKind::SleepBegan}).first().endsWith(QStringLiteral(" 0 250")));
    QCOMPARE(world.entries({EntryKind::SleepEnded}).size(), 1);
}

void TestMetro::aNegativeDelayIsMisuse()
{
    World world;
    QCOMPARE(world.run([](Metro &metro) { metro.delay(-1ms); }), core::EndReason::Exception);
    QVERIFY(world.console().contains(QStringLiteral("a delay must be >= 0")));
}

void TestMetro::theClockCountsWholeMilliseconds()
{
    World world;
    static Duration first;
    static Duration second;
    world.run([](Metro &metro) {
        first = metro.monotonic();
        metro.delay(40ms);
        second = metro.monotonic();
    });
    QCOMPARE((first % 1ms).count(), Duration::rep{0});
    QVERIFY(first > 1s); // power-on is not the start of the program
    QCOMPARE((second - first).count(), Duration{40ms}.count());
}

void TestMetro::aPinInUseCannotBeHadTwice()
{
    World world;
    const core::EndReason reason = world.run([](Metro &metro) {
        const DigitalOut led{metro, pins::D13};
        const DigitalOut same{metro, pins::LED};
    });
    QCOMPARE(reason, core::EndReason::Exception);
    QVERIFY2(world.console().endsWith(QStringLiteral("std::invalid_argument: LED in use\n")),
             qPrintable(world.console()));
}

void TestMetro::aPinIsFreeAgainWhenItsOwnerIsGone()
{
    World world;
    const core::EndReason reason = world.run([](Metro &metro) {
        for (int i = 0; i < 2; ++i) {
            DigitalOut led{metro, pins::D1};
            led.toggle();
        }
    });
    QCOMPARE(reason, core::EndReason::Finished);
    QCOMPARE(world.entries({EntryKind::PinReleased}).size(), 2);
}

void TestMetro::ctrlCComesOutOfADelay()
{
    World world;
    world.board.clock().at(world.board.now() + 100ms, [&] { world.board.clock().requestInterrupt(); });
    const core::Instant before = world.board.now();
    QCOMPARE(world.run([](Metro &metro) { metro.delay(1s); }), core::EndReason::Interrupted);
    QCOMPARE((world.board.now() - before).count(), Duration{100ms}.count());
}

void TestMetro::ctrlCComesOutOfTheNextLine()
{
    World world;
    world.board.clock().at(world.board.now() + 100ms, [&] { world.board.clock().requestInterrupt(); });
    const core::EndReason reason = world.run([](Metro &metro) {
        for (;;) {
            static_cast<void>(metro.monotonic());
        }
    });
    QCOMPARE(reason, core::EndReason::Interrupted);
}

void TestMetro::anUncaughtExceptionIsToldWithTheLastLineReached()
{
    World world;
    const core::EndReason reason = world.run([](Metro &metro) {
        metro.print("so far");
        throw std::runtime_error("no further");
    });
    QCOMPARE(reason, core::EndReason::Exception);
    const QString text = QStringLiteral("so far\nUncaught exception after line %1 of code.cpp\n"
                                        "std::runtime_error: no further\n");
    QCOMPARE(world.console(), text.arg(world.metro.line()));
    QCOMPARE(world.entries({EntryKind::Exception}).size(), 1);
}

void TestMetro::theLimitOnLinesHoldsTheProgramBetweenTwoLines()
{
    World world;
    QList<std::uint64_t> heldAt;
    world.metro.setLineLimit(2, [&] {
        heldAt << world.metro.linesRun();
        world.metro.setLineLimit(0, {});
    });
    world.run([](Metro &metro) {
        for (int i = 0; i < 5; ++i) {
            static_cast<void>(metro.monotonic());
        }
    });
    QCOMPARE(heldAt, QList<std::uint64_t>{2});
    QCOMPARE(world.metro.linesRun(), std::uint64_t{5});
}

void TestMetro::tasksLeftOverLeaveTheBoardAlone()
{
    sim::Board board{{{}, 0, 1.0}};
    auto metro = std::make_unique<Metro>(board, Metro::Options{"tst_metro.cpp", true, {}});
    core::Event event{metro->scheduler()};
    board.startProgram();
    auto waiting = std::make_unique<TaskHandle<>>(metro->createTask(waitForEver(*metro, event)));
    metro->run(flash(*metro, pins::D2, 1));
    board.endProgram(core::EndReason::Finished);
    metro->endProgram();
    const std::size_t entries = board.trace().size();
    const core::Instant end = board.now();
    waiting.reset();
    metro->scheduler().abandonAll();
    QCOMPARE(board.trace().size(), entries);
    QVERIFY(board.now() == end);
    QVERIFY(board.checkInvariants());
}

QTEST_GUILESS_MAIN(TestMetro)
#include "tst_metro.moc"
