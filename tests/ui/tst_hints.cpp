// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/fold.h"
#include "ui/hints.h"

#include <QTest>

using core::EntryKind;
using namespace std::chrono_literals;

namespace {

/// A run written by hand: main (1) and blink (2), with a line reached in each.
struct Run
{
    core::Trace trace;
    core::Duration time = 1s;

    Run()
    {
        add(EntryKind::ProgramStarted);
        add(EntryKind::TaskCreated, 1, 0, text("main"));
        add(EntryKind::TaskCreated, 2, 0, text("blink"));
        add(EntryKind::TaskGaveUp, 0, core::number(core::WaitFor::Task), 1);
    }
    void add(EntryKind kind, std::uint32_t subject = 0, std::uint8_t detail = 0, std::uint32_t value = 0)
    {
        trace.append({core::Instant{time}, kind, subject, detail, value});
    }
    std::uint32_t text(std::string_view words) { return core::number(trace.intern(words)); }
    void resume(std::uint32_t task, std::uint32_t line)
    {
        add(EntryKind::TaskResumed, task);
        add(EntryKind::Line, task, 0, line);
    }
    std::vector<ui::Hint> hints() const { return ui::hints(trace, core::Fold{trace}.stateAt(trace.size())); }
};

} // namespace

class TestHints : public QObject
{
    Q_OBJECT

private slots:
    void aRunWithoutMistakesHasNone()
    {
        Run run;
        run.resume(2, 7);
        QVERIFY(run.hints().empty());
    }

    void theSentenceSaysWhatToWrite()
    {
        Run run;
        run.resume(1, 9);
        run.add(EntryKind::NeverAwaited, 1, 0, run.text("8\tblink"));
        const std::vector<ui::Hint> hints = run.hints();
        QCOMPARE(hints.size(), std::size_t{1});
        QCOMPARE(hints[0].line, 8);
        QVERIFY2(hints[0].text.contains(QStringLiteral("await blink(")), qPrintable(hints[0].text));
    }

    void whatTheBoardDoesOtherwiseIsSaid_data()
    {
        QTest::addColumn<QString>("told");
        QTest::addColumn<QString>("said");
        const auto row = [](const char *told, const char *said) {
            QTest::newRow(told) << QString::fromUtf8(told) << QString::fromUtf8(said);
        };
        row("never-called\t__del__", "never calls __del__");
        row("slots\t", "ignores __slots__");
        row("timeout-error\t", "except asyncio.TimeoutError");
        row("yield-in-async\tnumbers", "numbers is a plain generator");
        row("f-string\t", "SyntaxError");
        row("not-simulated\taudioio", "the module audioio");
        row("memory\t", "MemoryError");
    }

    void whatTheBoardDoesOtherwiseIsSaid()
    {
        QFETCH(QString, told);
        QFETCH(QString, said);
        Run run;
        run.add(EntryKind::DiffersOnBoard, 0, 0, run.text("6\t" + told.toStdString()));
        const std::vector<ui::Hint> hints = run.hints();
        QCOMPARE(hints.size(), std::size_t{1});
        QCOMPARE(hints[0].line, 6);
        QVERIFY2(hints[0].text.contains(said), qPrintable(hints[0].text));
    }

    void hintsStandInTheOrderOfLines()
    {
        Run run;
        run.resume(2, 12);
        run.add(EntryKind::SleepBegan, 2, 0, 500);
        run.add(EntryKind::SleepNotAwaited, 2, 0, 4);
        const std::vector<ui::Hint> hints = run.hints();
        QCOMPARE(hints.size(), std::size_t{2});
        QCOMPARE(hints[0].line, 4);
        QCOMPARE(hints[1].line, 12);
    }

    void aHangSaysWhatIsWaitedFor()
    {
        Run run;
        run.resume(1, 5);
        run.add(EntryKind::TaskGaveUp, 1, core::number(core::WaitFor::Event), 1);
        run.add(EntryKind::LoopIdle, 0, 0, core::Ticks::period);
        const std::vector<ui::Hint> hints = run.hints();
        QCOMPARE(hints.size(), std::size_t{1});
        QCOMPARE(hints[0].line, 5);
        QVERIFY2(hints[0].text.startsWith(QStringLiteral("main waits for ever")), qPrintable(hints[0].text));
        QVERIFY2(hints[0].text.contains(QStringLiteral("event")), qPrintable(hints[0].text));
    }

    void mistakesInOtherFilesStayOutOfTheEditor()
    {
        Run run;
        run.resume(1, 9);
        run.add(EntryKind::SleepNotAwaited, 1, 1, 4);
        QVERIFY(run.hints().empty());
    }
};

QTEST_GUILESS_MAIN(TestHints)
#include "tst_hints.moc"
