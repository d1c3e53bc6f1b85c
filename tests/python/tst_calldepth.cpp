// SPDX-License-Identifier: GPL-3.0-or-later
#include "python/boardworld.h"

#include <QTest>

using core::EntryKind;

namespace {

/// The lines that a program runs, as "task:line/depth".
QString linesOf(const std::string &program)
{
    BoardWorld world{program};
    world.run();
    QStringList lines;
    for (std::size_t i = 0; i < world.trace().size(); ++i) {
        const core::Entry &entry = world.trace()[i];
        if (entry.kind() == EntryKind::Line) {
            lines.append(
                QStringLiteral("%1:%2/%3").arg(entry.subject()).arg(entry.line()).arg(entry.depth()));
        }
    }
    return lines.join(u' ');
}

} // namespace

class TestCallDepth : public QObject
{
    Q_OBJECT

private slots:
    void aLineTellsHowDeepInCallsItIs_data();
    void aLineTellsHowDeepInCallsItIs();
    void depthBeyond255IsCounted255();
};

void TestCallDepth::aLineTellsHowDeepInCallsItIs_data()
{
    QTest::addColumn<std::string>("program");
    QTest::addColumn<QString>("lines");
    QTest::newRow("functions") << std::string{R"(def inner():
    return 1
def outer():
    inner()
    return 2
outer()
x = 1
)"} << QStringLiteral("0:1/0 0:3/0 0:6/0 0:4/1 0:2/2 0:5/1 0:7/0");
    QTest::newRow("an exception leaves the calls") << std::string{R"(def inner():
    raise ValueError
def outer():
    inner()
try:
    outer()
except ValueError:
    x = 1
)"} << QStringLiteral("0:1/0 0:3/0 0:5/0 0:6/0 0:4/1 0:2/2 0:7/0 0:8/0");
    QTest::newRow("a generator") << std::string{R"(def count():
    yield 1
    yield 2
for x in count():
    y = x
)"} << QStringLiteral("0:1/0 0:4/0 0:2/1 0:5/0 0:4/0 0:3/1 0:5/0 0:4/0");
    QTest::newRow("a comprehension is part of its line") << std::string{R"(def double(x):
    return 2 * x
y = [double(x) for x in (1, 2)]
)"} << QStringLiteral("0:1/0 0:3/0 0:2/1 0:3/0 0:2/1 0:3/0");
    QTest::newRow("tasks and what they await") << std::string{R"(import asyncio
async def pause():
    await asyncio.sleep(0.1)
    return 1
async def blink():
    await pause()
    x = 1
async def main():
    task = asyncio.create_task(blink())
    await task
    x = 2
asyncio.run(main())
x = 3
)"} << QStringLiteral("0:1/0 0:2/0 0:5/0 0:8/0 0:12/0 1:9/0 1:10/0 2:6/0 2:3/1 2:4/1 2:7/0 1:11/0 0:13/0");
    QTest::newRow("a function that starts the loop") << std::string{R"(import asyncio
async def main():
    x = 1
def start():
    asyncio.run(main())
start()
)"} << QStringLiteral("0:1/0 0:2/0 0:4/0 0:6/0 0:5/1 1:3/0");
}

void TestCallDepth::aLineTellsHowDeepInCallsItIs()
{
    QFETCH(std::string, program);
    QFETCH(QString, lines);
    QCOMPARE(linesOf(program), lines);
}

void TestCallDepth::depthBeyond255IsCounted255()
{
    QCOMPARE(core::Entry(core::Instant{}, EntryKind::Line, 0, 0, core::linePlace(7, 1000)).depth(),
             std::uint8_t{255});
    QCOMPARE(core::Entry(core::Instant{}, EntryKind::Line, 0, 0, core::linePlace(7, 1000)).line(), 7U);
    QCOMPARE(core::Entry(core::Instant{}, EntryKind::Line, 0, 0, core::linePlace(1U << 30)).line(),
             core::maxLine);
}

QTEST_GUILESS_MAIN(TestCallDepth)
#include "tst_calldepth.moc"
