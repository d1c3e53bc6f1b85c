// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/chrometrace.h"
#include "sim/csv.h"
#include "sim/entrywords.h"
#include "sim/metro_m4.h"
#include "sim/tracefile.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using core::Entry;
using core::EntryKind;
using core::Instant;
using core::Level;
using namespace std::chrono_literals;

namespace {

constexpr core::Duration programStart = 1050ms;

/// A run in which main sleeps, is woken by nobody, and starts led1, which switches D1.
core::Trace smallRun()
{
    core::Trace trace;
    const auto add = [&trace](core::Duration time, EntryKind kind, std::uint32_t subject = 0,
                              std::uint8_t detail = 0, std::uint32_t value = 0) {
        trace.append({Instant{programStart + time}, kind, subject, detail, value});
    };
    const auto text = [&trace](std::string_view string) { return core::number(trace.intern(string)); };
    const std::uint32_t d1 = core::number(sim::metro_m4::pinNamed("D1").value());
    const std::uint32_t d3 = core::number(sim::metro_m4::pinNamed("D3").value());
    add(-programStart, EntryKind::PinLevel, d3, core::number(Level::High));
    add(0us, EntryKind::ProgramStarted);
    add(100us, EntryKind::TaskCreated, 1, 0, text("main"));
    add(110us, EntryKind::TaskQueued, 1, core::number(core::QueuedBy::Created), 7);
    add(120us, EntryKind::TaskGaveUp, 0, core::number(core::WaitFor::Task), 1);
    add(130us, EntryKind::TaskResumed, 1);
    add(140us, EntryKind::Line, 1, 0, core::linePlace(12, 3));
    add(150us, EntryKind::PinClaimed, d1);
    add(160us, EntryKind::PinLevel, d1, core::number(Level::High));
    add(170us, EntryKind::SleepBegan, 1, 0, 1);
    add(1170us, EntryKind::SleepEnded, 1);
    add(1180us, EntryKind::Console, 1, 0, text("say \"hi\", \xFF\n"));
    add(1200us, EntryKind::TaskDone, 1, core::number(core::Outcome::Raised), text("ValueError: no"));
    add(1300us, EntryKind::TaskResumed, 0);
    add(1400us, EntryKind::PinLevel, d1, core::number(Level::Floating));
    add(1400us, EntryKind::ProgramEnded, 0, core::number(core::EndReason::Finished));
    return trace;
}

const Instant end{programStart + 1500us};

std::string written(sim::TraceSink &sink, const core::Trace &trace)
{
    std::string all;
    for (std::size_t i = 0; i < trace.size(); ++i) {
        sink.add(trace[i], trace);
        all += sink.output();
        sink.output().clear();
    }
    sink.finish(end, trace);
    return all + sink.output();
}

QList<QJsonObject> chromeEvents()
{
    sim::ChromeTraceSink sink;
    QJsonParseError error{};
    const QJsonDocument json
        = QJsonDocument::fromJson(QByteArray::fromStdString(written(sink, smallRun())), &error);
    if (error.error != QJsonParseError::NoError) {
        qFatal("%s", qPrintable(error.errorString()));
    }
    QList<QJsonObject> events;
    for (const QJsonValue event : json[QStringLiteral("traceEvents")].toArray()) {
        events.append(event.toObject());
    }
    return events;
}

/// The events of one phase as "track name from+length".
QStringList eventsOf(const QString &phase)
{
    QStringList words;
    for (const QJsonObject &event : chromeEvents()) {
        if (event[QStringLiteral("ph")] == phase) {
            words.append(QStringLiteral("%1 %2 %3+%4")
                             .arg(event[QStringLiteral("tid")].toInt())
                             .arg(event[QStringLiteral("name")].toString())
                             .arg(event[QStringLiteral("ts")].toDouble())
                             .arg(event[QStringLiteral("dur")].toDouble()));
        }
    }
    return words;
}

const sim::TraceOrigin origin{
    "0.1.0", sim::fingerprintOf("print(1)\n"), 42, 0.5, {sim::SetInput{"faster", 1, Instant{2s}}}};

std::string traceFile()
{
    sim::TraceFileSink sink{origin};
    return written(sink, smallRun());
}

} // namespace

class TestExports : public QObject
{
    Q_OBJECT

private slots:
    void everyKindHasANameOfItsOwn();
    void csvHasALineForEveryEntry();
    void perfettoShowsTurnsAndSleepsAsSlices();
    void perfettoShowsWhoWokeWhom();
    void perfettoCountsPins();
    void perfettoTracksHaveTheNamesOfTasks();
    void aTraceFileGivesTheRunBack();
    void aLongRunGoesThroughATraceFileInBlocks();
    void blocksOfLaterVersionsArePassedOver();
    void aTraceFileThatIsNotWholeIsRefused();
    void aDamagedTraceFileIsRefused();
    void aTraceFileOfAnotherFormatIsRefused();
};

void TestExports::everyKindHasANameOfItsOwn()
{
    QSet<QString> names;
    for (int kind = 0; kind <= core::number(EntryKind::SleepNotAwaited); ++kind) {
        const std::string_view name = sim::nameOf(static_cast<EntryKind>(kind));
        names.insert(QString::fromUtf8(name.data(), static_cast<qsizetype>(name.size())));
    }
    QCOMPARE(names.size(), core::number(EntryKind::SleepNotAwaited) + 1);
}

void TestExports::csvHasALineForEveryEntry()
{
    sim::CsvSink sink;
    const char *const expected = R"(time_s,kind,subject,detail,value,depth
-1.050000000,pin-level,D3,high,,
0.000000000,program-started,,,,
0.000100000,task-created,1,,main,
0.000110000,task-queued,1,created,7,
0.000120000,task-gave-up,0,task,1,
0.000130000,task-resumed,1,,,
0.000140000,line,1,0,12,3
0.000150000,pin-claimed,D1,,,
0.000160000,pin-level,D1,high,,
0.000170000,sleep-began,1,,1,
0.001170000,sleep-ended,1,,,
)";
    const QByteArray csv = QByteArray::fromStdString(written(sink, smallRun()));
    QCOMPARE(csv.left(static_cast<int>(qstrlen(expected))), QByteArray{expected});
    QVERIFY(csv.contains("0.001180000,console,1,,\"say \"\"hi\"\", \xFF\n\",\n"));
    QVERIFY(csv.contains("0.001200000,task-done,1,raised,ValueError: no,\n"));
    QVERIFY(csv.endsWith("0.001400000,program-ended,,finished,,\n"));
}

void TestExports::perfettoShowsTurnsAndSleepsAsSlices()
{
    QCOMPARE(eventsOf(QStringLiteral("X")),
             (QStringList{QStringLiteral("0 program 0+120"), QStringLiteral("1 time.sleep 170+1000"),
                          QStringLiteral("1 main 130+1070"), QStringLiteral("0 program 1300+200")}));
}

void TestExports::perfettoShowsWhoWokeWhom()
{
    QCOMPARE(eventsOf(QStringLiteral("s")), QStringList{QStringLiteral("0 wakes 110+0")});
    QCOMPARE(eventsOf(QStringLiteral("f")), QStringList{QStringLiteral("1 wakes 130+0")});
}

void TestExports::perfettoCountsPins()
{
    QCOMPARE(eventsOf(QStringLiteral("C")),
             (QStringList{QStringLiteral("0 D3 0+0"), QStringLiteral("0 D1 160+0"),
                          QStringLiteral("0 D1 1400+0")}));
}

void TestExports::perfettoTracksHaveTheNamesOfTasks()
{
    QStringList names;
    for (const QJsonObject &event : chromeEvents()) {
        if (event[QStringLiteral("name")] == QStringLiteral("thread_name")) {
            names.append(event[QStringLiteral("args")].toObject()[QStringLiteral("name")].toString());
        }
    }
    QCOMPARE(names.join(u' '), QStringLiteral("program main"));
}

void TestExports::aTraceFileGivesTheRunBack()
{
    const auto file = sim::traceFileFrom(traceFile(), "run.mltrace");
    QVERIFY2(file, file ? "" : file.error().text().c_str());
    QVERIFY(file->origin == origin);
    QCOMPARE(file->trace.size(), smallRun().size());
    QCOMPARE(file->trace.digest(), smallRun().digest());
    QCOMPARE(file->end, end);
}

void TestExports::aLongRunGoesThroughATraceFileInBlocks()
{
    core::Trace trace;
    for (std::uint32_t i = 0; i < 50'000; ++i) {
        const std::uint32_t text = core::number(trace.intern("line " + std::to_string(i / 10) + "\n"));
        trace.append({Instant{core::Duration{i}}, EntryKind::Console, 0, 0, text});
    }
    sim::TraceFileSink sink{origin};
    const auto file = sim::traceFileFrom(written(sink, trace), "run.mltrace");
    QVERIFY(file);
    QCOMPARE(file->trace.digest(), trace.digest());
}

void TestExports::blocksOfLaterVersionsArePassedOver()
{
    std::string bytes = traceFile();
    const std::string block = std::string{"NOTE"} + '\x03' + std::string(7, '\0') + "abc";
    bytes.insert(bytes.find("STRN"), block);
    QVERIFY(sim::traceFileFrom(bytes, "run.mltrace"));
}

void TestExports::aTraceFileThatIsNotWholeIsRefused()
{
    const std::string bytes = traceFile();
    for (std::size_t length = 0; length < bytes.size(); ++length) {
        const auto file = sim::traceFileFrom(std::string_view{bytes}.substr(0, length), "run.mltrace");
        QVERIFY(!file);
        QVERIFY(QString::fromStdString(file.error().text()).startsWith(QStringLiteral("run.mltrace: This ")));
    }
}

void TestExports::aDamagedTraceFileIsRefused()
{
    std::string bytes = traceFile();
    bytes[bytes.find("ENTR") + 12 + 50] ^= 1;
    QVERIFY(!sim::traceFileFrom(bytes, "run.mltrace"));
}

void TestExports::aTraceFileOfAnotherFormatIsRefused()
{
    std::string bytes = traceFile();
    bytes.replace(bytes.find("\"format\":2"), 10, "\"format\":9");
    const auto file = sim::traceFileFrom(bytes, "run.mltrace");
    QVERIFY(!file);
    QCOMPARE(QString::fromStdString(file.error().text()),
             QStringLiteral(
                 "run.mltrace: This trace has format 9; this version of Metrolume reads formats up to 2."));
}

QTEST_GUILESS_MAIN(TestExports)
#include "tst_exports.moc"
