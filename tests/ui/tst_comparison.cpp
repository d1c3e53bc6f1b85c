// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/schedules.h"
#include "support/tracetext.h"
#include "ui/comparison.h"

#include <QTest>

using core::EntryKind;
using core::Instant;
using namespace std::chrono_literals;

namespace {

/// A trace of D1's changes, each at its millisecond, with lines of code before them.
core::Trace pinTrace(const std::vector<int> &milliseconds, int linesBefore)
{
    core::Trace trace;
    trace.append({Instant{}, EntryKind::ProgramStarted, 0, 0, 0});
    trace.append({Instant{}, EntryKind::PinClaimed, 1, 0, 0});
    bool high = true;
    for (const int ms : milliseconds) {
        const Instant at{std::chrono::milliseconds{ms}};
        for (int i = 0; i < linesBefore; ++i) {
            trace.append({at, EntryKind::Line, 0, 0, 7});
        }
        const auto level = high ? core::Level::High : core::Level::Low;
        trace.append({at, EntryKind::PinLevel, 1, core::number(level), 0});
        high = !high;
    }
    return trace;
}

} // namespace

class TestComparison : public QObject
{
    Q_OBJECT

private slots:
    void runsPartWhereTheirPinsDoAndNotWhereTheirLinesDo()
    {
        const core::Trace one = pinTrace({10, 20, 30, 40}, 1);
        const core::Trace other = pinTrace({10, 20, 35, 40}, 3);
        const auto place = ui::Parting{one, other, 0}.find();
        QVERIFY(place);
        QCOMPARE(place->time, Instant{30ms});
        QCOMPARE(one[place->one].time(), Instant{30ms});
        QCOMPARE(other[place->other].time(), Instant{35ms});
    }

    void textsAreComparedNotTheirNumbers()
    {
        core::Trace one;
        core::Trace other;
        (void)other.intern("something else");
        one.append({Instant{1ms}, EntryKind::Console, 0, 0, core::number(one.intern("hello"))});
        other.append({Instant{1ms}, EntryKind::Console, 0, 0, core::number(other.intern("hello"))});
        ui::Parting parting{one, other, 0};
        QVERIFY(!parting.find());
        one.append({Instant{2ms}, EntryKind::Console, 0, 0, core::number(one.intern("a"))});
        other.append({Instant{2ms}, EntryKind::Console, 0, 0, core::number(other.intern("b"))});
        QVERIFY(parting.find());
        QCOMPARE(parting.find()->one, std::size_t{1});
    }

    void asFarAsBothAreRecordedTheyMayBeTheSame()
    {
        const core::Trace one = pinTrace({10, 20}, 1);
        const core::Trace other = pinTrace({10, 20, 30}, 1);
        QVERIFY(!ui::Parting(one, other, 0).find());
        QVERIFY(!ui::Parting(one, one, one.size()).find());
    }

    void edgesAreCountedInASpanOfBoth()
    {
        const core::Trace one = pinTrace({10, 20, 30, 40, 50}, 0);
        const core::Trace other = pinTrace({10, 45}, 0);
        ui::LaneIndex here{one};
        ui::LaneIndex there{other};
        here.update();
        there.update();
        const std::vector<ui::EdgeCounts> counts = ui::edgeCounts(here, there, Instant{10ms}, Instant{45ms});
        QCOMPARE(counts.size(), std::size_t{1});
        QCOMPARE(counts[0].one, std::size_t{3});
        QCOMPARE(counts[0].other, std::size_t{1});
        QVERIFY(ui::edgeCounts(here, there, Instant{60ms}, Instant{70ms}).empty());
    }
};

QTEST_GUILESS_MAIN(TestComparison)
#include "tst_comparison.moc"
