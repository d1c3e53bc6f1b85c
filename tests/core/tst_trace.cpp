// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/trace.h"

#include <QtTest>

using namespace core;
using namespace std::chrono_literals;

namespace {

Entry entryAt(Duration time, std::uint32_t value = 0)
{
    return Entry{Instant{time}, EntryKind::Line, 3, 1, value};
}

} // namespace

class TestTrace : public QObject
{
    Q_OBJECT

private slots:
    void anEntryKeepsWhatItWasGiven()
    {
        const Entry entry{Instant{123456789ns}, EntryKind::TaskGaveUp, maxTaskId, 4, 0xFFFFFFFF};
        QCOMPARE(entry.time(), Instant{123456789ns});
        QCOMPARE(entry.kind(), EntryKind::TaskGaveUp);
        QCOMPARE(entry.subject(), maxTaskId);
        QCOMPARE(entry.detail(), std::uint8_t{4});
        QCOMPARE(entry.value(), 0xFFFFFFFFU);
    }

    void equalTextsHaveEqualNumbers()
    {
        Trace trace;
        const StringId blink = trace.intern("blink");
        QVERIFY(trace.intern("main") != blink);
        QCOMPARE(trace.intern("blink"), blink);
        QVERIFY(trace.text(blink) == "blink");
        QCOMPARE(trace.stringCount(), std::size_t{2});
    }

    void aCursorAtATimeShowsAllThatHadHappenedByThen()
    {
        Trace trace;
        trace.append(entryAt(1ms));
        trace.append(entryAt(2ms));
        trace.append(entryAt(2ms));
        trace.append(entryAt(4ms));
        QCOMPARE(trace.cursorAt(Instant{0ms}), std::size_t{0});
        QCOMPARE(trace.cursorAt(Instant{2ms}), std::size_t{3});
        QCOMPARE(trace.cursorAt(Instant{3ms}), std::size_t{3});
        QCOMPARE(trace.cursorAt(Instant{9ms}), std::size_t{4});
    }

    void forgettingGivesMemoryBackAndChangesNothingElse()
    {
        Trace forgetful;
        Trace faithful;
        constexpr std::size_t count = 1'000'000;
        for (std::size_t i = 0; i < count; ++i) {
            const Entry entry
                = entryAt(Duration{static_cast<std::int64_t>(i)}, static_cast<std::uint32_t>(i));
            faithful.append(entry);
            forgetful.append(entry);
            if (i % 1000 == 0) {
                forgetful.forgetBefore(forgetful.size());
            }
        }
        QVERIFY(faithful.entryBytes() >= count * sizeof(Entry));
        QVERIFY(forgetful.entryBytes() < count * sizeof(Entry) / 10);
        QCOMPARE(forgetful.size(), count);
        QVERIFY(forgetful[count - 1] == faithful[count - 1]);
        QCOMPARE(forgetful.digest(), faithful.digest());
        QVERIFY(forgetful.checkInvariants());
    }

    void equalRunsHaveEqualDigestsAndOthersDoNot()
    {
        Trace a;
        Trace b;
        for (Trace *const trace : {&a, &b}) {
            trace->append(entryAt(1ms, 7));
            trace->intern("blink");
        }
        QCOMPARE(a.digest(), b.digest());
        b.append(entryAt(2ms));
        QVERIFY(a.digest() != b.digest());
        a.append(entryAt(2ms, 1));
        QVERIFY(a.digest() != b.digest());
    }

    void theDigestDoesNotDependOnHowStringsAndEntriesInterleave()
    {
        Trace a;
        a.intern("x");
        a.append(entryAt(1ms));
        Trace b;
        b.append(entryAt(1ms));
        b.intern("x");
        QCOMPARE(a.digest(), b.digest());
    }

    void aSizeIsToldFromInsideTheAppendThatReachesIt()
    {
        for (const bool withDigest : {true, false}) {
            Trace trace;
            if (!withDigest) {
                trace.leaveOutDigest();
            }
            std::vector<std::size_t> told;
            trace.callAt(3, [&] {
                told.push_back(trace.size());
                trace.callAt(5000, [&] { told.push_back(trace.size()); });
            });
            for (std::uint32_t i = 0; i < 6000; ++i) {
                trace.append(entryAt(std::chrono::microseconds{i}, i));
                QCOMPARE(told.size(), (i >= 2 ? std::size_t{1} : 0U) + (i >= 4999 ? 1U : 0U));
            }
            QCOMPARE(told, (std::vector<std::size_t>{3, 5000}));
            trace.callAt(6001, [&] { told.push_back(0); });
            trace.callNever();
            trace.append(entryAt(1s));
            QCOMPARE(told.size(), std::size_t{2});
        }
    }

    void aLongTraceKeepsEveryEntry()
    {
        Trace trace;
        for (std::uint32_t i = 0; i < 50000; ++i) {
            trace.append(entryAt(std::chrono::microseconds{i}, i));
        }
        for (const std::uint32_t i : {0U, 16383U, 16384U, 49999U}) {
            QCOMPARE(trace[i].value(), i);
        }
        QVERIFY(trace.checkInvariants());
    }
};

QTEST_GUILESS_MAIN(TestTrace)
#include "tst_trace.moc"
