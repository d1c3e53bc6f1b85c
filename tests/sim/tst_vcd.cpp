// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/vcd.h"

#include "sim/metro_m4.h"

#include <QTest>

using core::Entry;
using core::EntryKind;
using core::Instant;
using core::Level;
using namespace std::chrono_literals;

namespace {

constexpr core::Duration programStart = 1050ms;

/// A small run; times count from the program's start.
struct Run
{
    core::Trace trace;

    explicit Run(bool start = true)
    {
        if (start) {
            add(0us, EntryKind::ProgramStarted);
        }
    }

    void add(core::Duration time, EntryKind kind, std::uint32_t subject = 0, std::uint8_t detail = 0,
             std::string_view text = {})
    {
        trace.append(
            Entry{Instant{programStart + time}, kind, subject, detail, core::number(trace.intern(text))});
    }
    void level(core::Duration time, const char *pin, Level level)
    {
        add(time, EntryKind::PinLevel, core::number(sim::metro_m4::pinNamed(pin).value()),
            core::number(level));
    }
    void pwm(core::Duration time, const char *pin, std::uint32_t frequency, std::uint32_t duty)
    {
        const auto subject = core::number(sim::metro_m4::pinNamed(pin).value());
        trace.append(Entry{Instant{programStart + time}, EntryKind::PinFrequency, subject, 0, frequency});
        trace.append(Entry{Instant{programStart + time}, EntryKind::PinDuty, subject, 0, duty});
    }
    QString text(core::Duration end) const
    {
        sim::VcdWriter vcd;
        for (std::size_t i = 0; i < trace.size(); ++i) {
            vcd.add(trace[i], trace);
        }
        vcd.finish(Instant{programStart + end}, trace);
        return QString::fromStdString(vcd.output());
    }
    QString changes(core::Duration end) const
    {
        return text(end).section(QStringLiteral("$dumpvars\n"), 1).section(QStringLiteral("$end\n"), 1);
    }
};

} // namespace

class TestVcd : public QObject
{
    Q_OBJECT

private slots:
    void pwmIsDrawnWithItsEdgesAmongOtherChanges();
    void fastPwmIsUnknownAndConstantPwmALevel();
    void aRunReadsLikeThis();
    void aPinFloatsUntilSomethingDrivesIt();
    void aTaskHoldsTheCpuFromItsTurnToItsEnd();
    void levelsBeforeTheProgramStandAtItsStart();
    void timeIsInMicrosecondsAndNeverGoesBack();
    void changesInOneMicrosecondAreAllWritten();
    void namesHaveNoBlanks();
    void aHundredTasksHaveCodesOfTheirOwn();
};

void TestVcd::aRunReadsLikeThis()
{
    Run run;
    const std::uint32_t d1 = core::number(sim::metro_m4::pinNamed("D1").value());
    run.add(0us, EntryKind::TaskCreated, 1, 0, "led1");
    run.add(10us, EntryKind::TaskResumed, 1);
    run.add(20us, EntryKind::PinClaimed, d1);
    run.level(30us, "D1", Level::Low);
    run.level(40us, "D1", Level::High);
    run.add(50us, EntryKind::TaskGaveUp, 1);
    run.add(90us, EntryKind::PinReleased, d1);
    run.level(90us, "D1", Level::Floating);
    QCOMPARE(run.text(100us), QStringLiteral(R"($version Metrolume $end
$comment virtual time; 0 is the start of code.py $end
$timescale 1us $end
$scope module board $end
$var wire 1 " D1 $end
$scope module tasks $end
$var wire 1 ! led1 $end
$upscope $end
$upscope $end
$enddefinitions $end
#0
$dumpvars
0!
z"
$end
#10
1!
#30
0"
#40
1"
#50
0!
#90
z"
#100
)"));
}

void TestVcd::aPinFloatsUntilSomethingDrivesIt()
{
    Run run;
    run.add(0us, EntryKind::PinClaimed, core::number(sim::metro_m4::pinNamed("D5").value()));
    QVERIFY(run.text(1us).contains(QStringLiteral(" D5 $end")));
    QVERIFY(run.text(1us).contains(QStringLiteral("$dumpvars\nz!\n$end")));
}

void TestVcd::aTaskHoldsTheCpuFromItsTurnToItsEnd()
{
    Run run;
    run.add(0us, EntryKind::TaskCreated, 1, 0, "a");
    run.add(0us, EntryKind::TaskCreated, 2, 0, "b");
    run.add(1us, EntryKind::TaskResumed, 1);
    run.add(2us, EntryKind::TaskDone, 1);
    run.add(3us, EntryKind::TaskResumed, 2);
    run.add(4us, EntryKind::ProgramEnded);
    QCOMPARE(run.changes(5us), QStringLiteral("#1\n1!\n#2\n0!\n#3\n1\"\n#4\n0\"\n#5\n"));
}

void TestVcd::levelsBeforeTheProgramStandAtItsStart()
{
    Run run{false};
    run.level(-programStart, "D3", Level::High);
    run.add(0us, EntryKind::ProgramStarted);
    const QString text = run.text(5us);
    QVERIFY2(text.endsWith(QStringLiteral("#0\n$dumpvars\n1!\n$end\n#5\n")), qPrintable(text));
}

void TestVcd::timeIsInMicrosecondsAndNeverGoesBack()
{
    Run run;
    run.level(1999ns, "D1", Level::Low);
    run.level(2000ns, "D1", Level::High);
    run.level(3s, "D1", Level::Low);
    QCOMPARE(run.changes(1s), QStringLiteral("#1\n0!\n#2\n1!\n#3000000\n0!\n"));
}

void TestVcd::changesInOneMicrosecondAreAllWritten()
{
    Run run;
    run.level(5us, "D1", Level::Low);
    run.level(5us, "D1", Level::High);
    run.level(5us, "D1", Level::Low);
    QCOMPARE(run.changes(5us), QStringLiteral("#5\n0!\n1!\n0!\n"));
}

void TestVcd::namesHaveNoBlanks()
{
    Run run;
    run.add(0us, EntryKind::TaskCreated, 1, 0, "blink 2");
    QVERIFY(run.text(1us).contains(QStringLiteral("$var wire 1 ! blink_2 $end")));
}

void TestVcd::aHundredTasksHaveCodesOfTheirOwn()
{
    Run run;
    for (std::uint32_t i = 1; i <= 200; ++i) {
        run.add(0us, EntryKind::TaskCreated, i, 0, "task" + std::to_string(i));
    }
    QSet<QString> codes;
    for (const QString &line : run.text(1us).split(u'\n')) {
        if (line.startsWith(QStringLiteral("$var"))) {
            codes.insert(line.section(u' ', 3, 3));
        }
    }
    QCOMPARE(codes.size(), 200);
}

void TestVcd::pwmIsDrawnWithItsEdgesAmongOtherChanges()
{
    Run run;
    run.level(0us, "D9", Level::High);
    run.pwm(0us, "D9", 1000, 16384);
    run.level(600us, "D1", Level::High);
    run.add(1800us, EntryKind::PinReleased, core::number(sim::metro_m4::pinNamed("D9").value()));
    run.level(1800us, "D9", Level::Floating);
    QCOMPARE(run.changes(2ms),
             QStringLiteral("1!\n#250\n0!\n#600\n1\"\n#1000\n1!\n#1250\n0!\n#1800\nz!\n#2000\n"));
}

void TestVcd::fastPwmIsUnknownAndConstantPwmALevel()
{
    Run run;
    run.pwm(0us, "D9", 38000, 32768);
    run.pwm(1000us, "D9", 38000, 65535);
    run.pwm(2000us, "D9", 38000, 0);
    QCOMPARE(run.changes(3ms), QStringLiteral("x!\n#1000\n1!\n#2000\n0!\n#3000\n"));
}

QTEST_GUILESS_MAIN(TestVcd)
#include "tst_vcd.moc"
