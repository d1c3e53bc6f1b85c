// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/inputs.h"

#include "sim/metro_m4.h"

#include <QtTest>

namespace {

sim::Wiring wiring()
{
    return {{sim::Led{.name = "lamp", .pin = *sim::metro_m4::pinNamed("D1")},
             sim::Button{.name = "the \"fast\" one", .pin = *sim::metro_m4::pinNamed("D3")},
             sim::Knob{
                 .name = "room", .pin = *sim::metro_m4::pinNamed("A1"), .kind = sim::KnobKind::Temperature}}};
}

core::Instant ns(std::int64_t count)
{
    return core::Instant{core::Duration{count}};
}

} // namespace

class TestInputs : public QObject
{
    Q_OBJECT

private slots:
    void timesComeBackToTheNanosecond()
    {
        std::vector<sim::Input> inputs;
        std::int64_t at = 0;
        for (int i = 0; i < 20'000; ++i) {
            // Of all sizes, up to 11 days, and with all last digits.
            at += 1 + (at * 7 + i) % (i % 100 == 0 ? 43'200'000'000'000 : 997'000'003);
            inputs.push_back(sim::SetInput{"the \"fast\" one", i % 2, ns(at % 1'000'000'000'000'000)});
        }
        const auto read = sim::inputsFrom(sim::tomlOf(inputs), "inputs.toml", wiring());
        QVERIFY2(read, read ? "" : read.error().text().c_str());
        QCOMPARE(read->size(), inputs.size());
        for (std::size_t i = 0; i < inputs.size(); ++i) {
            QCOMPARE(sim::timeOf((*read)[i]).time_since_epoch().count(),
                     sim::timeOf(inputs[i]).time_since_epoch().count());
        }
        QVERIFY(*read == inputs);
    }

    void theTextReadsWell()
    {
        QCOMPARE(sim::tomlOf(std::vector<sim::Input>{sim::SetInput{"the \"fast\" one", 1, ns(1'250'000'001)},
                                                     sim::SetInput{"room", -5, ns(2'000'000'000)},
                                                     sim::Serial{"a\n", ns(3'000'000'000)},
                                                     sim::Interrupt{ns(4'500'000'000)}}),
                 std::string("[[input]]\nat = 1.250000001\npart = \"the \\\"fast\\\" one\"\nvalue = 1\n"
                             "\n[[input]]\nat = 2.0\npart = \"room\"\nvalue = -5\n"
                             "\n[[input]]\nat = 3.0\ntype = \"a\\n\"\n"
                             "\n[[input]]\nat = 4.5\nkey = \"ctrl-c\"\n"));
    }

    void aRunTellsWhatWasSetInIt()
    {
        core::Trace trace;
        trace.append({ns(1'050'000'000), core::EntryKind::ProgramStarted, 0, 0, 0});
        trace.append({ns(1'050'000'007), core::EntryKind::PartInput, 1, 0, 1});
        trace.append({ns(1'060'000'000), core::EntryKind::PartInput, 2, 0, static_cast<std::uint32_t>(-5)});
        trace.append({ns(1'070'000'000), core::EntryKind::Typed, 0, 0, core::number(trace.intern("go\n"))});
        trace.append({ns(1'080'000'000), core::EntryKind::Interrupted, 0, 0, 0});
        const std::vector<sim::Input> expected{
            sim::SetInput{"the \"fast\" one", 1, ns(7)}, sim::SetInput{"room", -5, ns(10'000'000)},
            sim::Serial{"go\n", ns(20'000'000)}, sim::Interrupt{ns(30'000'000)}};
        QVERIFY(sim::inputsSinceStart(trace, wiring()) == expected);
        const std::vector<sim::Input> first = sim::inputsOf(trace, wiring(), 0, 2);
        QCOMPARE(first.size(), std::size_t{1});
        QVERIFY(sim::timeOf(first.front()) == ns(1'050'000'007));
    }
};

QTEST_GUILESS_MAIN(TestInputs)
#include "tst_inputs.moc"
