// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/breakpointsearch.h"

#include "core/fold.h"
#include "sim/metro_m4.h"
#include "support/tracetext.h"

#include <QtTest>

using core::EntryKind;
using ui::Breakpoint;
using ui::BreakpointHit;
using namespace std::chrono_literals;

Q_DECLARE_METATYPE(ui::Breakpoint)

namespace {

const char *const schedule = R"(
0    program starts
1    led1 created
1    program waits for led1
1    led1 runs
1.1  led1 line 5
1.2  led1 sets D1 high
1.3  led1 sleeps 100
1.6  idle
102  led1 runs
102.1 led1 line 5
102.2 led1 sets D1 low
102.3 led2 created
102.4 led1 sleeps 100
102.5 led2 runs
102.6 led2 line 9
102.7 led2 fails ValueError: no
102.7 idle
205  led1 runs
205  led1 sets D1 high
205  led1 done
205  program wakes
205  program runs
206  program ends
)";

core::PinId d1()
{
    return *sim::metro_m4::pinNamed("D1");
}

/// Hits one after the other, in the order in which they are met.
class Hunt
{
public:
    explicit Hunt(std::vector<Breakpoint> breakpoints) : m_breakpoints(std::move(breakpoints)) { }

    std::optional<BreakpointHit> after(std::size_t cursor, core::Instant now)
    {
        ui::BreakpointSearch search{trace, m_breakpoints, support::at(0), core::Fold{trace}.stateAt(cursor)};
        return search.after(cursor, now, trace.size(), trace[trace.size() - 1].time());
    }
    std::optional<BreakpointHit> before(std::size_t cursor, core::Instant now)
    {
        const ui::BreakpointSearch search{trace, m_breakpoints, support::at(0),
                                          core::Fold{trace}.stateAt(cursor)};
        return search.before(cursor, now);
    }
    std::vector<BreakpointHit> all()
    {
        std::vector<BreakpointHit> met;
        for (auto hit = after(0, {}); hit; hit = after(hit->cursor, hit->now)) {
            met.push_back(*hit);
        }
        return met;
    }
    QString times()
    {
        QStringList words;
        for (const BreakpointHit &hit : all()) {
            words.append(
                QString::number(std::chrono::duration<double, std::milli>(hit.now - support::at(0)).count()));
        }
        return words.join(u' ');
    }

    core::Trace trace = support::traceFrom(schedule);

private:
    std::vector<Breakpoint> m_breakpoints;
};

} // namespace

class TestBreakpointSearch : public QObject
{
    Q_OBJECT

private slots:
    void eachKindStopsWhereItSays_data()
    {
        using Edge = Breakpoint::Edge;
        QTest::addColumn<Breakpoint>("breakpoint");
        QTest::addColumn<QString>("times");
        QTest::newRow("a line") << ui::lineBreakpoint(5) << "1.1 102.1";
        QTest::newRow("a line that never runs") << ui::lineBreakpoint(6) << "";
        QTest::newRow("a task") << ui::taskBreakpoint(QStringLiteral("led1")) << "1 102 205";
        QTest::newRow("a task that is made later") << ui::taskBreakpoint(QStringLiteral("led2")) << "102.5";
        QTest::newRow("a pin goes high") << ui::pinBreakpoint(d1(), Edge::High) << "1.2 205";
        QTest::newRow("a pin goes low") << ui::pinBreakpoint(d1(), Edge::Low) << "102.2";
        QTest::newRow("a pin changes") << ui::pinBreakpoint(d1(), Edge::Any) << "1.2 102.2 205";
        QTest::newRow("a time between entries") << ui::timeBreakpoint(50ms) << "50";
        QTest::newRow("a time of an entry") << ui::timeBreakpoint(205ms) << "205";
        QTest::newRow("a time past the end") << ui::timeBreakpoint(3s) << "";
        QTest::newRow("an exception of a task") << ui::exceptionBreakpoint(false) << "102.7";
    }

    void eachKindStopsWhereItSays()
    {
        QFETCH(const Breakpoint, breakpoint);
        QFETCH(const QString, times);
        Hunt hunt{{breakpoint}};
        QCOMPARE(hunt.times(), times);
    }

    void aDisabledOneStopsNothing()
    {
        Breakpoint off = ui::lineBreakpoint(5);
        off.enabled = false;
        Hunt hunt{{off}};
        QCOMPARE(hunt.times(), QString());
    }

    void hitsAreTheSameBackward()
    {
        Hunt hunt{{ui::lineBreakpoint(5), ui::pinBreakpoint(d1(), Breakpoint::Edge::Any),
                   ui::timeBreakpoint(50ms), ui::timeBreakpoint(205ms),
                   ui::taskBreakpoint(QStringLiteral("led1")), ui::exceptionBreakpoint(false)}};
        const std::vector<BreakpointHit> forward = hunt.all();
        QCOMPARE(forward.size(), std::size_t{11});
        std::vector<BreakpointHit> backward;
        const core::Instant end = hunt.trace[hunt.trace.size() - 1].time();
        for (auto hit = hunt.before(hunt.trace.size(), end); hit; hit = hunt.before(hit->cursor, hit->now)) {
            backward.insert(backward.begin(), *hit);
        }
        QVERIFY(backward == forward);
    }

    void nothingStopsWhileTheBoardTidiesUp()
    {
        Hunt hunt{{ui::pinBreakpoint(d1(), Breakpoint::Edge::Any)}};
        const core::Instant end = hunt.trace[hunt.trace.size() - 1].time();
        hunt.trace.append(
            {end, EntryKind::PinLevel, core::number(d1()), core::number(core::Level::Floating), 0});
        QCOMPARE(hunt.times(), QStringLiteral("1.2 102.2 205"));
        QVERIFY(!hunt.after(hunt.trace.size() - 1, end));
        QCOMPARE(hunt.before(hunt.trace.size(), end)->now, support::at(205));
    }

    void aBreakpointIsStoredAndReadBack_data()
    {
        QTest::addColumn<Breakpoint>("breakpoint");
        QTest::addColumn<QString>("stored");
        Breakpoint off = ui::taskBreakpoint(QStringLiteral("blink 2"));
        off.enabled = false;
        QTest::newRow("line") << ui::lineBreakpoint(12) << "line 12";
        QTest::newRow("task, disabled") << off << "off task blink 2";
        QTest::newRow("pin") << ui::pinBreakpoint(d1(), Breakpoint::Edge::Low) << "pin D1 low";
        QTest::newRow("time") << ui::timeBreakpoint(1500ms) << "time 1500000000";
        QTest::newRow("exception") << ui::exceptionBreakpoint(true) << "exception uncaught";
    }

    void aBreakpointIsStoredAndReadBack()
    {
        QFETCH(const Breakpoint, breakpoint);
        QFETCH(const QString, stored);
        QCOMPARE(ui::storedAs(breakpoint), stored);
        QVERIFY(ui::breakpointFrom(stored) == breakpoint);
    }

    void whatMakesNoSenseIsNotRead()
    {
        for (const char *const text : {"", "line", "line x", "line 0", "line -3", "pin", "pin D99 high",
                                       "pin D1 up", "time -1", "exception", "off", "moon 3"}) {
            QVERIFY2(!ui::breakpointFrom(QString::fromLatin1(text)), text);
        }
    }
};

QTEST_GUILESS_MAIN(TestBreakpointSearch)
#include "tst_breakpointsearch.moc"
